# %% variables
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% numbers
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 1e-05)
return net

# %% keywords
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), SoftMax()])
train(net=net, cost_function=CrossEntropy(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% keywords-in-other-order
net = Network([Linear(784, 10), SoftMax()])
train(net, learning_rate=1e-05, batch_size=600, number_epochs=100, cost_function=CrossEntropy())
return net

# %% parts-first
linear = Linear(input_size, label_size)
activation = SoftMax()
loss = CrossEntropy()
net = Network([linear, activation])
history = train(net, loss, number_epochs, batch_size, learning_rate)
return net

# %% dictionary
settings = dict(number_epochs=100, batch_size=600, learning_rate=1e-05)
net = Network([Linear(28**2, 10), SoftMax()])
train(net, CrossEntropy(), **settings)
return net

# %% tuple-arguments
hyperparameters = (number_epochs, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), *hyperparameters)
return net

# %% builder-in-own-cell
def build():
    return Network([Linear(input_size, label_size), SoftMax()])
# %%%
net = build()
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% append
layers = []
layers.append(Linear(input_size, label_size))
layers.append(SoftMax())
net = Network(layers)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% prints-last
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
print(history[-1])
return net

# %% sizes-from-data
images, labels, n_in, n_out = load_data()
net = Network([Linear(n_in, n_out), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% nested
net = Network([Network([Linear(input_size, label_size)]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% explicit-sigma
net = Network([Linear(input_size, label_size, initial_sigma=0.1), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net
