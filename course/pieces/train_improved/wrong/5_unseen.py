# %% ten-inputs-forgotten | shapes-do-not-fit or wrong-layers | shapes
net = Network([Linear(784, 100), Sigmoid(), Linear(10, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% dense-of-keras | other-library | other libraries
net = Network([Dense(784, 100), Sigmoid(), Dense(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% optimizer | other-library or name-nearly-right or argument-too-many | other libraries
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01, optimizer="adam")
return net

# %% nothing-returned | returns-nothing | left out
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)

# %% hidden-size-not-defined | name-not-defined or name-nearly-right | names
net = Network([Linear(input_size, hidden_size), Sigmoid(), Linear(hidden_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net
