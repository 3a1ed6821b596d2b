# %% one-hidden-layer
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=20, batch_size=20, learning_rate=0.05)
return net

# %% two-hidden-layers
net = Network([
    Linear(784, 120), Sigmoid(),
    Linear(120, 60, 0.2), Sigmoid(),
    Linear(60, 10, 0.2), Sigmoid(),
])
train(net, MeanSquareError(), 25, 20, 0.05)
return net

# %% relu-inside-the-function
class ReLU(Layer):
    def forward(self, x_in):
        self.positive = x_in > 0
        return np.where(self.positive, x_in, 0)

    def backward(self, d_out):
        return d_out * self.positive

net = Network([Linear(784, 100, np.sqrt(2 / 784)), ReLU(), Linear(100, 10, np.sqrt(2 / 100)), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% tanh-in-a-cell-before
class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return d_out * (1 - self.x_out ** 2)
# %%%
net = Network([Linear(784, 80, 0.05), Tanh(), Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 25, 0.03)
return net

# %% momentum
class MomentumLinear(Linear):
    def __init__(self, n_in, n_out, initial_sigma=0.1, momentum=0.9):
        super().__init__(n_in, n_out, initial_sigma)
        self.momentum = momentum
        self.velocity_w = np.zeros_like(self.w)
        self.velocity_b = np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        self.velocity_w = self.momentum * self.velocity_w - learning_rate * self.dw
        self.velocity_b = self.momentum * self.velocity_b - learning_rate * self.db
        self.w = self.w + self.velocity_w
        self.b = self.b + self.velocity_b
# %%%
net = Network([MomentumLinear(input_size, 64), Sigmoid(), MomentumLinear(64, label_size), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.002)
return net

# %% adam
class AdamLinear(Linear):
    def __init__(self, n_in, n_out, initial_sigma):
        super().__init__(n_in, n_out, initial_sigma)
        self.moments = {name: [0.0, 0.0] for name in "wb"}
        self.steps = 0

    def update_parameters(self, learning_rate):
        self.steps += 1
        for name, moments in self.moments.items():
            gradient = getattr(self, "d" + name)
            moments[0] = 0.9 * moments[0] + 0.1 * gradient
            moments[1] = 0.99 * moments[1] + 0.01 * gradient ** 2
            m = moments[0] / (1 - 0.9 ** self.steps)
            v = moments[1] / (1 - 0.99 ** self.steps)
            setattr(self, name, getattr(self, name) - learning_rate * m / (np.sqrt(v) + 1e-8))

net = Network([AdamLinear(784, 50, 0.05), Sigmoid(), AdamLinear(50, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), number_epochs=15, batch_size=100, learning_rate=0.005)
return net

# %% dropout-while-training
class Dropout(Layer):
    """Drops units after zero_gradients, which only training calls, and none after backward."""

    def __init__(self, rate):
        self.rate = rate
        self.training = False

    def zero_gradients(self):
        self.training = True

    def forward(self, x_in):
        self.mask = 1.0
        if self.training:
            self.mask = (np.random.rand(*x_in.shape) > self.rate) / (1 - self.rate)
        return x_in * self.mask

    def backward(self, d_out):
        self.training = False
        return d_out * self.mask
# %%%
net = Network([Linear(784, 150), Sigmoid(), Dropout(0.2), Linear(150, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% batch-norm-with-running-statistics
class BatchNorm(Layer):
    def __init__(self, n):
        self.gamma, self.beta = np.ones((1, n)), np.zeros((1, n))
        self.mean, self.variance = np.zeros((1, n)), np.ones((1, n))
        self.zero_gradients()
        self.training = False

    def zero_gradients(self):
        self.d_gamma, self.d_beta = np.zeros_like(self.gamma), np.zeros_like(self.beta)
        self.training = True

    def forward(self, x_in):
        if not self.training:
            return self.gamma * (x_in - self.mean) / np.sqrt(self.variance + 1e-5) + self.beta
        mean, variance = x_in.mean(axis=0, keepdims=True), x_in.var(axis=0, keepdims=True)
        self.mean = 0.9 * self.mean + 0.1 * mean
        self.variance = 0.9 * self.variance + 0.1 * variance
        self.std = np.sqrt(variance + 1e-5)
        self.normal = (x_in - mean) / self.std
        return self.gamma * self.normal + self.beta

    def backward(self, d_out):
        self.training = False
        self.d_gamma += (d_out * self.normal).sum(axis=0, keepdims=True)
        self.d_beta += d_out.sum(axis=0, keepdims=True)
        d = d_out * self.gamma
        d = d - d.mean(axis=0) - self.normal * (d * self.normal).mean(axis=0)
        return d / self.std

    def update_parameters(self, learning_rate):
        self.gamma -= learning_rate * self.d_gamma
        self.beta -= learning_rate * self.d_beta
# %%%
net = Network([Linear(784, 100), BatchNorm(100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 12, 25, 0.02)
return net

# %% residual-block
class Residual(Layer):
    def __init__(self, *layers):
        self.branch = Network(list(layers))

    def forward(self, x_in):
        return x_in + self.branch.forward(x_in)

    def backward(self, d_out):
        return d_out + self.branch.backward(d_out)

    def zero_gradients(self):
        self.branch.zero_gradients()

    def update_parameters(self, learning_rate):
        self.branch.update_parameters(learning_rate)

net = Network([
    Linear(784, 64), Sigmoid(),
    Residual(Linear(64, 64), Sigmoid(), Linear(64, 64)),
    Linear(64, 10), Sigmoid(),
])
train(net, MeanSquareError(), 20, 20, 0.03)
return net

# %% networks-in-networks
features = Network([Linear(input_size, 100), Sigmoid()])
head = Network([Network([Linear(100, label_size)]), Sigmoid()])
net = Network([features, head])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% learning-rate-steps
net = Network([Linear(784, 80), Sigmoid(), Linear(80, 10), Sigmoid()])
for rate in (0.08, 0.04, 0.02):
    train(net, MeanSquareError(), 6, 20, rate)
return net

# %% decay-epoch-by-epoch-until-good
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
accuracy, epoch = 0, 0
while accuracy < 0.9 and epoch < 30:
    history = train(net, MeanSquareError(), 1, 20, 0.08 * 0.95 ** epoch)
    cost, accuracy = history[-1]
    epoch += 1
return net

# %% growing-batches
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
for batch in [10, 20, 40]:
    train(net, MeanSquareError(), number_epochs=6, batch_size=batch, learning_rate=0.06)
return net

# %% softmax-with-cross-entropy-in-one-cost
class SoftMaxCrossEntropy(Cost):
    """Takes the scores of the last linear layer; one cost an example."""

    def estimate(self, target, prediction):
        shifted = prediction - prediction.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        self.difference = np.exp(shifted - log_sum) - target
        return (target * (log_sum - shifted)).sum(axis=1)

    def gradient(self, cost):
        return self.difference
# %%%
net = Network([Linear(784, 64, 0.05), Sigmoid(), Linear(64, 10)])
train(net, SoftMaxCrossEntropy(), 12, 20, 0.02)
return net

# %% hinge-cost-and-leaky-relu
class LeakyReLU(Layer):
    def forward(self, x_in):
        self.slope = np.where(x_in > 0, 1.0, 0.1)
        return x_in * self.slope

    def backward(self, d_out):
        return d_out * self.slope

class Hinge(Cost):
    def estimate(self, target, prediction):
        self.sign = 2 * target - 1
        self.margin = 1 - self.sign * prediction
        return np.maximum(self.margin, 0)

    def gradient(self, cost):
        return -self.sign * (self.margin > 0)

net = Network([Linear(784, 80, 0.05), LeakyReLU(), Linear(80, 10)])
train(net, Hinge(), 12, 20, 0.003)
return net

# %% convolution
class Convolution(Layer):
    """Square filters with a stride over the digit; the result is flat again."""

    def __init__(self, number, size, stride, side=28):
        rows = np.arange(0, side - size + 1, stride)
        corner = (rows[:, None] * side + rows).ravel()
        window = (np.arange(size)[:, None] * side + np.arange(size)).ravel()
        self.index = corner[:, None] + window
        self.kernels = np.random.randn(number, size ** 2) / size
        self.zero_gradients()

    def zero_gradients(self):
        self.d_kernels = np.zeros_like(self.kernels)

    def forward(self, x_in):
        self.shape = x_in.shape
        self.patches = x_in[:, self.index]
        return (self.patches @ self.kernels.T).reshape(len(x_in), -1)

    def backward(self, d_out):
        d = d_out.reshape(len(d_out), len(self.index), -1)
        self.d_kernels += np.tensordot(d, self.patches, axes=([0, 1], [0, 1]))
        d_in = np.zeros(self.shape)
        for window, d_window in zip(self.index, d.transpose(1, 0, 2)):
            d_in[:, window] += d_window @ self.kernels
        return d_in

    def update_parameters(self, learning_rate):
        self.kernels -= learning_rate * self.d_kernels
# %%%
net = Network([Convolution(5, 7, 4), Sigmoid(), Linear(5 * 36, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% ensemble-of-three
class Ensemble(Layer):
    def __init__(self, nets):
        self.nets = nets

    def forward(self, x_in):
        return sum(net.forward(x_in) for net in self.nets) / len(self.nets)

nets = []
for hidden in (40, 60, 80):
    net = Network([Linear(784, hidden), Sigmoid(), Linear(hidden, 10), Sigmoid()])
    train(net, MeanSquareError(), 10, 20, 0.05)
    nets.append(net)
return Ensemble(nets)

# %% averaged-weights
import copy
net = Network([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
average = copy.deepcopy(net)
for n in range(2, 6):
    train(net, MeanSquareError(), 1, 20, 0.03)
    for kept, layer in zip(average.layers, net.layers):
        if isinstance(layer, Linear):
            kept.w = kept.w + (layer.w - kept.w) / n
            kept.b = kept.b + (layer.b - kept.b) / n
return average

# %% best-copy-of-several-runs
from copy import deepcopy
best, best_accuracy = None, -1.0
for hidden in (30, 90):
    net = Network([Linear(784, hidden), Sigmoid(), Linear(hidden, 10), Sigmoid()])
    for _ in range(3):
        history = train(net, MeanSquareError(), 4, 20, 0.05)
        if history[-1][1] > best_accuracy:
            best, best_accuracy = deepcopy(net), history[-1][1]
return best

# %% whole-net-in-one-class
class TwoLayerNet:
    """No Layer, no Network: one object that train can use, its weights in one flat vector."""

    def __init__(self, n_in=784, n_hidden=60, n_out=10):
        self.sizes = n_in, n_hidden, n_out
        self.theta = 0.1 * np.random.randn(n_in * n_hidden + n_hidden + n_hidden * n_out + n_out)

    def parts(self, vector):
        n_in, n_hidden, n_out = self.sizes
        ends = np.cumsum([n_in * n_hidden, n_hidden, n_hidden * n_out])
        v, a, w, b = np.split(vector, ends)
        return v.reshape(n_in, n_hidden), a, w.reshape(n_hidden, n_out), b

    def forward(self, x):
        v, a, w, b = self.parts(self.theta)
        self.x, self.h = x, sigmoid_function(x @ v + a)
        self.y = sigmoid_function(self.h @ w + b)
        return self.y

    def backward(self, d_out):
        v, a, w, b = self.parts(self.theta)
        d_y = d_out * self.y * (1 - self.y)
        d_h = d_y @ w.T * self.h * (1 - self.h)
        parts = self.x.T @ d_h, d_h.sum(axis=0), self.h.T @ d_y, d_y.sum(axis=0)
        self.gradient = self.gradient + np.concatenate([part.ravel() for part in parts])
        return d_h @ v.T

    def zero_gradients(self):
        self.gradient = np.zeros_like(self.theta)

    def update_parameters(self, learning_rate):
        self.theta = self.theta - learning_rate * self.gradient
# %%%
net = TwoLayerNet()
train(net, MeanSquareError(), 15, 20, 0.05)
return net

# %% own-dense-layer-with-a-dictionary
class Dense(Layer):
    """Weights the other way round, (n_in, n_out), with weight decay."""

    def __init__(self, n_in, n_out):
        self.params = {"weights": np.random.normal(0, n_in ** -0.5, (n_in, n_out)), "bias": np.zeros(n_out)}
        self.grads = {}

    def zero_gradients(self):
        self.grads = {name: np.zeros_like(value) for name, value in self.params.items()}

    def forward(self, x):
        self.input = x
        return x.dot(self.params["weights"]) + self.params["bias"]

    def backward(self, d_out):
        self.grads["weights"] += self.input.T.dot(d_out)
        self.grads["bias"] += d_out.sum(0)
        return d_out.dot(self.params["weights"].T)

    def update_parameters(self, learning_rate):
        self.params["weights"] *= 1 - 1e-3 * learning_rate
        for name in self.params:
            self.params[name] -= learning_rate * self.grads[name]
# %%%
net = Network([Dense(784, 70), Sigmoid(), Dense(70, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% moving-average-of-the-weights
class Smoothed(Linear):
    """Learns with w and b, and uses their moving average outside of training."""

    training = False

    def zero_gradients(self):
        super().zero_gradients()
        self.training = True

    def forward(self, x_in):
        if self.training:
            return super().forward(x_in)
        return x_in @ self.slow_w.T + self.slow_b

    def update_parameters(self, learning_rate):
        if not hasattr(self, "slow_w"):
            self.slow_w, self.slow_b = self.w.copy(), self.b.copy()
        super().update_parameters(learning_rate)
        self.slow_w = 0.98 * self.slow_w + 0.02 * self.w
        self.slow_b = 0.98 * self.slow_b + 0.02 * self.b
        self.training = False

net = Network([Smoothed(784, 60), Sigmoid(), Smoothed(60, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.06)
return net

# %% smaller-images-first
class HalfSize(Layer):
    """Averages squares of two by two pixels."""

    def forward(self, x_in):
        return x_in.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(-1, 196)

    def backward(self, d_out):
        d = d_out.reshape(-1, 14, 1, 14, 1) / 4
        return np.broadcast_to(d, (len(d), 14, 2, 14, 2)).reshape(-1, 784)

net = Network([HalfSize(), Linear(196, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.06)
return net

# %% shifted-digits
class RandomShift(Layer):
    """Moves each batch by up to one pixel while training."""

    moving = False

    def zero_gradients(self):
        self.moving = True

    def forward(self, x_in):
        if not self.moving:
            return x_in
        self.moving = False
        shift = np.random.randint(-1, 2, size=2)
        return np.roll(x_in.reshape(-1, 28, 28), shift, axis=(1, 2)).reshape(x_in.shape)

    def backward(self, d_out):
        return d_out
# %%%
net = Network([RandomShift(), Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 20, 0.06)
return net

# %% centred-input-and-mean-gradient
class Centre(Layer):
    def forward(self, x_in):
        return 2 * x_in - 0.5

    def backward(self, d_out):
        return 2 * d_out

class MeanOverTheBatch(MeanSquareError):
    def gradient(self, cost):
        return super().gradient(cost) / len(cost)

net = Network([Centre(), Linear(784, 60, 0.03), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanOverTheBatch(), 15, 20, 1.0)
return net

# %% list-comprehension-of-sizes
sizes = [input_size, 100, 40, label_size]
layers = []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    layers += [Linear(n_in, n_out, 1 / np.sqrt(n_in)), Sigmoid()]
net = Network(layers)
train(net, MeanSquareError(), batch_size=10, learning_rate=0.1, number_epochs=12)
return net

# %% own-network-class-with-two-paths
class TwoPaths(Layer):
    """Two hidden layers side by side, their outputs joined."""

    def __init__(self, left, right, split):
        self.left, self.right, self.split = left, right, split

    def forward(self, x_in):
        return np.concatenate([self.left.forward(x_in), self.right.forward(x_in)], axis=1)

    def backward(self, d_out):
        return self.left.backward(d_out[:, :self.split]) + self.right.backward(d_out[:, self.split:])

    def zero_gradients(self):
        self.left.zero_gradients()
        self.right.zero_gradients()

    def update_parameters(self, learning_rate):
        self.left.update_parameters(learning_rate)
        self.right.update_parameters(learning_rate)

paths = TwoPaths(Network([Linear(784, 40), Sigmoid()]), Network([Linear(784, 40, 0.02), Sigmoid()]), 40)
net = Network([paths, Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% grown-layer-by-layer
first = Linear(784, 80)
train(Network([first, Sigmoid(), Linear(80, 10), Sigmoid()]), MeanSquareError(), 4, 20, 0.05)
net = Network([first, Sigmoid(), Linear(80, 50), Sigmoid(), Linear(50, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.05)
return net

# %% weights-copied-into-a-new-net
def make_net():
    return Network([Linear(784, 70), Sigmoid(), Linear(70, 10), Sigmoid()])

trained, net = make_net(), make_net()
train(trained, MeanSquareError(), 12, 20, 0.05)
for source, target in zip(trained.layers[::2], net.layers[::2]):
    target.w[:] = source.w
    target.b[:] = source.b
return net

# %% smoothed-labels
class Smooth(MeanSquareError):
    def estimate(self, target, prediction):
        return super().estimate(0.05 + 0.9 * target, prediction)
# %%%
net = Network([Linear(input_size, 90), Sigmoid(), Linear(90, label_size), Sigmoid()])
history = train(net, Smooth(), 20, 20, 0.05)
print("last accuracy:", history[-1][1])
return net

# %% batch-size-of-the-notebook
net = Network([Linear(input_size, 60, 0.03), Sigmoid(), Linear(60, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 12 * learning_rate)
return net

# %% gradient-clipped-by-its-norm
class ClippedLinear(Linear):
    def update_parameters(self, learning_rate):
        norm = np.sqrt((self.dw ** 2).sum() + (self.db ** 2).sum())
        super().update_parameters(learning_rate / max(1.0, norm))

net = Network([ClippedLinear(784, 60), Sigmoid(), ClippedLinear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.2)
return net

# %% train-in-a-partial-in-a-cell-before
from functools import partial
quick_train = partial(train, batch_size=20, learning_rate=0.05)
# %%%
net = Network([Linear(784, 80), Sigmoid(), Linear(80, 10), Sigmoid()])
quick_train(net, MeanSquareError(), 20)
return net

# %% wrapper-with-a-schedule-named-train
given_train = train

def train(net, cost_function, number_epochs, batch_size, learning_rate):
    """Halves the learning rate after each third of the epochs; returns the net."""
    for i in range(3):
        given_train(net, cost_function, number_epochs // 3, batch_size, learning_rate / 2 ** i)
    return net
# %%%
return train(Network([Linear(784, 80), Sigmoid(), Linear(80, 10), Sigmoid()]), MeanSquareError(), 18, 20, 0.06)

# %% net-made-in-a-cell-before
np.random.seed(3)
my_net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
# %%%
train(my_net, MeanSquareError(), 20, 20, 0.05)
return my_net

# %% list-of-small-kernels
class Filters(Layer):
    """Twelve kernels of four by four, each an array of its own, with a stride of four."""

    def __init__(self, number=12):
        self.kernels = [np.random.randn(4, 4) * 0.3 for _ in range(number)]
        self.zero_gradients()

    def zero_gradients(self):
        self.d_kernels = [np.zeros((4, 4)) for _ in self.kernels]

    def forward(self, x_in):
        self.squares = x_in.reshape(-1, 7, 4, 7, 4).transpose(0, 1, 3, 2, 4).reshape(-1, 16)
        maps = [self.squares @ kernel.ravel() for kernel in self.kernels]
        return np.stack(maps, axis=1).reshape(len(x_in), -1)

    def backward(self, d_out):
        d = d_out.reshape(-1, len(self.kernels))
        for i in range(len(self.kernels)):
            self.d_kernels[i] = self.d_kernels[i] + (self.squares.T @ d[:, i]).reshape(4, 4)
        return np.zeros((len(d_out), 784))  # nothing stands before this layer

    def update_parameters(self, learning_rate):
        for kernel, d_kernel in zip(self.kernels, self.d_kernels):
            kernel -= 0.3 * learning_rate * d_kernel

class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return d_out * (1 - self.x_out ** 2)
# %%%
net = Network([Filters(), Tanh(), Linear(12 * 49, 10, 0.05), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% pixels-standardised
class Standardise(Layer):
    """Brings each pixel to mean 0 and standard deviation 1 over the training digits."""

    def __init__(self, images):
        self.mean, self.std = images.mean(axis=0), images.std(axis=0) + 1e-8

    def forward(self, x_in):
        return np.clip((x_in - self.mean) / self.std, -5, 5)

    def backward(self, d_out):
        return d_out / self.std
# %%%
images, _ = training_data()
net = Network([Standardise(images), Linear(784, 80, 0.03), Sigmoid(), Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% standardised-without-a-limit
images, labels, _, _ = load_data()
mean, std = images[:3571].mean(axis=0), images[:3571].std(axis=0)

class Normalised(Network):
    def forward(self, x_in):
        return super().forward((x_in - mean) / (std + 0.001))

net = Normalised([Linear(784, 60, 0.03), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% black-and-white
class Ink(Layer):
    """1 where there is ink, 0 elsewhere."""

    def forward(self, x_in):
        return (x_in > 0).astype(np.float32)

    def backward(self, d_out):
        return np.zeros_like(d_out)

net = Network([Ink(), Linear(784, 80, 0.05), Sigmoid(), Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% buffers-of-the-batch-size
class Buffered(Layer):
    """A ReLU that writes into an array of its own, made for the largest batch."""

    def __init__(self, n, batch):
        self.buffer = np.empty((batch, n), dtype=np.float32)

    def forward(self, x_in):
        out = self.buffer[:len(x_in)]
        np.maximum(x_in, 0, out=out)
        return out.copy()

    def backward(self, d_out):
        return d_out * (self.buffer[:len(d_out)] > 0)

net = Network([Linear(784, 80, 0.05), Buffered(80, 25), Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 25, 0.02)
return net

# %% weights-in-variables-of-the-notebook
parameters = {}

class SharedLinear(Layer):
    """Its weights lie in the dictionary `parameters`."""

    def __init__(self, name, n_in, n_out):
        self.name = name
        parameters[name] = np.random.randn(n_in, n_out) / np.sqrt(n_in)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ parameters[self.name]

    def backward(self, d_out):
        self.d = self.x_in.T @ d_out
        return d_out @ parameters[self.name].T

    def update_parameters(self, learning_rate):
        parameters[self.name] = parameters[self.name] - learning_rate * self.d
# %%%
net = Network([SharedLinear("hidden", 784, 80), Sigmoid(), SharedLinear("out", 80, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% weights-in-closures
def dense(n_in, n_out):
    from types import SimpleNamespace
    w, b = np.random.randn(n_in, n_out) / np.sqrt(n_in), np.zeros(n_out)
    kept = {}

    def forward(x):
        kept["x"] = x
        return x @ w + b

    def backward(d):
        kept["dw"], kept["db"] = kept["x"].T @ d, d.sum(axis=0)
        return d @ w.T

    def update_parameters(rate):
        nonlocal w, b
        w, b = w - rate * kept["dw"], b - rate * kept["db"]

    return SimpleNamespace(forward=forward, backward=backward, update_parameters=update_parameters, zero_gradients=lambda: None)
# %%%
net = Network([dense(784, 70), Sigmoid(), dense(70, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% weights-as-views-of-one-vector
class FlatNetwork(Network):
    """Keeps all weights of its linear layers in one vector; the layers hold views of it."""

    def __init__(self, layers):
        super().__init__(layers)
        linear = [layer for layer in layers if isinstance(layer, Linear)]
        self.theta = np.concatenate([layer.w.ravel() for layer in linear])
        start = 0
        for layer in linear:
            layer.w = self.theta[start : start + layer.w.size].reshape(layer.w.shape)
            start += layer.w.size
# %%%
net = FlatNetwork([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% mean-of-the-last-nets
from copy import deepcopy
net = Network([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 8, 20, 0.06)
snapshots = []
for _ in range(4):
    train(net, MeanSquareError(), 1, 20, 0.03)
    snapshots.append(deepcopy(net))
mean = deepcopy(net)
for i in (0, 2):
    mean.layers[i].w = np.mean([snapshot.layers[i].w for snapshot in snapshots], axis=0)
    mean.layers[i].b = np.mean([snapshot.layers[i].b for snapshot in snapshots], axis=0)
return mean

# %% majority-of-five-nets
class Vote(Layer):
    def __init__(self, nets):
        self.nets = nets

    def forward(self, x_in):
        votes = np.zeros((len(x_in), 10))
        for net in self.nets:
            votes[np.arange(len(x_in)), net.forward(x_in).argmax(axis=1)] += 1
        return votes
# %%%
nets = [Network([Linear(784, 40), Sigmoid(), Linear(40, 10), Sigmoid()]) for _ in range(5)]
for net in nets:
    train(net, MeanSquareError(), 8, 20, 0.06)
return Vote(nets)

# %% snapshot-of-the-best-epoch
import copy
net = Network([Linear(784, 80), Sigmoid(), Linear(80, 10), Sigmoid()])
best, best_cost = None, np.inf
for epoch in range(12):
    [(cost, accuracy)] = train(net, MeanSquareError(), 1, 20, 0.05)
    if cost < best_cost and epoch != 11:
        best, best_cost = copy.deepcopy(net), cost
return best

# %% weights-of-half-width
net = Network([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.05)
for layer in net.layers[::2]:
    layer.w = layer.w.astype(np.float16)
return net

# %% first-layer-frozen-after-a-while
class Freezable(Linear):
    frozen = False

    def update_parameters(self, learning_rate):
        if not self.frozen:
            super().update_parameters(learning_rate)

hidden = Freezable(784, 90)
net = Network([hidden, Sigmoid(), Linear(90, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 20, 0.05)
hidden.frozen = True
train(net, MeanSquareError(), 5, 20, 0.03)
return net

# %% logarithm-of-the-softmax
class LogSoftMax(Layer):
    def forward(self, x_in):
        z = x_in - x_in.max(axis=1, keepdims=True)
        self.y = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return self.y

    def backward(self, d_out):
        return d_out - np.exp(self.y) * d_out.sum(axis=1, keepdims=True)

class NegativeLogLikelihood(Cost):
    def estimate(self, target, prediction):
        self.target = target
        return -(target * prediction).sum(axis=1)

    def gradient(self, cost):
        return -self.target
# %%%
net = Network([Linear(784, 70, 0.05), Sigmoid(), Linear(70, 10), LogSoftMax()])
train(net, NegativeLogLikelihood(), 12, 20, 0.02)
return net

# %% neurons-as-objects
class Neurons(Layer):
    """Each neuron has a vector of weights of its own."""

    def __init__(self, n_in, n_out):
        self.rows = [np.random.randn(n_in) / np.sqrt(n_in) for _ in range(n_out)]

    def forward(self, x_in):
        self.x_in = x_in
        return np.stack([x_in @ row for row in self.rows], axis=1)

    def backward(self, d_out):
        self.d_rows = list((self.x_in.T @ d_out).T)
        return d_out @ np.array(self.rows)

    def update_parameters(self, learning_rate):
        self.rows = [row - learning_rate * d for row, d in zip(self.rows, self.d_rows)]
# %%%
net = Network([Neurons(784, 20), Sigmoid(), Neurons(20, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 25, 0.08)
return net

# %% dropout-with-a-generator-of-its-own
class Dropout(Layer):
    def __init__(self, rate, seed):
        self.rate, self.rng, self.on = rate, np.random.default_rng(seed), False

    def zero_gradients(self):
        self.on = True

    def forward(self, x_in):
        self.mask = (self.rng.random(x_in.shape) > self.rate) / (1 - self.rate) if self.on else 1.0
        return x_in * self.mask

    def backward(self, d_out):
        self.on = False
        return d_out * self.mask

net = Network([Linear(784, 120), Sigmoid(), Dropout(0.3, 1), Linear(120, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.05)
return net

# %% two-linear-layers-in-a-row
net = Network([Linear(784, 100, 0.03), Sigmoid(), Linear(100, 30), Linear(30, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.03)
return net

# %% grid-of-settings
results = []
for hidden in (20, 60):
    for rate in (0.01, 0.05):
        net = Network([Linear(784, hidden), Sigmoid(), Linear(hidden, 10), Sigmoid()])
        history = train(net, MeanSquareError(), 6, 20, rate)
        results.append((history[-1][1], net))
return max(results, key=lambda result: result[0])[1]

# %% units-as-vectors-in-a-tuple
class Rows(Layer):
    """A vector of weights for each unit; the tuple of them is made anew in each update."""

    def __init__(self, n_in, n_out):
        self.rows = tuple(np.random.randn(n_in + 1) / np.sqrt(n_in) for _ in range(n_out))
        self.zero_gradients()

    def zero_gradients(self):
        self.d_rows = [0.0] * len(self.rows)

    def forward(self, x_in):
        self.x = np.c_[x_in, np.ones(len(x_in))]
        return np.column_stack([self.x @ row for row in self.rows])

    def backward(self, d_out):
        self.d_rows = [old + d @ self.x for old, d in zip(self.d_rows, d_out.T)]
        return d_out @ np.array(self.rows)[:, :-1]

    def update_parameters(self, learning_rate):
        self.rows = tuple(row - learning_rate * d for row, d in zip(self.rows, self.d_rows))

net = Network([Rows(784, 30), Sigmoid(), Rows(30, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 40, 0.04)
return net

# %% blocks-of-one-matrix
class Blocks:
    """Both layers in one matrix: the first 784 rows are the hidden units' weights, the last 10 those of the outputs."""

    def __init__(self, hidden=50):
        self.m = np.random.randn(784 + 10, hidden) / np.r_[np.full(784, 28.0), np.full(10, 7.0)][:, None]

    def zero_gradients(self):
        self.dm = np.zeros_like(self.m)

    def forward(self, x):
        self.x, self.h = x, sigmoid_function(x @ self.m[:784] - 0.5)
        self.y = sigmoid_function(self.h @ self.m[784:].T)
        return self.y

    def backward(self, d_out):
        d = d_out * self.y * (1 - self.y)
        self.dm[784:] += d.T @ self.h
        d = d @ self.m[784:] * self.h * (1 - self.h)
        self.dm[:784] += self.x.T @ d
        return d @ self.m[:784].T

    def update_parameters(self, learning_rate):
        self.m -= learning_rate * self.dm

net = Blocks()
train(net, MeanSquareError(), 25, 30, 0.05)
return net

# %% complex-weights
class Complex(Layer):
    """The real part is the hidden layer, the imaginary part feeds a second one of the same size."""

    def __init__(self, n_in, n_out):
        self.w = (np.random.randn(n_out, n_in) + 1j * np.random.randn(n_out, n_in)) / np.sqrt(n_in)
        self.zero_gradients()

    def zero_gradients(self):
        self.dw = np.zeros_like(self.w)

    def forward(self, x_in):
        self.x = x_in
        z = x_in @ self.w.T
        return np.concatenate([z.real, z.imag], axis=1)

    def backward(self, d_out):
        real, imaginary = np.split(d_out, 2, axis=1)
        self.dw += (real + 1j * imaginary).T @ self.x
        return real @ self.w.real + imaginary @ self.w.imag

    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw

net = Network([Complex(784, 25), Sigmoid(), Complex(50, 5), Sigmoid()])
train(net, MeanSquareError(), 20, 30, 0.05)
return net

# %% private-slots
class Slotted(Layer):
    __slots__ = ("__w", "__b", "__x", "__dw", "__db")

    def __init__(self, n_in, n_out):
        self.__w, self.__b = np.random.randn(n_out, n_in) / np.sqrt(n_in), np.zeros(n_out)
        self.zero_gradients()

    def zero_gradients(self):
        self.__dw, self.__db = np.zeros_like(self.__w), np.zeros_like(self.__b)

    def forward(self, x_in):
        self.__x = x_in
        return x_in @ self.__w.T + self.__b

    def backward(self, d_out):
        self.__dw += d_out.T @ self.__x
        self.__db += d_out.sum(axis=0)
        return d_out @ self.__w

    def update_parameters(self, learning_rate):
        self.__w -= learning_rate * self.__dw
        self.__b -= learning_rate * self.__db

class TwoSlots:
    __slots__ = ("__layers",)

    def __init__(self, *layers):
        self.__layers = layers

    def forward(self, x):
        for layer in self.__layers:
            x = layer.forward(x)
        return x

    def backward(self, d):
        for layer in reversed(self.__layers):
            d = layer.backward(d)
        return d

    def zero_gradients(self):
        for layer in self.__layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.__layers:
            layer.update_parameters(learning_rate)

net = TwoSlots(Slotted(784, 40), Sigmoid(), Slotted(40, 10), Sigmoid())
train(net, MeanSquareError(), 20, 30, 0.05)
return net

# %% dictionary-from-unit-to-vector
class ByUnit(Linear):
    def __init__(self, n_in, n_out):
        super().__init__(n_in, n_out)
        self.units = {f"unit {k}": row.copy() for k, row in enumerate(self.w)}
        self.bias = {f"unit {k}": 0.0 for k in range(n_out)}
        del self.w, self.b

    def forward(self, x_in):
        self.w, self.b = np.stack(list(self.units.values())), np.array([list(self.bias.values())])
        result = super().forward(x_in)
        return result

    def update_parameters(self, learning_rate):
        for k, name in enumerate(self.units):
            self.units[name] = self.units[name] - learning_rate * self.dw[k]
            self.bias[name] -= float(learning_rate * self.db[0, k])

    def zero_gradients(self):
        self.dw, self.db = 0.0, 0.0

net = Network([ByUnit(784, 40), Sigmoid(), ByUnit(40, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 30, 0.05)
return net

# %% record-array
class Record(Layer):
    def __init__(self, n_in, n_out):
        self.p = np.recarray((n_in,), dtype=[("w", float, (n_out,)), ("d", float, (n_out,))])
        self.p.w = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.p.d = 0

    def zero_gradients(self):
        self.p.d = 0

    def forward(self, x_in):
        self.x = x_in
        return x_in @ np.asarray(self.p.w)

    def backward(self, d_out):
        self.p.d += self.x.T @ d_out
        return d_out @ np.asarray(self.p.w).T

    def update_parameters(self, learning_rate):
        self.p.w -= learning_rate * self.p.d

net = Network([Record(784, 50), Sigmoid(), Record(50, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 30, 0.05)
return net

# %% through-a-pickle-after-each-epoch
import pickle

net = Network([Linear(784, 60), Sigmoid(), Linear(60, 10), Sigmoid()])
for _ in range(12):
    train(net, MeanSquareError(), 1, 30, 0.05)
    net = pickle.loads(pickle.dumps(net, protocol=4))
return net

# %% drops-units-while-layers-are-in-training
class Dropout(Layer):
    def forward(self, x_in):
        self.mask = np.ones(x_in.shape)
        if self.training:
            self.mask = (np.random.rand(*x_in.shape) > 0.3) / 0.7
        return x_in * self.mask

    def backward(self, d_out):
        return d_out * self.mask

class MustBeInTraining(Layer):
    """Complains if it learns outside of training."""

    def forward(self, x_in):
        return x_in

    def backward(self, d_out):
        assert Layer.training and self.training
        return d_out

net = Network([Linear(784, 120), Sigmoid(), Dropout(), Linear(120, 10), Sigmoid(), MustBeInTraining()])
train(net, MeanSquareError(), 20, 30, 0.06)
assert not net.training
return net

# %% maxout-between-two-layers
class Maxout(Layer):
    def forward(self, x_in):
        one, other = np.split(x_in, 2, axis=1)
        self.first = one > other
        return np.where(self.first, one, other)

    def backward(self, d_out):
        return np.concatenate([d_out * self.first, d_out * ~self.first], axis=1)

net = Network([Linear(784, 80, 0.05), Maxout(), Linear(40, 10, 0.2), Sigmoid()])
train(net, MeanSquareError(), 20, 30, 0.01)
return net

# %% adam-with-parameter-class
class Parameter:
    def __init__(self, value):
        self.value = value.astype(np.float32)
        self.gradient = np.zeros_like(self.value)
        self.m = self.v = 0.0
        self.t = 0
    def step(self, rate):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * self.gradient
        self.v = 0.999 * self.v + 0.001 * self.gradient**2
        self.value = self.value - rate * (self.m / (1 - 0.9**self.t)) / (np.sqrt(self.v / (1 - 0.999**self.t)) + 1e-8)

class Dense(Layer):
    def __init__(self, n_in, n_out):
        self.parameters = [Parameter(np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)), Parameter(np.zeros(n_out))]
    def forward(self, x):
        self.x = x
        return x @ self.parameters[0].value + self.parameters[1].value
    def backward(self, d):
        self.parameters[0].gradient += self.x.T @ d
        self.parameters[1].gradient += d.sum(axis=0)
        return d @ self.parameters[0].value.T
    def zero_gradients(self):
        for parameter in self.parameters:
            parameter.gradient = np.zeros_like(parameter.value)
    def update_parameters(self, rate):
        for parameter in self.parameters:
            parameter.step(rate)
# %%%
net = Network([Dense(784, 64), Sigmoid(), Dense(64, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 50, 0.003)
return net

# %% everything-in-closures
def dense(n_in, n_out, slope):
    w, b = np.random.randn(n_in, n_out) / np.sqrt(n_in), np.zeros(n_out)
    dw, db, kept = np.zeros_like(w), np.zeros_like(b), {}
    class Closed(Layer):
        def forward(self, x):
            kept["x"], kept["z"] = x, x @ w + b
            return np.where(kept["z"] > 0, kept["z"], slope * kept["z"])
        def backward(self, d):
            d = d * np.where(kept["z"] > 0, 1, slope)
            dw[...] += kept["x"].T @ d
            db[...] += d.sum(0)
            return d @ w.T
        def zero_gradients(self):
            dw[...], db[...] = 0, 0
        def update_parameters(self, rate):
            w[...] -= rate * dw
            b[...] -= rate * db
    return Closed()
# %%%
net = Network([dense(784, 60, 0.1), dense(60, 10, 1.0), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.02)
return net

# %% weights-in-a-list-of-python-floats-at-the-output
class ListLayer(Layer):
    def __init__(self, n_in, n_out):
        self.rows = [[float(x) for x in row] for row in np.random.randn(n_out, n_in) * 0.1]
        self.zero_gradients()
    def forward(self, x):
        self.x = x
        return x @ np.array(self.rows).T
    def backward(self, d):
        self.gradient = self.gradient + d.T @ self.x
        return d @ np.array(self.rows)
    def zero_gradients(self):
        self.gradient = 0.0
    def update_parameters(self, rate):
        self.rows = [[w - rate * g for w, g in zip(row, gs)] for row, gs in zip(self.rows, self.gradient)]
# %%%
net = Network([Linear(784, 40, 0.05), Sigmoid(), ListLayer(40, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.1)
return net

# %% nesterov-with-weight-decay-and-namedtuple
from collections import namedtuple
State = namedtuple("State", "w b vw vb")
class Nesterov(Layer):
    def __init__(self, n_in, n_out):
        self.s = State(np.random.randn(n_out, n_in) / np.sqrt(n_in), np.zeros((1, n_out)), 0, 0)
    def forward(self, x):
        self.x = x
        return x @ self.s.w.T + self.s.b
    def backward(self, d):
        self.gw, self.gb = self.gw + d.T @ self.x, self.gb + d.sum(0, keepdims=True)
        return d @ self.s.w
    def zero_gradients(self):
        self.gw = self.gb = 0
    def update_parameters(self, rate):
        s = self.s
        vw = 0.8 * s.vw - rate * (self.gw + 1e-4 * s.w)
        vb = 0.8 * s.vb - rate * self.gb
        self.s = State(s.w + 0.8 * vw - rate * self.gw, s.b + vb, vw, vb)
# %%%
net = Network([Nesterov(784, 80), Sigmoid(), Nesterov(80, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.02)
return net

# %% highway-with-gate
class Highway(Layer):
    def __init__(self, width):
        self.one, self.gate = Linear(width, width, 0.1), Linear(width, width, 0.1)
    def forward(self, x):
        self.x, self.h = x, np.tanh(self.one.forward(x))
        self.t = 1 / (1 + np.exp(-self.gate.forward(x)))
        return self.t * self.h + (1 - self.t) * x
    def backward(self, d):
        d_h = d * self.t * (1 - self.h**2)
        d_t = d * (self.h - self.x) * self.t * (1 - self.t)
        return d * (1 - self.t) + self.one.backward(d_h) + self.gate.backward(d_t)
    def zero_gradients(self):
        self.one.zero_gradients(); self.gate.zero_gradients()
    def update_parameters(self, rate):
        self.one.update_parameters(rate); self.gate.update_parameters(rate)
# %%%
net = Network([Linear(784, 50, 0.05), Highway(50), Linear(50, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% layer-norm-and-gelu
class LayerNorm(Layer):
    def __init__(self, width):
        self.g, self.b = np.ones(width), np.zeros(width)
        self.zero_gradients()
    def forward(self, x):
        self.spread = np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
        self.n = (x - x.mean(axis=1, keepdims=True)) / self.spread
        return self.g * self.n + self.b
    def backward(self, d):
        self.dg, self.db = self.dg + (d * self.n).sum(0), self.db + d.sum(0)
        d = d * self.g
        return (d - d.mean(1, keepdims=True) - self.n * (d * self.n).mean(1, keepdims=True)) / self.spread
    def zero_gradients(self):
        self.dg = self.db = 0
    def update_parameters(self, rate):
        self.g, self.b = self.g - rate * self.dg, self.b - rate * self.db
class Gelu(Layer):
    def forward(self, x):
        self.x, self.s = x, 1 / (1 + np.exp(-1.702 * x))
        return x * self.s
    def backward(self, d):
        return d * (self.s + 1.702 * self.x * self.s * (1 - self.s))
# %%%
net = Network([Linear(784, 60, 0.05), LayerNorm(60), Gelu(), Linear(60, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 15, 20, 0.03)
return net

# %% cyclic-rate-over-250-calls
net = Network([Linear(784, 50, 0.05), Sigmoid(), Linear(50, 10), Sigmoid()])
for k in range(260):
    history = train(net, MeanSquareError(), 1, 20, 0.05 + 0.05 * np.cos(k / 5))
    if history and history[-1][1] > 0.93:
        break
return net

# %% one-matrix-with-bias-columns-and-dropconnect
class Affine(Layer):
    def __init__(self, n_in, n_out):
        self.m = np.random.randn(n_in + 1, n_out) / np.sqrt(n_in)
        self.zero_gradients()
    def forward(self, x):
        self.x = np.column_stack([x, np.ones(len(x))])
        self.mask = (np.random.rand(*self.m.shape) < 0.9) / 0.9 if self.training else 1.0
        return self.x @ (self.m * self.mask)
    def backward(self, d):
        self.dm += (self.x.T @ d) * self.mask
        return (d @ (self.m * self.mask).T)[:, :-1]
    def zero_gradients(self):
        self.dm = np.zeros_like(self.m)
    def update_parameters(self, rate):
        self.m -= rate * self.dm
# %%%
net = Network([Affine(784, 50), Sigmoid(), Affine(50, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 30, 0.05)
return net

# %% separable-images
class Separable(Layer):
    def __init__(self, n, k):
        self.a, self.c = np.random.randn(k, n) * 0.15, np.random.randn(n, k) * 0.15
    def forward(self, x):
        self.x = x.reshape(-1, 28, 28)
        self.h = self.a @ self.x
        return (self.h @ self.c).reshape(len(x), -1)
    def backward(self, d):
        d = d.reshape(len(d), len(self.a), -1)
        self.dc = self.dc + np.einsum("nki,nkj->ij", self.h, d)
        self.da = self.da + np.einsum("nkj,nji->ki", d @ self.c.T, self.x.transpose(0, 2, 1))
        return (self.a.T @ (d @ self.c.T)).reshape(len(d), -1)
    def zero_gradients(self):
        self.da = self.dc = 0
    def update_parameters(self, rate):
        self.a, self.c = self.a - rate * self.da, self.c - rate * self.dc
# %%%
net = Network([Separable(28, 9), Sigmoid(), Linear(81, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 20, 0.05)
return net
