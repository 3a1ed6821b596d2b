# %% untrained | -
return Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])

# %% task-4-again | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% single-layer-trained-well | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 40, 10, 0.05)
return net

# %% single-layer-softmax | -
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 40, 10, 0.01)
return net

# %% returns-nothing | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)

# %% returns-history | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
return train(net, MeanSquareError(), 20, 10, 0.1)

# %% returns-accuracy | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
history = train(net, MeanSquareError(), 20, 10, 0.1)
return history[-1][1]

# %% returns-fresh-net | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])

# %% rate-of-task-4 | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% rate-far-too-large | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 600, 50)
return net

# %% negative-rate | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, -0.1)
return net

# %% zero-initialised-all | -
net = Network([Linear(784, 100, 0), Sigmoid(), Linear(100, 10, 0), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% too-large-initialisation | -
net = Network([Linear(784, 100, 50), Sigmoid(), Linear(100, 10, 50), Sigmoid()])
train(net, MeanSquareError(), 5, 100, 0.001)
return net

# %% first-weights-zeroed-at-the-end | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
net.layers[0].w = np.zeros_like(net.layers[0].w)
return net

# %% last-layer-only-trained | -
hidden = Network([Linear(784, 300, 0.05), Sigmoid()])
class Frozen(Layer):
    def forward(self, x):
        return hidden.forward(x)
    def backward(self, d):
        return d

net = Network([Frozen(), Linear(300, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% wrong-output-size | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 1), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% sizes-do-not-fit | -
net = Network([Linear(784, 100), Sigmoid(), Linear(50, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% list-of-layers | -
net = [Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()]
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% two-epochs-of-huge-batches | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 2, 3000, 0.0005)
return net

# %% returns-network-class | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network

# %% returns-first-layers-only | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network(net.layers[:2])

# %% bottleneck-of-one | -
net = Network([Linear(784, 1), Sigmoid(), Linear(1, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.05)
return net

# %% eight-sigmoids-vanishing | -
layers = [Linear(784, 30), Sigmoid()]
for _ in range(8):
    layers += [Linear(30, 30), Sigmoid()]
net = Network(layers + [Linear(30, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 50, 0.01)
return net

# %% targets-inverted-cost | -
class Inverted(Cost):
    def estimate(self, target, prediction):
        self.d = prediction - (1 - target)
        return self.d**2
    def gradient(self, cost):
        return 2 * self.d

net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, Inverted(), 10, 10, 0.05)
return net
