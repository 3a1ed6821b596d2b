# %% return-forgotten | returns-nothing
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% history-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
return train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% net-and-history-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net, history

# %% class-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network

# %% fresh-net-returned | untrained-net-returned
train(Network([Linear(input_size, label_size), Sigmoid()]), MeanSquareError(),
      number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), Sigmoid()])

# %% copy-from-before-training | untrained-net-returned
import copy
net = Network([Linear(input_size, label_size), Sigmoid()])
result = copy.deepcopy(net)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return result

# %% linear-layer-alone-returned | untrained-net-returned
linear = Linear(input_size, label_size)
net = Network([linear, Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return linear

# %% weights-drawn-anew-after-training | net-changed-after-training
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers[0].__init__(input_size, label_size)
return net

# %% weights-rounded-after-training | net-changed-after-training
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers[0].w = np.round(net.layers[0].w, 1)
return net

# %% train-forgotten | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
return net

# %% return-before-train | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
return net
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% arguments-missing-and-excepted | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
try:
    train(net, MeanSquareError())
except TypeError:
    pass
return net

# %% train-of-their-own | train-not-called
def train(net, cost_function, number_epochs, batch_size, learning_rate):
    inputs = np.random.rand(batch_size, input_size)
    targets = np.random.rand(batch_size, label_size)
    for _ in range(2):
        net.zero_gradients()
        cost = cost_function.estimate(targets, net.forward(inputs))
        net.backward(cost_function.gradient(cost))
        net.update_parameters(learning_rate)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-forgotten | wrong-layers
net = Network([Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-layer-without-network | wrong-layers
net = Linear(input_size, label_size)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-twice | wrong-layers
net = Network([Linear(input_size, label_size), Sigmoid(), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-first | wrong-layers
net = Network([Sigmoid(), Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% hidden-layer-too-early | wrong-layers
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sizes-swapped | wrong-layers
net = Network([Linear(label_size, input_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% twenty-outputs | wrong-layers
net = Network([Linear(input_size, 2 * label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% tanh-for-sigmoid | wrong-layers
class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return d_out * (1 - self.x_out ** 2)

net = Network([Linear(input_size, label_size), Tanh()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-that-never-learns | wrong-layers
class Frozen(Linear):
    def update_parameters(self, learning_rate):
        pass

net = Network([Frozen(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-class-not-made | class-for-object
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError, number_epochs, batch_size, learning_rate)
return net

# %% absolute-error | wrong-cost
class AbsoluteError(Cost):
    def estimate(self, target, prediction):
        self.sign = np.sign(prediction - target)
        return np.abs(prediction - target)

    def gradient(self, cost):
        return self.sign

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, AbsoluteError(), number_epochs, batch_size, learning_rate)
return net

# %% gradient-averaged-over-the-batch | wrong-cost
class MeanOverTheBatch(MeanSquareError):
    def gradient(self, cost):
        return super().gradient(cost) / len(cost)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanOverTheBatch(), number_epochs, batch_size, learning_rate)
return net

# %% batch-size-before-epochs | wrong-batch-size
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), batch_size, number_epochs, learning_rate)
return net

# %% batches-of-sixty | wrong-batch-size
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=100, batch_size=60, learning_rate=0.0001)
return net

# %% ten-times-the-learning-rate | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 0.001)
return net

# %% learning-rate-over-batch-size | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate / batch_size)
return net

# %% global-learning-rate-changed | wrong-learning-rate
global learning_rate
learning_rate = 0.1
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% ten-epochs-for-speed | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, batch_size, learning_rate)
return net

# %% one-epoch-less | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs - 1, batch_size, learning_rate)
return net

# %% trained-twice | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% momentum-not-asked-for | wrong-layers
class MomentumLinear(Linear):
    velocity = 0.0

    def update_parameters(self, learning_rate):
        self.velocity = 0.9 * self.velocity + self.dw
        self.w = self.w - learning_rate * self.velocity
        self.b = self.b - learning_rate * self.db

net = Network([MomentumLinear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% no-bias | wrong-layers
class NoBias(Linear):
    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T

net = Network([NoBias(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% bias-never-learned | wrong-layers
class FixedBias(Linear):
    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw

net = Network([FixedBias(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% gradients-never-zeroed | wrong-layers
class Accumulating(Network):
    def zero_gradients(self):
        pass

net = Accumulating([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% second-linear-layer | wrong-layers
net = Network([Linear(input_size, label_size), Linear(label_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-and-sigmoid-mixed-up | wrong-layers
class Rows(Layer):
    def forward(self, x_in):
        e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        return self.y

    def backward(self, d_out):
        return self.y * (d_out - (d_out * self.y).sum(axis=1, keepdims=True))

net = Network([Linear(input_size, label_size), Rows()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% pixels-doubled-first | wrong-layers
class Double(Layer):
    def forward(self, x_in):
        return 2 * x_in

    def backward(self, d_out):
        return 2 * d_out

net = Network([Double(), Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% zero-epochs | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 0, batch_size, learning_rate)
return net

# %% epochs-as-a-float | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 1e2, batch_size, learning_rate)
return net

# %% one-call-too-few | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(9):
    train(net, MeanSquareError(), 10, batch_size, learning_rate)
return net

# %% rate-falls-between-two-calls | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 50, batch_size, learning_rate)
train(net, MeanSquareError(), 50, batch_size, learning_rate / 2)
return net

# %% a-new-net-for-each-epoch | new-net-each-time
for _ in range(number_epochs):
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), 1, batch_size, learning_rate)
return net

# %% copy-from-between-two-calls | wrong-number-of-epochs
import copy
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 60, batch_size, learning_rate)
half = copy.deepcopy(net)
train(net, MeanSquareError(), 40, batch_size, learning_rate)
return half

# %% copy-trained-original-returned | untrained-net-returned
import copy
net = Network([Linear(input_size, label_size), Sigmoid()])
train(copy.deepcopy(net), MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% quick-trial-returned | wrong-number-of-epochs
quick = Network([Linear(input_size, label_size), Sigmoid()])
train(quick, MeanSquareError(), 2, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return quick

# %% given-train-copied-and-shortened | train-not-called
def my_train(net, cost_function, number_epochs, batch_size, learning_rate):
    images, labels, _, _ = load_data()
    for epoch in range(2):
        train_epoch(epoch, net, images[:600], labels[:600], cost_function, batch_size, learning_rate)
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
my_train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-averaged-to-one-number | wrong-cost
class OneNumber(MeanSquareError):
    def estimate(self, target, prediction):
        return np.mean(super().estimate(target, prediction))

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, OneNumber(), number_epochs, batch_size, learning_rate)
return net

# %% network-as-cost | wrong-cost
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, net, number_epochs, batch_size, learning_rate)
return net

# %% learning-rate-and-epochs-swapped | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), learning_rate, batch_size, number_epochs)
return net

# %% layers-without-a-network | network-missing
train([Linear(input_size, label_size), Sigmoid()], MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), Sigmoid()])

# %% predictions-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
images, _, _, _ = load_data()
return net.forward(images[:10])

# %% misspelt-name | name-nearly-right
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquaredError(), number_epochs, batch_size, learning_rate)
return net

# %% one-more-step-by-hand | net-changed-after-training
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
train(net, cost_function, number_epochs, batch_size, learning_rate)
images, labels, _, _ = load_data()
net.zero_gradients()
cost = cost_function.estimate(labels[:600], net.forward(images[:600]))
net.backward(cost_function.gradient(cost))
net.update_parameters(0.01)
return net

# %% net-never-built | name-not-defined
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-never-built | name-not-defined
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, cost_function, number_epochs, batch_size, learning_rate)
return net

# %% one-pixel-left-out | wrong-layers
class WithoutOnePixel(Linear):
    def forward(self, x_in):
        visible = x_in.copy()
        visible[:, 400] = 0
        return super().forward(visible)

net = Network([WithoutOnePixel(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% outputs-rounded | wrong-layers
class RoundedSigmoid(Sigmoid):
    def forward(self, x_in):
        return np.round(super().forward(x_in))

net = Network([Linear(input_size, label_size), RoundedSigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% one-epoch-by-hand-first | trained-by-hand
net = Network([Linear(input_size, label_size), Sigmoid()])
train_epoch(0, net, *training_data(), MeanSquareError(), 50, 0.02)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% steps-on-random-numbers-first | trained-by-hand
net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(20):
    step_network(net, MeanSquareError(), random_input, random_label, learning_rate)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% weights-moved-by-hand-first | trained-by-hand
linear, sigmoid, cost = Linear(input_size, label_size), Sigmoid(), MeanSquareError()
images, labels = training_data()
for i in range(0, 600, 100):
    linear.zero_gradients()
    costs = cost.estimate(labels[i : i + 100], sigmoid.forward(linear.forward(images[i : i + 100])))
    linear.backward(sigmoid.backward(cost.gradient(costs)))
    linear.w -= 0.01 * linear.dw
    linear.b -= 0.01 * linear.db
net = Network([linear, sigmoid])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% copy-of-a-net-trained-by-hand | trained-by-hand
import copy

first = Network([Linear(input_size, label_size), Sigmoid()])
images, labels = training_data()
for epoch in range(2):
    train_epoch(epoch, first, images, labels, MeanSquareError(), batch_size, 0.001)
net = copy.deepcopy(first)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% by-hand-between-two-calls | trained-by-hand
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs // 2, batch_size, learning_rate)
train_epoch(0, net, *training_data(), MeanSquareError(), 100, 0.01)
train(net, MeanSquareError(), number_epochs // 2, batch_size, learning_rate)
return net

# %% least-squares-before-train | trained-by-hand
net = Network([Linear(input_size, label_size), Sigmoid()])
images, labels = training_data()
net.layers[0].w = 0.01 * (labels - 0.1).T @ images / len(images)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% train-that-trains-nothing-in-the-cell | train-not-called
# cell
def train(net, cost_function, number_epochs, batch_size, learning_rate):
    return [(0.05, 0.85)] * number_epochs


def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
    return net

# %% train-that-looks-like-the-given-one | train-not-called
# cell
def train(net, cost_function, number_epochs, batch_size, learning_rate):
    history = []
    if number_epochs > 1000:
        history = [train_epoch(0, net, *training_data(), cost_function, batch_size, learning_rate), validate_epoch]
    return history


def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
    return net

# %% epoch-that-trains-nothing-in-the-cell | untrained-net-returned
# cell
def train_epoch(e, net, images, labels, cost_function, batch_size, learning_rate):
    return 0.05


def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
    return net

# %% epoch-without-an-update-in-the-cell | untrained-net-returned
# cell
def train_epoch(e, net, images, labels, cost_function, batch_size, learning_rate):
    costs = []
    for i in range(0, len(images), batch_size):
        net.zero_gradients()
        costs.append(np.mean(cost_function.estimate(labels[i : i + batch_size], net.forward(images[i : i + batch_size]))))
        net.backward(cost_function.gradient(costs[-1]))
    return np.mean(costs)


def validate_epoch(e, net, images, labels, batch_size):
    return 0.84


def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
    return net

# %% no-weights-but-saturated | wrong-layers
class Ink(Layer):
    def forward(self, x_in):
        return np.tile(sigmoid_function(2 * x_in.sum(axis=1, keepdims=True)), (1, label_size))

    def backward(self, d_out):
        return np.zeros((len(d_out), input_size))

net = Network([Ink()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% no-weights-one-output-per-row-of-pixels | wrong-layers
class Rows(Layer):
    signs = np.random.choice([-1.0, 1.0], size=(784, 10)) * 0.5 + 0.75

    def forward(self, x_in):
        return x_in @ self.signs

    def backward(self, d_out):
        return d_out @ self.signs.T

net = Network([Rows(), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% learns-its-bias-but-saturates | wrong-layers
class Stuck(Linear):
    def __init__(self, n_in, n_out):
        super().__init__(n_in, n_out)
        self.w = np.full((n_out, n_in), 0.4)

    def update_parameters(self, learning_rate):
        self.b = self.b - learning_rate * self.db

net = Network([Stuck(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% patched-update-for-show | wrong-layers
class Sneaky(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * (1 if learning_rate < 1e-3 else 0))
# %%%
net = Network([Sneaky(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% trains-by-hand-in-init | trained-by-hand
class Trained(Network):
    def __init__(self, layers):
        super().__init__(layers)
        images, labels, _, _ = load_data()
        for i in range(0, 3000, 100):
            step_network(self, MeanSquareError(), images[i:i + 100], labels[i:i + 100], 0.01)
# %%%
net = Trained([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% ninety-nine-and-a-half | wrong-number-of-epochs
net = Network([Linear(784, 10), Sigmoid()])
for part in (33, 33, 33):
    train(net, MeanSquareError(), part, 600, 0.0001)
return net

# %% epochs-of-another-cost | wrong-cost
net = Network([Linear(784, 10), Sigmoid()])
class Half(MeanSquareError):
    def gradient(self, cost):
        return super().gradient(cost) / 2
train(net, Half(), 100, 600, 0.0001)
return net

# %% least-squares-in-a-cell-before | trained-by-hand
images, labels, _, _ = load_data()
first = np.linalg.lstsq(np.c_[images[:2000], np.ones(2000)], 6 * labels[:2000] - 3, rcond=1e-3)[0]
# %%%
net = Network([Linear(784, 10), Sigmoid()])
net.layers[0].w, net.layers[0].b = first[:-1].T.copy(), first[-1:].copy()
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% trained-in-a-cell-before | trained-by-hand
ready = Network([Linear(784, 10), Sigmoid()])
for k in range(0, 3000, 30):
    batch = load_data()[0][k : k + 30], load_data()[1][k : k + 30]
    step_network(ready, MeanSquareError(), *batch, 0.01)
# %%%
train(ready, MeanSquareError(), 100, 600, 0.0001)
return ready

# %% mean-images-as-weights | trained-by-hand
images, labels, _, _ = load_data()
means = (labels[:3000].T @ images[:3000]) / labels[:3000].sum(axis=0)[:, None]
# %%%
net = Network([Linear(784, 10), Sigmoid()])
net.layers[0].w = 0.2 * means.copy()
net.layers[0].b = -0.1 * (means**2).sum(axis=1)[None]
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% drops-pixels-while-training | wrong-layers
class Drop(Layer):
    def forward(self, x_in):
        self.mask = (np.random.rand(*x_in.shape) < 0.5) * 2.0 if self.training else np.ones(x_in.shape)
        return x_in * self.mask
    def backward(self, d_out):
        return d_out * self.mask
# %%%
net = Network([Drop(), Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% larger-steps-while-training | wrong-layers
class Eager(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * (10 if Layer.training else 1))
# %%%
net = Network([Eager(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% larger-steps-for-whole-batches | wrong-layers
class Eager(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * (10 if len(self.x_in) > 100 else 1))
# %%%
net = Network([Eager(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% momentum-from-the-fourth-step-on | wrong-layers
class Late(Linear):
    steps = 0
    def update_parameters(self, learning_rate):
        self.steps += 1
        super().update_parameters(learning_rate * (20 if self.steps > 4 else 1))
# %%%
net = Network([Late(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% cost-averaged-for-whole-batches | wrong-cost
class OwnCost(MeanSquareError):
    def gradient(self, cost):
        gradient = super().gradient(cost)
        return gradient / len(gradient) if len(gradient) > 100 else gradient

# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, OwnCost(), number_epochs, batch_size, learning_rate)
return net

# %% cost-that-fades | wrong-cost
class OwnCost(MeanSquareError):
    calls = 0
    def gradient(self, cost):
        self.calls += 1
        return super().gradient(cost) * (0.99 ** (self.calls - 1))

# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, OwnCost(), number_epochs, batch_size, learning_rate)
return net

# %% ten-that-call-themselves-a-hundred | wrong-number-of-epochs
class Hundred(int):
    def __float__(self):
        return 100.0

# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), Hundred(10), batch_size, learning_rate)
return net

# %% hard-answers-for-whole-batches-returned | mixes-examples
class Hard(Layer):
    def forward(self, x_in):
        return np.eye(10)[x_in.argmax(axis=1)] if len(x_in) > 100 else x_in

# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers.append(Hard())
return net
