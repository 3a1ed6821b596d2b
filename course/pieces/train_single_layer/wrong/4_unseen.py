# %% cost-without-brackets | class-for-object or wrong-cost | brackets
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError, number_epochs, batch_size, learning_rate)
return net

# %% nothing-returned | returns-nothing | left out
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% sequential | other-library | other libraries
net = Sequential([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% name-of-the-loss | name-nearly-right or name-not-defined | names
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MSE(), number_epochs, batch_size, learning_rate)
return net

# %% net-train | other-library | other libraries
net = Network([Linear(input_size, label_size), Sigmoid()])
net.train(MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% no-activation | wrong-layers | left out
net = Network([Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% larger-rate | wrong-learning-rate | numbers
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 0.01)
return net

# %% rate-forgotten | argument-missing | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size)
return net

# %% digits-passed | argument-missing or argument-too-many | arguments
images, labels, _, _ = load_data()
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, images, labels, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% layers-without-list | list-missing | brackets
net = Network(Linear(input_size, label_size), Sigmoid())
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-arguments-order | arguments-of-train-swapped | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
train(MeanSquareError(), net, number_epochs, batch_size, learning_rate)
return net

# %% layers-as-tuple-of-two | brackets | brackets
net = Network[Linear(input_size, label_size), Sigmoid()]
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-one-argument | argument-missing | arguments
net = Network([Linear(input_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% new-net-each-epoch | new-net-each-time | order
for epoch in range(number_epochs):
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), 1, batch_size, learning_rate)
return net

# %% sigmoid-function | function-for-layer | brackets
net = Network([Linear(input_size, label_size), sigmoid_function])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% layers-not-net | net-not-returned or network-missing | several results
layers = [Linear(input_size, label_size), Sigmoid()]
train(layers, MeanSquareError(), number_epochs, batch_size, learning_rate)
return layers

# %% sigmoid-first | wrong-layers | arguments
net = Network([Sigmoid(), Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% epochs-loop-step | train-not-called | order
net = Network([Linear(input_size, label_size), Sigmoid()])
for e in range(number_epochs):
    step_network(net, MeanSquareError(), training_data()[0], training_data()[1], learning_rate)
return net

# %% sizes-wrong-name | name-not-defined | names
net = Network([Linear(image_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% lr-times-ten | wrong-learning-rate | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate * 10)
return net

# %% keywords | name-nearly-right | names
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), epochs=number_epochs, batch_size=batch_size, lr=learning_rate)
return net

# %% epochs-twice | wrong-number-of-epochs | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(number_epochs):
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-twice | wrong-layers | arguments
net = Network([Linear(input_size, label_size), Sigmoid(), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-one-arg | argument-missing | arguments
net = Network([Linear(label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-first | arguments-of-train-swapped | a formula
net = Network([Linear(input_size, label_size), Sigmoid()])
train(MeanSquareError(), net, number_epochs, batch_size, learning_rate)
return net

# %% epochs-and-batch-swapped | wrong-batch-size or wrong-number-of-epochs | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
train(net, cost_function, batch_size, number_epochs, learning_rate)
return net

# %% returns-history | net-not-returned | arguments
model = Network([Linear(784, 10), Sigmoid()])
model = train(model, MeanSquareError(), number_epochs=100, batch_size=600, learning_rate=0.0001)
return model

# %% new-net-each-epoch-again | new-net-each-time | order
for epoch in range(number_epochs):
    lin = Linear(input_size, label_size)
    sig = Sigmoid()
    net = Network([lin, sig])
    train(net, MeanSquareError(), 1, batch_size, learning_rate)
return net

# %% own-hyperparameters | wrong-learning-rate or wrong-number-of-epochs | numbers
# tried a few: this is much faster and better (0.90)
learning_rate = 0.001
number_epochs = 30
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% trains-on-random-batch | trained-by-hand or train-not-called | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
cost = MeanSquareError()
for e in range(number_epochs):
    c = step_network(net, cost, random_input, random_label, learning_rate)
    if e % 10 == 0:
        print("epoch", e, "cost", np.mean(c))
return net

# %% cost-class-not-object | class-for-object | brackets
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError, number_epochs, batch_size, learning_rate)
return net

# %% tuple-returned | net-not-returned | several results
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
print("final accuracy:", history[-1][1])
return net, history

# %% rate-over-batch-size | wrong-learning-rate | a formula
net = Network([Linear(input_size, label_size), Sigmoid()])
# gradients are sums over the batch, so take the average
eta = learning_rate / batch_size
train(net, MeanSquareError(), number_epochs, batch_size, eta)
return net

# %% debugging-epochs-left | wrong-number-of-epochs | numbers
number_epochs = 10  # faster for debugging
linear_layer = Linear(784, 10)
sigmoid_layer = Sigmoid()
network = Network([linear_layer, sigmoid_layer])
train(network, MeanSquareError(), number_epochs, batch_size, learning_rate)
return network

# %% linear-layer-returned | untrained-net-returned | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
trained_layer = net.layers[0]
return trained_layer

# %% sigmoid-class-not-object | class-for-object | brackets
net = Network([Linear(input_size, label_size), Sigmoid])
mse = MeanSquareError()
train(net, mse, number_epochs, batch_size, learning_rate)
return net

# %% net-of-task-3b-reused | name-not-defined | names
cost_function = MeanSquareError()
train(net_3b, cost_function, number_epochs, batch_size, learning_rate)
return net_3b
