# %% hidden-sigmoid
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 30, 10, 0.1)
return net

# %% keyword-arguments
net = Network(layers=[Linear(n_in=input_size, n_out=60, initial_sigma=0.05), Sigmoid(), Linear(n_in=60, n_out=label_size, initial_sigma=0.2), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), number_epochs=30, batch_size=10, learning_rate=0.15)
return net

# %% relu
class ReLU(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)
    def backward(self, d_out):
        return d_out * (self.x_in > 0)
# %%%
net = Network([Linear(784, 100, 0.05), ReLU(), Linear(100, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.03)
return net

# %% leaky-relu-schedule
class Leaky(Layer):
    def __init__(self, slope=0.01):
        self.slope = slope
    def forward(self, x):
        self.factor = np.where(x > 0, 1, self.slope).astype(x.dtype)
        return x * self.factor
    def backward(self, d):
        return d * self.factor
    def zero_gradients(self):
        pass
    def update_parameters(self, learning_rate):
        pass
# %%%
net = Network([Linear(784, 80, 0.05), Leaky(0.1), Linear(80, 10), Sigmoid()])
for rate in (0.04, 0.02, 0.01):
    train(net, MeanSquareError(), 8, 10, rate)
return net

# %% tanh-inside-function
class Tanh(Layer):
    def forward(self, x_in):
        self.y = np.tanh(x_in)
        return self.y
    def backward(self, d_out):
        return d_out * (1 - self.y**2)

net = Network([Linear(784, 80, 0.04), Tanh(), Linear(80, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% dropout-with-switch
class Dropout(Layer):
    def __init__(self, keep):
        self.keep, self.on = keep, True
    def forward(self, x_in):
        if not self.on:
            self.mask = 1
            return x_in
        self.mask = ((np.random.rand(*x_in.shape) < self.keep) / self.keep).astype(np.float32)
        return x_in * self.mask
    def backward(self, d_out):
        return d_out * self.mask
# %%%
drop = Dropout(0.9)
net = Network([Linear(784, 100, 0.05), Sigmoid(), drop, Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 10, 0.1)
drop.on = False
return net

# %% momentum
class MomentumLinear(Linear):
    def __init__(self, n_in, n_out, sigma):
        super().__init__(n_in, n_out, sigma)
        self.vw, self.vb = 0, 0
    def update_parameters(self, learning_rate):
        self.vw = 0.9 * self.vw - learning_rate * self.dw
        self.vb = 0.9 * self.vb - learning_rate * self.db
        self.w = self.w + self.vw
        self.b = self.b + self.vb
# %%%
net = Network([MomentumLinear(784, 80, 0.05), Sigmoid(), MomentumLinear(80, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 30, 10, 0.004)
return net

# %% own-softmax-cross-entropy
class Soft(Layer):
    def forward(self, x):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        return self.y
    def backward(self, d):
        return self.y * (d - (d * self.y).sum(axis=1, keepdims=True))
class Entropy(Cost):
    def estimate(self, target, prediction):
        self.t, self.p = target, np.maximum(prediction, 1e-7)
        return -self.t * np.log(self.p)
    def gradient(self, cost):
        return -self.t / self.p
# %%%
net = Network([Linear(784, 64, 0.05), Sigmoid(), Linear(64, 10), Soft()])
train(net, Entropy(), 20, 20, 0.03)
return net

# %% logits-with-fused-cost
class Fused(Cost):
    def estimate(self, target, z):
        z = z - z.max(axis=1, keepdims=True)
        self.t, self.logp = target, z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return -(target * self.logp).sum(axis=1)
    def gradient(self, cost):
        return np.exp(self.logp) - self.t
# %%%
net = Network([Linear(784, 64, 0.05), Sigmoid(), Linear(64, 10)])
train(net, Fused(), 20, 20, 0.03)
return net

# %% three-hidden-nested
class Rect(Layer):
    def forward(self, x_in):
        self.on = x_in > 0
        return np.where(self.on, x_in, 0)
    def backward(self, d_out):
        return np.where(self.on, d_out, 0)
def block(n_in, n_out):
    return Network([Linear(n_in, n_out, np.sqrt(2 / n_in)), Rect()])
# %%%
net = Network([block(784, 64), Network([block(64, 48), block(48, 32)]), Linear(32, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 10, 0.02)
return net

# %% residual
class Residual(Layer):
    def __init__(self, inner):
        self.inner = inner
    def forward(self, x):
        return x + self.inner.forward(x)
    def backward(self, d):
        return d + self.inner.backward(d)
    def zero_gradients(self):
        self.inner.zero_gradients()
    def update_parameters(self, rate):
        self.inner.update_parameters(rate)
# %%%
net = Network([Linear(784, 64, 0.05), Sigmoid(), Residual(Network([Linear(64, 64, 0.05), Sigmoid()])), Linear(64, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 10, 0.07)
return net

# %% weight-average
import copy
# %%%
net = Network([Linear(784, 80, 0.05), Sigmoid(), Linear(80, 10), Sigmoid()])
train(net, MeanSquareError(), 15, 10, 0.1)
mean = copy.deepcopy(net)
count = 1
for _ in range(4):
    train(net, MeanSquareError(), 1, 10, 0.05)
    count += 1
    for i in (0, 2):
        mean.layers[i].w = mean.layers[i].w + (net.layers[i].w - mean.layers[i].w) / count
        mean.layers[i].b = mean.layers[i].b + (net.layers[i].b - mean.layers[i].b) / count
return mean

# %% ensemble
class Ensemble(Layer):
    def __init__(self, nets):
        self.nets = nets
    def forward(self, x_in):
        return sum(net.forward(x_in) for net in self.nets) / len(self.nets)
# %%%
nets = []
for hidden in (40, 50):
    net = Network([Linear(784, hidden, 0.05), Sigmoid(), Linear(hidden, 10), Sigmoid()])
    train(net, MeanSquareError(), 20, 10, 0.12)
    nets.append(net)
return Ensemble(nets)

# %% maxout
class Maxout(Layer):
    def forward(self, x_in):
        x = x_in.reshape(len(x_in), -1, 2)
        self.first = x[:, :, 0] >= x[:, :, 1]
        return x.max(axis=2)
    def backward(self, d_out):
        return np.stack([d_out * self.first, d_out * ~self.first], axis=2).reshape(len(d_out), -1)
# %%%
net = Network([Linear(784, 120, 0.04), Maxout(), Linear(60, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.02)
return net

# %% centred-pixels
class Centre(Layer):
    def forward(self, x_in):
        return x_in - np.float32(0.13)
    def backward(self, d_out):
        return d_out
# %%%
net = Network([Centre(), Linear(784, 100, 0.05), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 25, 10, 0.1)
return net

# %% own-linear-with-other-names
class Dense(Layer):
    def __init__(self, a, b):
        self.kernel = np.random.normal(0, 1 / np.sqrt(a), (a, b)).astype("float32")
        self.bias = np.zeros(b, dtype="float32")
    def forward(self, x):
        self.x = x
        return x @ self.kernel + self.bias
    def backward(self, d):
        self.g, self.h = self.x.T @ d, d.sum(0)
        return d @ self.kernel.T
    def update_parameters(self, learning_rate):
        self.kernel -= learning_rate * self.g
        self.bias -= learning_rate * self.h
# %%%
net = Network([Dense(784, 80), Sigmoid(), Dense(80, 10), Sigmoid()])
train(net, MeanSquareError(), 30, 10, 0.1)
return net

# %% relu-hidden-layer
class ReLU(Layer):
    def forward(self, x_in):
        self.active = x_in > 0
        return np.where(self.active, x_in, 0)

    def backward(self, d_out):
        return d_out * self.active

net = Network([
    Linear(784, 128, initial_sigma=np.sqrt(2 / 784)),
    ReLU(),
    Linear(128, 10, initial_sigma=np.sqrt(1 / 128)),
    Sigmoid(),
])
train(net, MeanSquareError(), number_epochs=15, batch_size=20, learning_rate=0.02)
return net

# %% tanh-and-leaky-with-schedule
class Tanh(Layer):
    def forward(self, x_in):
        self.y = np.tanh(x_in)
        return self.y

    def backward(self, d_out):
        return d_out * (1 - self.y ** 2)


class LeakyReLU(Layer):
    def __init__(self, slope=0.01):
        self.slope = slope

    def forward(self, x_in):
        self.factor = np.where(x_in > 0, 1, self.slope).astype(np.float32)
        return x_in * self.factor

    def backward(self, d_out):
        return d_out * self.factor
# %%%
sizes = [784, 100, 40, 10]
activations = [LeakyReLU(0.05), Tanh(), Sigmoid()]
layers = []
for n_in, n_out, activation in zip(sizes, sizes[1:], activations):
    layers += [Linear(n_in, n_out, 1 / np.sqrt(n_in)), activation]
net = Network(layers)
for rate in (0.02, 0.01, 0.005):
    train(net, MeanSquareError(), 6, 25, rate)
return net

# %% momentum-subclass-of-linear
class MomentumLinear(Linear):
    """A Linear layer with a heavy ball."""

    def __init__(self, n_in, n_out, initial_sigma=0.1, momentum=0.9):
        super().__init__(n_in, n_out, initial_sigma)
        self.momentum = momentum
        self.vw = np.zeros_like(self.w)
        self.vb = np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        self.vw = self.momentum * self.vw - learning_rate * self.dw
        self.vb = self.momentum * self.vb - learning_rate * self.db
        self.w = self.w + self.vw
        self.b = self.b + self.vb
# %%%
net = Network([MomentumLinear(784, 64, 0.04), Sigmoid(), MomentumLinear(64, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.003)
return net

# %% adam-with-own-softmax-cost
class AdamDense(Layer):
    """A dense layer that learns by Adam; its weights are stored as (n_in, n_out)."""

    def __init__(self, n_in, n_out, rng):
        self.kernel = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.offset = np.zeros(n_out)
        self.m = [np.zeros_like(self.kernel), np.zeros_like(self.offset)]
        self.v = [np.zeros_like(self.kernel), np.zeros_like(self.offset)]
        self.t = 0
        self.zero_gradients()

    def zero_gradients(self):
        self.grads = [np.zeros_like(self.kernel), np.zeros_like(self.offset)]

    def forward(self, x_in):
        self.x = x_in
        return x_in @ self.kernel + self.offset

    def backward(self, d_out):
        self.grads[0] += self.x.T @ d_out
        self.grads[1] += d_out.sum(axis=0)
        return d_out @ self.kernel.T

    def update_parameters(self, learning_rate):
        self.t += 1
        for i, parameter in enumerate((self.kernel, self.offset)):
            g = self.grads[i]
            self.m[i] = 0.9 * self.m[i] + 0.1 * g
            self.v[i] = 0.999 * self.v[i] + 0.001 * g * g
            m_hat = self.m[i] / (1 - 0.9 ** self.t)
            v_hat = self.v[i] / (1 - 0.999 ** self.t)
            parameter -= learning_rate * m_hat / (np.sqrt(v_hat) + 1e-8)


class Rectifier(Layer):
    def forward(self, x_in):
        self.x = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x > 0)


class SoftmaxCrossEntropy(Cost):
    """The net gives logits; one cost for each example."""

    def estimate(self, target, prediction):
        z = prediction - prediction.max(axis=1, keepdims=True)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        self.difference = np.exp(log_p) - target
        return -(target * log_p).sum(axis=1)

    def gradient(self, cost):
        return self.difference
# %%%
rng = np.random.default_rng(0)
net = Network([AdamDense(784, 100, rng), Rectifier(), AdamDense(100, 10, rng)])
train(net, SoftmaxCrossEntropy(), 8, 50, 0.001)
return net

# %% dropout-switched-by-zero-gradients
class Dropout(Layer):
    """Drops while it is trained: on from zero_gradients to update_parameters."""

    def __init__(self, keep=0.8):
        self.keep = keep
        self.training = False
        self.mask = 1.0

    def zero_gradients(self):
        self.training = True

    def update_parameters(self, learning_rate):
        self.training = False

    def forward(self, x_in):
        if not self.training:
            return x_in
        self.mask = (np.random.rand(*x_in.shape) < self.keep) / self.keep
        return x_in * self.mask

    def backward(self, d_out):
        return d_out * self.mask


class Ramp(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return x_in * (x_in > 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)


net = Network([
    Dropout(0.9),
    Linear(784, 150, 0.05),
    Ramp(),
    Dropout(0.7),
    Linear(150, 10, 0.08),
    Sigmoid(),
])
train(net, MeanSquareError(), number_epochs=12, batch_size=20, learning_rate=0.02)
return net

# %% batch-norm-running-averages
class BatchNorm(Layer):
    """Normalises by the batch in training and by running averages otherwise; scale and shift are learned."""

    def __init__(self, k, decay=0.9):
        self.gamma, self.beta = np.ones((1, k)), np.zeros((1, k))
        self.mean, self.variance = np.zeros((1, k)), np.ones((1, k))
        self.decay = decay
        self.training = False
        self.d_gamma, self.d_beta = np.zeros((1, k)), np.zeros((1, k))

    def zero_gradients(self):
        self.training = True
        self.d_gamma, self.d_beta = np.zeros_like(self.gamma), np.zeros_like(self.beta)

    def forward(self, x_in):
        if self.training:
            mean, variance = x_in.mean(0, keepdims=True), x_in.var(0, keepdims=True)
            self.mean = self.decay * self.mean + (1 - self.decay) * mean
            self.variance = self.decay * self.variance + (1 - self.decay) * variance
        else:
            mean, variance = self.mean, self.variance
        self.root = np.sqrt(variance + 1e-5)
        self.x_hat = (x_in - mean) / self.root
        return self.gamma * self.x_hat + self.beta

    def backward(self, d_out):
        self.d_gamma = self.d_gamma + (d_out * self.x_hat).sum(0, keepdims=True)
        self.d_beta = self.d_beta + d_out.sum(0, keepdims=True)
        d_hat = d_out * self.gamma
        if not self.training:
            return d_hat / self.root
        centred = d_hat - d_hat.mean(0) - self.x_hat * (d_hat * self.x_hat).mean(0)
        return centred / self.root

    def update_parameters(self, learning_rate):
        self.gamma = self.gamma - learning_rate * self.d_gamma
        self.beta = self.beta - learning_rate * self.d_beta
        self.training = False
# %%%
net = Network([Linear(784, 80, 0.05), BatchNorm(80), Sigmoid(), Linear(80, 10, 0.1), Sigmoid()])
history = train(net, MeanSquareError(), 15, 40, 0.02)
if history:
    print(f"stopped after {len(history)} epochs at {history[-1][1]:.3f}")
return net

# %% residual-block
class Residual(Network):
    """x + f(x), where f is a network."""

    def forward(self, x_in):
        return x_in + super().forward(x_in)

    def backward(self, d_out):
        return d_out + super().backward(d_out)


class Softplus(Layer):
    def forward(self, x_in):
        self.slope = sigmoid_function(x_in)
        return np.logaddexp(0, x_in)

    def backward(self, d_out):
        return d_out * self.slope
# %%%
width = 64
net = Network([
    Linear(784, width, 0.04),
    Residual([Linear(width, width, 0.05), Softplus(), Linear(width, width, 0.05)]),
    Sigmoid(),
    Network([Linear(width, 10, 0.1), Sigmoid()]),
])
train(net, MeanSquareError(), 15, 20, 0.02)
return net

# %% small-convolution
class Convolution(Layer):
    """Kernels of 5 by 5 with a stride of 2 on images of 28 by 28, without padding: 12 by 12 positions."""

    def __init__(self, channels, rng):
        self.kernels = rng.normal(0, 0.2, (25, channels))
        self.bias = np.zeros(channels)
        self.channels = channels
        rows, columns = np.meshgrid(np.arange(12) * 2, np.arange(12) * 2, indexing="ij")
        starts = (rows * 28 + columns).reshape(-1, 1)
        offsets = (np.arange(5)[:, None] * 28 + np.arange(5)).reshape(1, -1)
        self.index = starts + offsets  # (144, 25): the pixels of each patch
        self.zero_gradients()

    def zero_gradients(self):
        self.d_kernels = np.zeros_like(self.kernels)
        self.d_bias = np.zeros_like(self.bias)

    def forward(self, x_in):
        self.patches = x_in[:, self.index]  # (n, 144, 25)
        return (self.patches @ self.kernels + self.bias).reshape(len(x_in), -1)

    def backward(self, d_out):
        d = d_out.reshape(len(d_out), 144, self.channels)
        self.d_kernels += np.tensordot(self.patches, d, axes=([0, 1], [0, 1]))
        self.d_bias += d.sum(axis=(0, 1))
        d_in = np.zeros((len(d_out), 784))
        d_patches = d @ self.kernels.T
        for k in range(25):
            d_in[:, self.index[:, k]] += d_patches[:, :, k]
        return d_in

    def update_parameters(self, learning_rate):
        self.kernels -= 0.2 * learning_rate * self.d_kernels
        self.bias -= 0.2 * learning_rate * self.d_bias


class Relu(Layer):
    def forward(self, x_in):
        self.mask = x_in > 0
        return x_in * self.mask

    def backward(self, d_out):
        return d_out * self.mask
# %%%
net = Network([Convolution(8, np.random.default_rng(3)), Relu(), Linear(8 * 144, 10, 0.03), Sigmoid()])
train(net, MeanSquareError(), number_epochs=8, batch_size=20, learning_rate=0.01)
return net

# %% ensemble-of-three
class Ensemble(Layer):
    """The mean opinion of several nets."""

    def __init__(self, members):
        self.members = members

    def forward(self, x_in):
        return np.mean([member.forward(x_in) for member in self.members], axis=0)

    def backward(self, d_out):
        return sum(member.backward(d_out / len(self.members)) for member in self.members)

    def zero_gradients(self):
        for member in self.members:
            member.zero_gradients()

    def update_parameters(self, learning_rate):
        for member in self.members:
            member.update_parameters(learning_rate)
# %%%
members = []
for n_hidden in (40, 50, 60):
    member = Network([Linear(784, n_hidden, 0.04), Sigmoid(), Linear(n_hidden, 10, 0.1), Sigmoid()])
    train(member, MeanSquareError(), 6, 10, 0.05)
    members.append(member)
return Ensemble(members)

# %% averaged-weights
import copy

net = Network([Linear(784, 64, 0.04), Sigmoid(), Linear(64, 10, 0.1), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.05)
snapshots = []
for _ in range(4):
    train(net, MeanSquareError(), 1, 20, 0.03)
    snapshots.append([(layer.w.copy(), layer.b.copy()) for layer in net.layers if isinstance(layer, Linear)])

averaged = copy.deepcopy(net)
linear_layers = [layer for layer in averaged.layers if hasattr(layer, "w")]
for i, layer in enumerate(linear_layers):
    layer.w = np.mean([snapshot[i][0] for snapshot in snapshots], axis=0)
    layer.b = np.mean([snapshot[i][1] for snapshot in snapshots], axis=0)
return averaged

# %% early-stopping-keeps-the-best
import copy

net = Network([Linear(784, 100, 1 / 28), Sigmoid(), Linear(100, 10, 0.1), Sigmoid()])
best, best_accuracy, patience = copy.deepcopy(net), 0.0, 2
rate = 0.06
for epoch in range(12):
    history = train(net, MeanSquareError(), 1, 10, rate)
    if not history:
        break
    _, accuracy = history[-1]
    if accuracy > best_accuracy:
        best, best_accuracy, patience = copy.deepcopy(net), accuracy, 2
    else:
        patience -= 1
        rate *= 0.5
    if patience == 0 or best_accuracy > 0.92:
        break
return best

# %% best-weights-restored
class SelfRestoringNet(Network):
    def __init__(self, *layers):
        super().__init__(list(layers))

    def parameters(self):
        return [layer for layer in self.layers if isinstance(layer, Linear)]

    def save(self):
        return [(np.array(p.w), np.array(p.b)) for p in self.parameters()]

    def restore(self, saved):
        for p, (w, b) in zip(self.parameters(), saved):
            p.w, p.b = w.copy(), b.copy()
# %%%
net = SelfRestoringNet(Linear(784, 50, 0.04), Sigmoid(), Linear(50, 10, 0.1), Sigmoid())
saved = {}
for round_number, rate in enumerate([0.05, 0.05, 0.03, 0.02]):
    history = train(net, MeanSquareError(), number_epochs=3, batch_size=10, learning_rate=rate)
    score = history[-1][1] if history else 0.0
    saved[score] = net.save()
    print("round", round_number, "accuracy", score)
net.restore(saved[max(saved)])
return net

# %% one-flat-vector
class FlatPerceptron(Layer):
    """784 - 60 - 10 with all of its parameters in one vector."""

    shapes = [(60, 784), (60,), (10, 60), (10,)]

    def __init__(self, seed=0):
        rng = np.random.default_rng(seed)
        parts = [rng.normal(0, 1 / np.sqrt(s[-1]), s) if len(s) == 2 else np.zeros(s) for s in self.shapes]
        self.theta = np.concatenate([part.ravel() for part in parts])
        self.slope = np.zeros_like(self.theta)

    def _split(self, vector):
        position = 0
        for shape in self.shapes:
            size = int(np.prod(shape))
            yield vector[position:position + size].reshape(shape)
            position += size

    def forward(self, x_in):
        w1, b1, w2, b2 = self._split(self.theta)
        self.x = x_in
        self.h = np.tanh(x_in @ w1.T + b1)
        self.y = sigmoid_function(self.h @ w2.T + b2)
        return self.y

    def backward(self, d_out):
        w1, _, w2, _ = self._split(self.theta)
        dw1, db1, dw2, db2 = self._split(self.slope)  # views of the vector
        d2 = d_out * self.y * (1 - self.y)
        dw2 += d2.T @ self.h
        db2 += d2.sum(0)
        d1 = d2 @ w2 * (1 - self.h ** 2)
        dw1 += d1.T @ self.x
        db1 += d1.sum(0)
        return d1 @ w1

    def zero_gradients(self):
        self.slope = np.zeros_like(self.theta)

    def update_parameters(self, learning_rate):
        self.theta = self.theta - learning_rate * self.slope
# %%%
net = FlatPerceptron(seed=7)
train(net, MeanSquareError(), 12, 20, 0.02)
return net

# %% best-of-three-rates
import copy

candidates = {}
start = Network([Linear(784, 64, 0.04), Sigmoid(), Linear(64, 10, 0.1), Sigmoid()])
for rate in (0.01, 0.03, 0.1):
    candidate = copy.deepcopy(start)
    history = train(candidate, MeanSquareError(), 1, 10, rate)
    candidates[rate] = (history[-1][1] if history else 0.0, candidate)
    print(f"rate {rate}: {candidates[rate][0]:.3f}")
best_rate = max(candidates, key=lambda rate: candidates[rate][0])
_, net = candidates[best_rate]
for shrink in (1, 0.5, 0.25):
    train(net, MeanSquareError(), 3, 10, best_rate * shrink)
return net

# %% standardised-swish-with-shifted-images
class Standardise(Layer):
    """Subtracts the mean of the training digits and divides by one common spread; shifts a batch by a pixel in training."""

    def __init__(self):
        images, _ = training_data()
        self.mean = images.mean(axis=0, keepdims=True)
        self.spread = images.std()
        self.training = False

    def zero_gradients(self):
        self.training = True

    def update_parameters(self, learning_rate):
        self.training = False

    def forward(self, x_in):
        x = x_in
        if self.training and np.random.rand() < 0.3:
            x = np.roll(x.reshape(-1, 28, 28), np.random.choice([-1, 1]), axis=np.random.choice([1, 2])).reshape(x.shape)
        return (x - self.mean) / self.spread

    def backward(self, d_out):
        return d_out / self.spread


class Swish(Layer):
    def forward(self, x_in):
        self.x = x_in
        self.s = sigmoid_function(x_in)
        return x_in * self.s

    def backward(self, d_out):
        return d_out * (self.s + self.x * self.s * (1 - self.s))


class CrossEntropyOfSigmoids(Cost):
    """Binary cross-entropy of ten logits."""

    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return np.logaddexp(0, prediction) - target * prediction

    def gradient(self, cost):
        return sigmoid_function(self.prediction) - self.target


class DecayedLinear(Linear):
    def update_parameters(self, learning_rate):
        self.w *= 1 - 0.01 * learning_rate
        super().update_parameters(learning_rate)
# %%%
np.random.seed(5)
net = Network([
    Standardise(),
    DecayedLinear(784, 90, 1 / 28),
    Swish(),
    DecayedLinear(90, 10, 0.1),
])
for epochs, rate in [(4, 0.005), (4, 0.002)]:
    train(net, CrossEntropyOfSigmoids(), epochs, 25, rate)
return net
