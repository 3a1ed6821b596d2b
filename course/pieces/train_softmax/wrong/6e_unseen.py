# %% loss-of-torch | other-library or name-nearly-right | other libraries
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropyLoss(), number_epochs, batch_size, learning_rate)
return net

# %% network-object-missing | list-for-array or wrong-layers or network-missing or net-not-returned | brackets
net = [Linear(input_size, label_size), SoftMax()]
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% nothing-returned | returns-nothing | left out
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)

# %% softmax-with-sizes | argument-too-many or argument-missing | arguments
net = Network([Linear(input_size, label_size), SoftMax(label_size)])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% wrong-first-size | wrong-layers or shapes-do-not-fit | shapes
net = Network([Linear(28, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-stays | wrong-layers | layers
net = Network([Linear(input_size, label_size), Sigmoid(), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% categorical-cross-entropy | name-not-defined | names
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CategoricalCrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% cross-without-brackets | class-for-object | brackets
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy, number_epochs, batch_size, learning_rate)
return net

# %% cost-as-layer | attribute-not-kept | layers
net = Network([Linear(input_size, label_size), SoftMax(), CrossEntropy()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% new-net-each-epoch | new-net-each-time | order
for epoch in range(number_epochs):
    net = Network([Linear(input_size, label_size), SoftMax()])
    train(net, CrossEntropy(), 1, batch_size, learning_rate)
return net

# %% rate-old | wrong-learning-rate | arguments
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, 0.1)
return net

# %% keyword-typo | name-nearly-right | names
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batchsize=batch_size, learning_rate=learning_rate)
return net

# %% sigmoid-softmax-order | wrong-layers | arguments
net = Network([SoftMax(), Linear(input_size, label_size)])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net
