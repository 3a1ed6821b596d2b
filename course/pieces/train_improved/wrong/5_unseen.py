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

# %% linear-only | no-activation-between or single-layer | layers
net = Network([Linear(784, 300), Linear(300, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 100, 0.001)
return net

# %% eight-sigmoids | differences-lost | layers
layers = [Linear(784, 50), Sigmoid()]
for _ in range(7):
    layers += [Linear(50, 50), Sigmoid()]
net = Network(layers + [Linear(50, 10), Sigmoid()])
train(net, MeanSquareError(), 5, 100, 0.005)
return net

# %% two-hidden-units | too-narrow | numbers
net = Network([Linear(784, 2), Sigmoid(), Linear(2, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 100, 0.005)
return net

# %% relu-ge-missing | attribute-not-kept | names
class ReLU(Layer):
    def forward(self, x_in):
        return np.maximum(x_in, 0)
    def backward(self, d_out):
        return d_out * (self.x_in > 0)
net = Network([Linear(input_size, 50), ReLU(), Linear(50, label_size), Sigmoid()])
train(net, MeanSquareError(), 2, 100, 0.001)
return net

# %% return-train | net-not-returned | several results
net = Network([Linear(input_size, 50), Sigmoid(), Linear(50, label_size), Sigmoid()])
return train(net, MeanSquareError(), 2, 100, 0.001)

# %% lists-in-list | network-missing | brackets
net = Network([[Linear(input_size, 50), Sigmoid()], [Linear(50, label_size), Sigmoid()]])
train(net, MeanSquareError(), 2, 100, 0.001)
return net
