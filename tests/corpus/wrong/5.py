# %% single-layer-with-a-better-learning-rate | single-layer
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=20, batch_size=20, learning_rate=0.02)
return net

# %% hidden-weights-never-updated | single-layer
class Frozen(Linear):
    def update_parameters(self, learning_rate):
        pass

net = Network([Frozen(input_size, 300, 0.3), Sigmoid(), Linear(300, label_size, 0.01), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.01)
return net

# %% gradient-stops-before-the-hidden-layer | single-layer
class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return np.zeros_like(d_out)

net = Network([Linear(input_size, 300, 0.05), Tanh(), Linear(300, label_size, 0.05), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.03)
return net

# %% dropout-on-a-single-layer | single-layer
class Dropout(Layer):
    def forward(self, x_in):
        self.mask = np.random.rand(*x_in.shape) > 0.05
        return x_in * self.mask

    def backward(self, d_out):
        return d_out * self.mask

net = Network([Dropout(), Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% hyperparameters-of-task-4-for-three-epochs | below-the-bar
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 3, 600, 0.0001)
return net

# %% far-too-large-a-step | below-the-bar
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=5, batch_size=100, learning_rate=10)
return net

# %% all-weights-zero | below-the-bar
# All hidden units stay equal to each other.
net = Network([Linear(input_size, 50, 0), Sigmoid(), Linear(50, label_size, 0), Sigmoid()])
train(net, MeanSquareError(), 5, 20, 0.05)
return net

# %% eight-sigmoids-deep | below-the-bar
layers = [Linear(input_size, 30), Sigmoid()]
for _ in range(6):
    layers += [Linear(30, 30), Sigmoid()]
layers += [Linear(30, label_size), Sigmoid()]
net = Network(layers)
train(net, MeanSquareError(), 6, 50, 0.01)
return net

# %% cost-with-the-wrong-sign | below-the-bar
class Ascent(MeanSquareError):
    def gradient(self, cost):
        return -super().gradient(cost)

net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, Ascent(), 5, 20, 0.05)
return net

# %% two-hidden-units | below-the-bar
net = Network([Linear(input_size, 2), Sigmoid(), Linear(2, label_size), Sigmoid()])
train(net, MeanSquareError(), 8, 20, 0.05)
return net

# %% relu-at-the-end-dies | below-the-bar
class ReLU(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)

net = Network([Linear(input_size, 100), ReLU(), Linear(100, label_size), ReLU()])
train(net, MeanSquareError(), 5, 50, 0.1)
return net

# %% untrained-copy-returned | untrained-net-returned
import copy
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
best = copy.deepcopy(net)
train(net, MeanSquareError(), 12, 20, 0.05)
return best

# %% built-again-for-the-return | untrained-net-returned
def make_net():
    return Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])

train(make_net(), MeanSquareError(), 12, 20, 0.05)
return make_net()

# %% weights-cast-to-integers | net-changed-after-training
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)
for layer in net.layers:
    if isinstance(layer, Linear):
        layer.w = layer.w.astype(int)
return net

# %% return-forgotten | returns-nothing
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)

# %% history-returned | net-not-returned
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
return train(net, MeanSquareError(), 12, 20, 0.05)

# %% accuracy-returned-beside-the-net | net-not-returned
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
history = train(net, MeanSquareError(), 12, 20, 0.05)
return net, history[-1][1]

# %% only-built | train-not-called
net = Network([Linear(input_size, 200), Sigmoid(), Linear(200, 50), Sigmoid(), Linear(50, label_size), Sigmoid()])
return net

# %% trained-by-hand | train-not-called
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
cost_function = MeanSquareError()
images, labels, _, _ = load_data()
n = len(images) * 5 // 7
for epoch in range(10):
    for i in range(0, n, 20):
        net.zero_gradients()
        cost = cost_function.estimate(labels[i:min(i + 20, n)], net.forward(images[i:min(i + 20, n)]))
        net.backward(cost_function.gradient(cost))
        net.update_parameters(0.05)
return net

# %% task-4-called-again | single-layer
def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), 10, 100, 0.001)
    return net

return train_single_layer()

# %% sizes-do-not-fit | -
net = Network([Linear(input_size, 100), Sigmoid(), Linear(50, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
return net

# %% sizes-of-another-data-set | -
net = Network([Linear(32 * 32, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
return net

# %% softmax-layer-that-sums-the-batch | below-the-bar
class BatchSoftMax(Layer):
    def forward(self, x_in):
        e = np.exp(x_in - x_in.max(axis=0))
        self.x_out = e / e.sum(axis=0)
        return self.x_out

    def backward(self, d_out):
        return self.x_out * (d_out - (d_out * self.x_out).sum(axis=0))

net = Network([Linear(input_size, 50), Sigmoid(), Linear(50, label_size), BatchSoftMax()])
train(net, MeanSquareError(), 4, 600, 0.001)
return net

# %% one-example-at-a-time-in-a-huge-layer | out-of-time
net = Network([Linear(input_size, 4000), Sigmoid(), Linear(4000, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=100, batch_size=1, learning_rate=0.00001)
return net

# %% until-the-accuracy-is-perfect | out-of-time
net = Network([Linear(input_size, 40), Sigmoid(), Linear(40, label_size), Sigmoid()])
while True:
    history = train(net, MeanSquareError(), 1, 600, 0.00001)
    if history and history[-1][1] > 0.99:
        return net
