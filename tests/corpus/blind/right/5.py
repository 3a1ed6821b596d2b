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
