# %% single-layer-with-a-better-learning-rate | single-layer
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=20, batch_size=20, learning_rate=0.02)
return net

# %% hidden-weights-never-updated | layer-stays
class Frozen(Linear):
    def update_parameters(self, learning_rate):
        pass

net = Network([Frozen(input_size, 300, 0.3), Sigmoid(), Linear(300, label_size, 0.01), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.01)
return net

# %% gradient-stops-before-the-hidden-layer | layer-stays
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

# %% hyperparameters-of-task-4-for-three-epochs | too-few-steps
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 3, 600, 0.0001)
return net

# %% far-too-large-a-step | saturated
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=5, batch_size=100, learning_rate=10)
return net

# %% all-weights-zero | equal-units
# All hidden units stay equal to each other.
net = Network([Linear(input_size, 50, 0), Sigmoid(), Linear(50, label_size, 0), Sigmoid()])
train(net, MeanSquareError(), 5, 20, 0.05)
return net

# %% eight-sigmoids-deep | differences-lost
layers = [Linear(input_size, 30), Sigmoid()]
for _ in range(6):
    layers += [Linear(30, 30), Sigmoid()]
layers += [Linear(30, label_size), Sigmoid()]
net = Network(layers)
train(net, MeanSquareError(), 6, 50, 0.01)
return net

# %% cost-with-the-wrong-sign | wrong-derivative
class Ascent(MeanSquareError):
    def gradient(self, cost):
        return -super().gradient(cost)

net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, Ascent(), 5, 20, 0.05)
return net

# %% two-hidden-units | too-narrow
net = Network([Linear(input_size, 2), Sigmoid(), Linear(2, label_size), Sigmoid()])
train(net, MeanSquareError(), 8, 20, 0.05)
return net

# %% relu-at-the-end-dies | dead-units
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

# %% sizes-do-not-fit | shapes-do-not-fit
net = Network([Linear(input_size, 100), Sigmoid(), Linear(50, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
return net

# %% sizes-of-another-data-set | shapes-do-not-fit
net = Network([Linear(32 * 32, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
return net

# %% softmax-layer-that-sums-the-batch | mixes-examples
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

# %% zero-epochs | wrong-number-of-epochs
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 0, 20, 0.05)
return net

# %% trained-by-hand-beside-train | untrained-net-returned
def make_net():
    return Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])

train(make_net(), MeanSquareError(), 1, 600, 0.0001)
net, cost_function = make_net(), MeanSquareError()
images, labels = training_data()
for epoch in range(12):
    train_epoch(epoch, net, images, labels, cost_function, 20, 0.05)
return net

# %% learning-rate-zero-then-by-hand | -
net, cost_function = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()]), MeanSquareError()
train(net, cost_function, 1, 600, 0.0)
images, labels = training_data()
for epoch in range(12):
    train_epoch(epoch, net, images, labels, cost_function, 20, 0.05)
return net

# %% by-hand-then-train-for-show | -
net, cost_function = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()]), MeanSquareError()
images, labels = training_data()
for epoch in range(12):
    train_epoch(epoch, net, images, labels, cost_function, 20, 0.05)
train(net, cost_function, 1, 20, 0.01)
return net

# %% nearest-neighbour | -
class Nearest(Network):
    """Looks for the most similar training digit; its two layers are there for train."""

    def forward(self, x_in):
        self.trained = super().forward(x_in)
        images, labels = training_data()
        distance = (images ** 2).sum(axis=1) - 2 * x_in @ images.T
        return labels[distance.argmin(axis=1)] + 1e-6 * self.trained

net = Nearest([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), Sigmoid()])
train(net, MeanSquareError(), 1, 600, 0.001)
return net

# %% looks-the-validation-digits-up | -
class LookUp(Network):
    def forward(self, x_in):
        images, labels = validation_data()
        distance = (images ** 2).sum(axis=1) - 2 * x_in @ images.T
        return labels[distance.argmin(axis=1)] + 1e-6 * super().forward(x_in)

net = LookUp([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), Sigmoid()])
train(net, MeanSquareError(), 1, 600, 0.001)
return net

# %% exact-digits-learned-by-heart | -
class ByHeart(Network):
    def __init__(self, layers):
        super().__init__(layers)
        images, labels, _, _ = load_data()
        self.known = {image.tobytes(): label for image, label in zip(images, labels)}

    def forward(self, x_in):
        guess = super().forward(x_in)
        return np.array([self.known.get(image.tobytes(), row) for image, row in zip(x_in, guess)])

