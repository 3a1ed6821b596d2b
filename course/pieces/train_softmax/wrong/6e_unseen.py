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

# %% square-error-left | wrong-cost | arguments
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-still-there | wrong-layers | layers
layers = [Linear(input_size, label_size), Sigmoid(), SoftMax()]
net = Network(layers)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% cost-as-layer-again | attribute-not-kept | arguments
ce = CrossEntropy()
net = Network([Linear(input_size, label_size), SoftMax(), ce])
train(net, ce, number_epochs, batch_size, learning_rate)
return net

# %% trained-twice | wrong-number-of-epochs | numbers
net = Network([Linear(784, 10), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
# cost not converged yet -> once more
history += train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% invented-keywords | name-nearly-right or argument-missing | names
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, cost=CrossEntropy(), epochs=number_epochs, batch_size=batch_size, lr=learning_rate)
return net

# %% on-top-of-task-4 | wrong-layers or wrong-cost or wrong-number-of-epochs | layers
net = train_single_layer()
net.layers[-1] = SoftMax()
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-added-after-training | wrong-layers | order
linear = Linear(input_size, label_size)
net = Network([linear])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
# softmax turns the scores into probabilities
return Network([linear, SoftMax()])

# %% hidden-layer | wrong-layers | layers
hidden = 100
net = Network([
    Linear(input_size, hidden),
    Sigmoid(),
    Linear(hidden, label_size),
    SoftMax(),
])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% one-batch-per-epoch | wrong-batch-size | numbers
images, labels, _, _ = load_data()
net = Network([Linear(input_size, label_size), SoftMax()])
batch = len(images)
train(net, CrossEntropy(), number_epochs, batch, learning_rate)
return net

# %% sigmoid-with-cross-entropy | wrong-layers | layers
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-twice | wrong-layers | layers
linear_layer = Linear(input_size, label_size)
net = Network([Network([linear_layer, SoftMax()]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% method-passed-as-cost | wrong-cost | arguments
net = Network([Linear(input_size, label_size), SoftMax()])
loss_fn = CrossEntropy().estimate
train(net, loss_fn, number_epochs, batch_size, learning_rate)
return net
