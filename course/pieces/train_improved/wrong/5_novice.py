# %% relu-not-written | name-not-defined | names
net = Network([Linear(784, 100), ReLU(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% sizes-do-not-meet | shapes-do-not-fit or wrong-layers | shapes
net = Network([Linear(784, 100), Sigmoid(), Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% one-layer-only | single-layer | left out
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% object-without-brackets | class-for-object | brackets
net = Network([Linear(784, 100), Sigmoid, Linear(100, 10), Sigmoid])
train(net, MeanSquareError(), 20, 100, 0.01)
return net

# %% accuracy-returned | net-not-returned | several results
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
history = train(net, MeanSquareError(), 20, 100, 0.01)
return history[-1][1]

# %% second-layer-after-the-training | net-changed-after-training | order
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 60, 100, 0.002)
net.layers.append(Linear(10, 10))
net.layers.append(Sigmoid())
return net