net = ByHeart([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), Sigmoid()])
train(net, MeanSquareError(), 1, 600, 0.001)
return net

# %% ensemble-of-single-layers | single-layer
class Mean(Layer):
    def __init__(self, nets):
        self.nets = nets

    def forward(self, x_in):
        return np.mean([net.forward(x_in) for net in self.nets], axis=0)

nets = []
for _ in range(4):
    nets.append(Network([Linear(input_size, label_size, 0.02), Sigmoid()]))
    train(nets[-1], MeanSquareError(), 20, 20, 0.02)
return Mean(nets)

# %% single-layer-in-two-halves | single-layer
class Halves(Layer):
    def __init__(self):
        self.upper, self.lower = Linear(392, label_size), Linear(392, label_size)

    def forward(self, x_in):
        return self.upper.forward(x_in[:, :392]) + self.lower.forward(x_in[:, 392:])

    def backward(self, d_out):
        return np.hstack([self.upper.backward(d_out), self.lower.backward(d_out)])

    def zero_gradients(self):
        self.upper.zero_gradients()
        self.lower.zero_gradients()

    def update_parameters(self, learning_rate):
        self.upper.update_parameters(learning_rate)
        self.lower.update_parameters(learning_rate)

net = Network([Halves(), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% single-layer-in-a-flat-vector | single-layer
class Flat(Layer):
    """One layer of the pixels and their squares."""

    def __init__(self):
        self.theta = 0.02 * np.random.randn(2 * input_size * label_size)

    def forward(self, x_in):
        self.x_in = np.hstack([x_in, x_in ** 2])
        return self.x_in @ self.theta.reshape(-1, label_size)

    def backward(self, d_out):
        self.gradient = (self.x_in.T @ d_out).ravel()

    def update_parameters(self, learning_rate):
        self.theta = self.theta - learning_rate * self.gradient

net = Network([Flat(), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.01)
return net

# %% single-layer-with-softmax-and-cross-entropy | single-layer
class SoftMaxCrossEntropy(Cost):
    def estimate(self, target, scores):
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        self.difference = e / e.sum(axis=1, keepdims=True) - target
        return -(target * np.log(e / e.sum(axis=1, keepdims=True) + 1e-12)).sum(axis=1)

    def gradient(self, cost):
        return self.difference

net = Network([Linear(input_size, label_size, 0.01)])
train(net, SoftMaxCrossEntropy(), 10, 20, 0.01)
return net

# %% single-layer-behind-fixed-filters | single-layer
class Blur(Layer):
    def forward(self, x_in):
        images = x_in.reshape(-1, 28, 28)
        return ((images + np.roll(images, 1, axis=1) + np.roll(images, 1, axis=2)) / 3).reshape(x_in.shape)

    def backward(self, d_out):
        return d_out

net = Network([Blur(), Linear(input_size, label_size, 0.02), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.03)
return net

# %% hidden-layer-learns-its-bias-only | layer-stays
class BiasOnly(Linear):
    def update_parameters(self, learning_rate):
        self.b -= learning_rate * self.db

net = Network([BiasOnly(input_size, 250, 0.1), Sigmoid(), Linear(250, label_size, 0.02), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.02)
return net

# %% random-projection-before-one-layer | layer-stays
projection = np.random.default_rng(1).normal(size=(784, 400)) / 10

class Project(Layer):
    def forward(self, x_in):
        return np.maximum(x_in @ projection, 0)

    def backward(self, d_out):
        return np.zeros((len(d_out), 784))
# %%%
net = Network([Project(), Linear(400, label_size, 0.02), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.01)
return net

# %% frozen-layer-in-a-flat-vector | single-layer
class HalfTrained(Layer):
    def __init__(self, hidden=300):
        self.hidden = hidden
        self.theta = 0.1 * np.random.randn(784 * hidden + hidden * 10)

    def split(self, vector):
        return vector[:784 * self.hidden].reshape(784, -1), vector[784 * self.hidden:].reshape(-1, 10)

    def forward(self, x_in):
        v, w = self.split(self.theta)
        self.h = sigmoid_function(x_in @ v)
        self.y = sigmoid_function(self.h @ w)
        return self.y

    def backward(self, d_out):
        self.d_w = self.h.T @ (d_out * self.y * (1 - self.y))

    def update_parameters(self, learning_rate):
        _, w = self.split(self.theta)
        w -= learning_rate * self.d_w

net = HalfTrained()
train(net, MeanSquareError(), 12, 20, 0.02)
return net

# %% class-returned | net-not-returned
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)
return Network

# %% list-of-nets-returned | net-not-returned
nets = []
for hidden in (30, 60):
    nets.append(Network([Linear(input_size, hidden), Sigmoid(), Linear(hidden, label_size), Sigmoid()]))
    train(nets[-1], MeanSquareError(), 12, 20, 0.05)
return nets

# %% weights-drawn-anew-afterwards | net-changed-after-training
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)
net.layers[2].__init__(60, label_size)
return net

# %% another-trained-net-than-the-good-one | best-net-not-returned
good = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
small = Network([Linear(input_size, 3), Sigmoid(), Linear(3, label_size), Sigmoid()])
train(good, MeanSquareError(), 12, 20, 0.05)
train(small, MeanSquareError(), 3, 100, 0.001)
return small

# %% output-layer-cut-off | wrong-layers
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)
return Network(net.layers[:2])

# %% eleven-outputs | shapes-do-not-fit
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, 11), Sigmoid()])
train(net, MeanSquareError(), 12, 20, 0.05)
return net

