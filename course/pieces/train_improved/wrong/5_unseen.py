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

# %% rate-of-the-notebook | out-of-time or hardly-moved | numbers
hidden = 100
net = Network([Linear(input_size, hidden), Sigmoid(), Linear(hidden, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% still-one-layer | single-layer | layers
net = Network([
    Linear(input_size, label_size, initial_sigma=0.01),
    Sigmoid(),
])
train(net, MeanSquareError(), number_epochs=40, batch_size=100, learning_rate=0.003)
train(net, MeanSquareError(), number_epochs=10, batch_size=100, learning_rate=0.001)
return net

# %% returns-untrained-net | untrained-net-returned | arguments
def make_net():
    return Network([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])

best_accuracy, best_rate = 0, None
for rate in (0.003, 0.01):
    candidate = make_net()
    history = train(candidate, MeanSquareError(), number_epochs=8, batch_size=50, learning_rate=rate)
    accuracy = history[-1][1]
    if accuracy > best_accuracy:
        best_accuracy, best_rate = accuracy, rate
print("best learning rate:", best_rate)
best_net = make_net()
return best_net

# %% hidden-sizes-swapped | shapes-do-not-fit | shapes
net = Network([Linear(784, 128), Sigmoid(), Linear(10, 128), Sigmoid()])
train(net, MeanSquareError(), 20, 50, 0.005)
return net

# %% many-sigmoids | differences-lost | layers
# deep learning :)
layers = [Linear(784, 100, initial_sigma=0.03), Sigmoid()]
for i in range(5):
    layers.append(Linear(100, 100))
    layers.append(Sigmoid())
layers.append(Linear(100, 10))
layers.append(Sigmoid())
net = Network(layers)
train(net, MeanSquareError(), number_epochs=20, batch_size=100, learning_rate=0.001)
return net

# %% rate-far-too-large | saturated | numbers
lr = 0.5
net = Network([Linear(input_size, 200), Sigmoid(), Linear(200, label_size), Sigmoid()])
for i in range(3):
    train(net, MeanSquareError(), 10, 600, lr)
    lr = lr / 2
return net
