# %% variables
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% numbers
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% keywords
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% keywords-in-other-order
net = Network([Linear(784, 10), Sigmoid()])
train(net, learning_rate=0.0001, batch_size=600, number_epochs=100, cost_function=MeanSquareError())
return net

# %% parts-first
linear = Linear(input_size, label_size)
activation = Sigmoid()
loss = MeanSquareError()
net = Network([linear, activation])
history = train(net, loss, number_epochs, batch_size, learning_rate)
return net

# %% dictionary
settings = dict(number_epochs=100, batch_size=600, learning_rate=0.0001)
net = Network([Linear(28**2, 10), Sigmoid()])
train(net, MeanSquareError(), **settings)
return net

# %% tuple-arguments
hyperparameters = (number_epochs, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), *hyperparameters)
return net

# %% builder-in-own-cell
def build():
    return Network([Linear(input_size, label_size), Sigmoid()])
# %%%
net = build()
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% append
layers = []
layers.append(Linear(input_size, label_size))
layers.append(Sigmoid())
net = Network(layers)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% prints-last
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
print(history[-1])
return net

# %% sizes-from-data
images, labels, n_in, n_out = load_data()
net = Network([Linear(n_in, n_out), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% nested
net = Network([Network([Linear(input_size, label_size)]), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% explicit-sigma
net = Network([Linear(input_size, label_size, initial_sigma=0.1), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net
