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
