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

# %% rate-of-the-notebook | out-of-time or hardly-moved or still-falling | numbers
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

# %% rate-of-task-4-deeper | cost-stays or hardly-moved | numbers
# deeper is better
sizes = [input_size, 200, 100, 50, label_size]
layers = []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    layers.append(Linear(n_in, n_out))
    layers.append(Sigmoid())
net = Network(layers)
train(net, MeanSquareError(), number_epochs=100, batch_size=600, learning_rate=0.0001)
return net

# %% rate-decays-to-nothing | rate-fades | numbers
net = Network([Linear(input_size, 100, initial_sigma=1 / 28), Sigmoid(), Linear(100, label_size), Sigmoid()])
lr = 0.01
for epoch in range(30):
    train(net, MeanSquareError(), 1, 50, lr)
    lr = lr * 0.1  # learning rate decay
return net

# %% frozen-hidden-layer | layer-stays | left out
class HiddenLayer(Linear):
    def backward(self, d_out):
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.dw += d_out.T @ self.x_in
        self.d_in = d_out @ self.w
        return self.d_in

    def update_parameters(self, learning_rate):
        w = self.w - learning_rate * self.dw
        b = self.b - learning_rate * self.db

net = Network([HiddenLayer(input_size, 300), Sigmoid(), Linear(300, label_size), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net

# %% ascent | wrong-derivative | a formula
class HalfSquares(Cost):
    def estimate(self, target, prediction):
        self.target = target
        self.prediction = prediction
        return 0.5 * (target - prediction) ** 2

    def gradient(self, cost):
        return self.target - self.prediction

net = Network([Linear(input_size, 64), Sigmoid(), Linear(64, label_size), Sigmoid()])
train(net, HalfSquares(), 30, 50, 0.01)
return net

# %% best-net-never-kept | untrained-net-returned | arguments
best_accuracy = 0
best_hidden = 0
for hidden in (30, 60):
    net = Network([Linear(input_size, hidden), Sigmoid(), Linear(hidden, label_size), Sigmoid()])
    history = train(net, MeanSquareError(), 15, 50, 0.01)
    if history[-1][1] > best_accuracy:
        best_accuracy = history[-1][1]
        best_hidden = hidden
best_net = Network([Linear(input_size, best_hidden), Sigmoid(), Linear(best_hidden, label_size), Sigmoid()])
return best_net

# %% one-epoch | too-few-steps | numbers
net = Network([Linear(input_size, 64), Sigmoid(), Linear(64, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs=1, batch_size=600, learning_rate=0.001)
return net

# %% cost-without-gradient | method-missing | left out
class FourthPower(Cost):
    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return (prediction - target) ** 4

net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, FourthPower(), 40, 50, 0.01)
return net

# %% init-without-bias | attribute-not-kept | left out
class XavierLinear(Linear):
    def __init__(self, n_in, n_out):
        self.n_in, self.n_out = n_in, n_out
        self.w = np.random.randn(n_out, n_in) / np.sqrt(n_in)

net = Network([XavierLinear(input_size, 100), Sigmoid(), XavierLinear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net