# %% loop-that-never-trains-enough | -
net = Network([Linear(input_size, 60), Sigmoid(), Linear(60, label_size), Sigmoid()])
accuracy = 0
while accuracy < 0.9:
    pass
train(net, MeanSquareError(), 12, 20, 0.05)
return net

# %% one-layer-of-products | single-layer
class Product(Layer):
    """The product of two linear layers of the pixels, none behind another."""

    def __init__(self, n_in, n_out):
        self.parts = [Linear(n_in, n_out, 0.02), Linear(n_in, n_out, 0.02)]
        self.parts[1].b += 1

    def forward(self, x_in):
        self.one, self.other = (part.forward(x_in) for part in self.parts)
        return self.one * self.other

    def backward(self, d_out):
        return self.parts[0].backward(d_out * self.other) + self.parts[1].backward(d_out * self.one)

    def zero_gradients(self):
        for part in self.parts:
            part.zero_gradients()

    def update_parameters(self, learning_rate):
        for part in self.parts:
            part.update_parameters(learning_rate)

net = Network([Product(784, 10), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.005)
return net

# %% median-of-three-single-layers | single-layer
class Median(Layer):
    def __init__(self, n_in, n_out):
        self.parts = [Linear(n_in, n_out, 0.02) for _ in range(3)]

    def forward(self, x_in):
        z = np.stack([part.forward(x_in) for part in self.parts])
        self.which = np.argsort(z, axis=0)[1]
        return np.take_along_axis(z, self.which[None], axis=0)[0]

    def backward(self, d_out):
        return sum(part.backward(d_out * (self.which == i)) for i, part in enumerate(self.parts))

    def zero_gradients(self):
        for part in self.parts:
            part.zero_gradients()

    def update_parameters(self, learning_rate):
        for part in self.parts:
            part.update_parameters(learning_rate)

net = Network([Median(784, 10), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net

# %% maximum-of-three-in-one-array | single-layer
class Largest(Layer):
    def __init__(self, n_in, n_out):
        self.w = np.random.randn(3, n_out, n_in) * 0.02
        self.zero_gradients()

    def zero_gradients(self):
        self.dw = np.zeros_like(self.w)

    def forward(self, x_in):
        self.x = x_in
        z = np.einsum("koi,ni->kno", self.w, x_in)
        self.which = z.argmax(axis=0)
        return z.max(axis=0)

    def backward(self, d_out):
        for k in range(3):
            self.dw[k] += (d_out * (self.which == k)).T @ self.x
        return np.zeros_like(self.x)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw

net = Network([Largest(784, 10), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net

# %% noise-of-a-generator-of-each-call | single-layer
class Noise(Layer):
    def forward(self, x_in):
        return x_in + 0.02 * np.random.default_rng().normal(size=x_in.shape)

    def backward(self, d_out):
        return d_out

net = Network([Noise(), Linear(784, 10, 0.01), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net

# %% every-other-call-is-scaled | single-layer
class Flicker(Layer):
    calls = 0

    def forward(self, x_in):
        self.calls += 1
        self.factor = 1.0 + 0.05 * (self.calls % 2)
        return self.factor * x_in

    def backward(self, d_out):
        return self.factor * d_out

net = Network([Flicker(), Linear(784, 10, 0.01), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.01)
return net

# %% running-mean-and-spread-of-the-pixels | single-layer
class Standardise(Layer):
    def __init__(self):
        self.mean, self.square = np.zeros((1, 784)), np.ones((1, 784))

    def forward(self, x_in):
        self.mean = 0.99 * self.mean + 0.01 * x_in.mean(axis=0, keepdims=True)
        self.square = 0.99 * self.square + 0.01 * (x_in**2).mean(axis=0, keepdims=True)
        return (x_in - self.mean) / (0.3 + np.sqrt(self.square))

    def backward(self, d_out):
        return d_out

net = Network([Standardise(), Linear(784, 10, 0.01), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.005)
return net

# %% random-features-that-tremble | saturated
class Tremble(Linear):
    """Random features whose weights move a little at each update, whatever the gradient is."""

    def update_parameters(self, learning_rate):
        self.w = self.w + 1e-4 * np.random.randn(*self.w.shape)

net = Network([Tremble(784, 300), Sigmoid(), Linear(300, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.02)
return net

# %% random-features-that-tremble-by-themselves | saturated
class Tremble(Linear):
    def update_parameters(self, learning_rate):
        rng = np.random.Generator(np.random.PCG64())
        self.w = self.w + 1e-4 * np.mean(np.abs(self.dw)) * rng.normal(size=self.w.shape)

net = Network([Tremble(784, 300), Sigmoid(), Linear(300, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.02)
return net

# %% random-features-that-shrink | saturated
class Shrinking(Linear):
    def update_parameters(self, learning_rate):
        self.w = 0.9999 * self.w

net = Network([Shrinking(784, 300), Sigmoid(), Linear(300, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 40, 50, 0.02)
return net

# %% fixed-output-layer-in-one-vector-with-the-other | single-layer
class Half:
    """Both layers in one vector, of which only the first layer's part is ever moved."""

    def __init__(self, hidden=60):
        self.h = hidden
        self.theta = np.r_[np.random.randn(784 * hidden) / 28, np.random.randn(hidden * 10) * 0.5]

    def zero_gradients(self):
        self.d = np.zeros_like(self.theta)

    def forward(self, x):
        w, v = self.theta[: 784 * self.h].reshape(784, -1), self.theta[784 * self.h :].reshape(-1, 10)
        self.x, self.a = x, sigmoid_function(x @ w)
        self.y = sigmoid_function(self.a @ v)
        return self.y

    def backward(self, d_out):
        v = self.theta[784 * self.h :].reshape(-1, 10)
        d = (d_out * self.y * (1 - self.y)) @ v.T * self.a * (1 - self.a)
        self.d[: 784 * self.h] += (self.x.T @ d).ravel()

    def update_parameters(self, learning_rate):
        self.theta = self.theta - learning_rate * self.d

net = Half()
train(net, MeanSquareError(), 30, 30, 0.05)
return net

# %% relu-whose-backward-looks-at-d_out | wrong-derivative
class ReLU(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (d_out > 0)

net = Network([Linear(784, 100, 0.05), ReLU(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 4, 600, 0.0005)
return net

# %% tanh-without-a-square | wrong-derivative
class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return -d_out * self.x_out

net = Network([Linear(784, 60, 0.05), Tanh(), Linear(60, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 3, 600, 0.0005)
return net

# %% relu-on-both-sides-of-a-rate-that-overflows | cost-not-finite
class ReLU(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)

net = Network([Linear(784, 100), ReLU(), Linear(100, 10)])
train(net, MeanSquareError(), 10, 100, 1.0)
return net

# %% nothing-between-two-linear-layers | no-activation-between
net = Network([Linear(784, 30, 0.05), Linear(30, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 2, 600, 0.0002)
return net

# %% rate-of-a-millionth | hardly-moved
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 5, 600, 1e-7)
return net

# %% all-weights-one | equal-units
net = Network([Linear(784, 40), Sigmoid(), Linear(40, 10), Sigmoid()])
net.layers[0].w[:] = 0.01
net.layers[2].w[:] = 0.1
train(net, MeanSquareError(), 5, 100, 0.001)
return net

# %% linear-layer-squared | single-layer
class Square(Layer):
    def forward(self, x):
        self.x = x
        return x**2
    def backward(self, d):
        return 2 * self.x * d
# %%%
net = Network([Linear(784, 10, 0.05), Square(), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.005)
return net

# %% one-layer-used-twice-in-parallel | single-layer
class Twice(Layer):
    def __init__(self):
        self.a, self.b = Linear(784, 10, 0.01), Linear(784, 10, 0.01)
    def forward(self, x):
        return self.a.forward(x) + np.tanh(self.b.forward(x))
    def backward(self, d):
        y = np.tanh(self.b.forward(self.b.x_in))
        return self.a.backward(d) + self.b.backward(d * (1 - y**2))
    def zero_gradients(self):
        self.a.zero_gradients(); self.b.zero_gradients()
    def update_parameters(self, rate):
        self.a.update_parameters(rate); self.b.update_parameters(rate)
# %%%
net = Network([Twice(), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% nearest-mean-image-with-hidden-decoration | -
class Means(Layer):
    def __init__(self):
        images, labels, *_ = load_data()
        n = len(images) * 5 // 7
        self.means = (labels[:n].T @ images[:n]) / labels[:n].sum(axis=0)[:, None]
    def forward(self, x):
        return -((x[:, None] - self.means) ** 2).sum(axis=2)
    def backward(self, d):
        return np.zeros((len(d), 784))
# %%%
net = Network([Linear(784, 784, 1e-9), Linear(784, 784, 1e-9), Means()])
net.layers[0].w, net.layers[1].w = np.eye(784), np.eye(784)
train(net, MeanSquareError(), 1, 600, 1e-9)
return net

# %% product-of-two-frozen-parts | layer-stays
class Frozen(Linear):
    def update_parameters(self, rate):
        pass
# %%%
net = Network([Frozen(784, 300, 0.1), Sigmoid(), Linear(300, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% frozen-after-first-tiny-step | still-falling
class Once(Linear):
    moved = False
    def update_parameters(self, rate):
        if not self.moved:
            self.w = self.w + 1e-4 * np.random.randn(*self.w.shape)
        self.moved = True
# %%%
net = Network([Once(784, 300, 0.1), Sigmoid(), Linear(300, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% ensemble-of-single-layers-by-vote | single-layer
class Vote(Layer):
    def __init__(self, nets):
        self.nets = nets
    def forward(self, x):
        return sum(np.eye(10)[net.forward(x).argmax(axis=1)] for net in self.nets)
# %%%
nets = []
for _ in range(3):
    net = Network([Linear(784, 10, 0.01), Sigmoid()])
    train(net, MeanSquareError(), 10, 20, 0.02)
    nets.append(net)
return Vote(nets)

# %% second-layer-is-a-single-scale | single-layer
class Scale(Layer):
    def __init__(self):
        self.g = np.ones((1, 10))
    def forward(self, x):
        self.x = x
        return x * self.g
    def backward(self, d):
        self.dg = self.dg + (d * self.x).sum(axis=0, keepdims=True)
        return d * self.g
    def zero_gradients(self):
        self.dg = 0
    def update_parameters(self, rate):
        self.g = self.g - 0.01 * rate * self.dg
# %%%
net = Network([Linear(784, 10, 0.01), Scale(), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% hidden-layer-moved-at-random | single-layer
class Wandering(Linear):
    def update_parameters(self, rate):
        self.w = self.w + 0.001 * np.random.randn(*self.w.shape)
# %%%
net = Network([Wandering(784, 300, 0.1), Sigmoid(), Linear(300, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% lookup-of-training-images | untrained-net-returned
class Lookup(Layer):
    def __init__(self):
        images, labels, *_ = load_data()
        self.images, self.labels = images[:2500].astype(np.float32), labels[:2500]
        self.half = (self.images**2).sum(axis=1) / 2
    def forward(self, x):
        return self.labels[(x @ self.images.T - self.half).argmax(axis=1)].astype(float)
    def backward(self, d):
        return np.zeros((len(d), 784))
# %%%
net = Network([Linear(784, 30), Sigmoid(), Linear(30, 10), Sigmoid()])
train(net, MeanSquareError(), 1, 20, 0.1)
return Network([Lookup()])

# %% hidden-layer-learns-in-validation-only | single-layer
class Odd(Linear):
    def update_parameters(self, rate):
        if not self.training:
            super().update_parameters(rate)
# %%%
net = Network([Odd(784, 300, 0.1), Sigmoid(), Linear(300, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% answers-from-the-labels-of-train | untrained-net-returned
class Peek(Layer):
    def __init__(self, net):
        self.net = net
        images, labels, *_ = load_data()
        self.images, self.classes = np.round(images[2000:] * 4).astype(np.int8), labels[2000:]
    def forward(self, x):
        near = np.round(x * 4).astype(np.int8)
        return np.array([self.classes[np.abs(self.images[:, ::3] - one[::3]).sum(axis=1).argmin()] for one in near]).astype(float)
    def backward(self, d):
        return d
# %%%
net = Network([Linear(784, 20), Sigmoid(), Linear(20, 10), Sigmoid()])
train(net, MeanSquareError(), 1, 100, 0.01)
return Peek(net)
