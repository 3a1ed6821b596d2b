# %% step-by-step
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
train(net, cost_function, number_epochs, batch_size, learning_rate)
return net

# %% arguments-by-name
linear = Linear(n_in=input_size, n_out=label_size)
softmax = SoftMax()
net = Network(layers=[linear, softmax])
train(cost_function=CrossEntropy(), net=net, number_epochs=number_epochs,
      learning_rate=learning_rate, batch_size=batch_size)
return net

# %% numbers-written-out
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.00001)
return net

# %% nested-networks
inner = Network([Linear(input_size, label_size)])
net = Network([Network([inner, SoftMax()])])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% local-names-for-the-numbers
epochs, batch, rate = 100, 600, 1e-5
net = Network([Linear(28 ** 2, 10), SoftMax()])
train(net, CrossEntropy(), epochs, batch, rate)
return net

# %% learning-rate-computed
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, 0.0001 / 10)
return net

# %% helper-in-a-cell-before
def train_net(net, cost):
    """Train a net with the notebook's hyperparameters and return it."""
    train(net, cost, number_epochs, batch_size, learning_rate)
    return net
# %%%
return train_net(Network([Linear(input_size, label_size), SoftMax()]), CrossEntropy())

# %% subclass-of-network
class SoftMaxRegression(Network):
    def __init__(self, n_in, n_out):
        Network.__init__(self, [Linear(n_in, n_out), SoftMax()])

    def predict(self, images):
        return np.argmax(self.forward(images), axis=1)

net = SoftMaxRegression(input_size, label_size)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% history-drawn
import matplotlib.pyplot as plt
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
figure, axes = plt.subplots()
axes.plot([accuracy for _, accuracy in history])
axes.set_xlabel("epoch")
plt.close(figure)
return net

# %% classes-in-a-list
pieces = [Linear(input_size, label_size)] + [make() for make in (SoftMax,)]
net = Network(pieces)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% inner-function
def run():
    net = Network([Linear(input_size, label_size), SoftMax()])
    train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
    return net

return run()

# %% identity-in-between
# An empty network is the identity.
net = Network([Linear(input_size, label_size), Network([]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% four-times-twenty-five-epochs
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
for part in range(4):
    history = train(net, cost_function, number_epochs // 4, batch_size, learning_rate)
    print(part, history[-1])
return net

# %% one-epoch-at-a-time
net = Network([Linear(input_size, label_size), SoftMax()])
for _ in range(100):
    train(net, CrossEntropy(), 1, 600, 1e-5)
return net

# %% appended-one-by-one
layers = []
net = Network(layers)
layers.append(Linear(input_size, label_size))
layers.append(SoftMax())
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% deep-copy-of-the-trained-net
import copy
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return copy.deepcopy(net)

# %% cost-summed-over-the-outputs
class SummedCrossEntropy(CrossEntropy):
    def estimate(self, target, x_in):
        return super().estimate(target, x_in).sum(axis=1)

    def gradient(self, d_out):
        return -self.target / (self.x_in + 1e-12)

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, SummedCrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-of-their-own
class Probabilities(Layer):
    """Rows that sum to one, by the Jacobian written out."""

    def forward(self, x_in):
        powers = np.exp(x_in - x_in.max(axis=1, keepdims=True))
        self.p = powers / powers.sum(axis=1, keepdims=True)
        return self.p

    def backward(self, d_out):
        jacobian = self.p[:, :, None] * (np.eye(self.p.shape[1]) - self.p[:, None, :])
        return np.einsum("nij,nj->ni", jacobian, d_out)
# %%%
net = Network([Linear(input_size, label_size), Probabilities()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% linear-and-softmax-in-one-layer
class SoftMaxLayer(Network):
    def __init__(self, n_in, n_out):
        super().__init__([Linear(n_in, n_out), SoftMax()])
# %%%
net = Network([SoftMaxLayer(input_size, label_size)])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% partial-in-a-cell-before
import functools
train_slowly = functools.partial(train, number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
# %%%
net = Network([Linear(input_size, label_size), SoftMax()])
train_slowly(net, CrossEntropy())
return net

# %% seed-and-zero-weights
np.random.seed(0)
linear = Linear(input_size, label_size)
linear.w[:] = 0
net = Network([linear, SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% square-error-on-another-net-for-comparison
softmax_net = Network([Linear(input_size, label_size), SoftMax()])
sigmoid_net = Network([Linear(input_size, label_size), Sigmoid()])
with_softmax = train(softmax_net, CrossEntropy(), number_epochs, batch_size, learning_rate)
with_sigmoid = train(sigmoid_net, MeanSquareError(), number_epochs, batch_size, 0.0001)
print(with_softmax[-1], with_sigmoid[-1])
return softmax_net

# %% general-function-for-both-tasks
def train_with(activation, cost_function, rate):
    net = Network([Linear(input_size, label_size), activation])
    history = train(net, cost_function, number_epochs=100, batch_size=600, learning_rate=rate)
    return net, history
# %%%
net, _ = train_with(SoftMax(), CrossEntropy(), 1e-5)
return net

# %% validated-before-the-return
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
assert validate_epoch(0, net, *validation_data(), batch_size) > 0.5
return net

# %% hits-counted-and-asserted
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
images, labels = validation_data()
accuracy = np.mean(net.forward(images).argmax(axis=1) == labels.argmax(axis=1))
if accuracy < 0.7:
    raise ValueError(f"only {accuracy}")
return net

# %% mean-cost-has-to-fall
net, cost = Network([Linear(input_size, label_size), SoftMax()]), CrossEntropy()
images, labels = validation_data()
before = np.mean(cost.estimate(labels, net.forward(images)))
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
assert np.mean(cost.estimate(labels, net.forward(images))) < 0.9 * before
return net

# %% through-a-pickle
import pickle

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return pickle.loads(pickle.dumps(net, protocol=2))

# %% three-nets-epoch-by-epoch
best = None
for seed in range(3):
    np.random.seed(seed)
    net = Network([Linear(input_size, label_size), SoftMax()])
    history = []
    while len(history) < number_epochs:
        history += train(net, CrossEntropy(), 1, batch_size, learning_rate)
    if best is None or history[-1][0] < best[0]:
        best = history[-1][0], net
return best[1]

# %% contextmanager
from contextlib import contextmanager

@contextmanager
def trained(net, cost_function):
    train(net, cost_function, 100, 600, 1e-5)
    yield net
# %%%
with trained(Network([Linear(784, 10), SoftMax()]), CrossEntropy()) as net:
    return net

# %% layers-from-strings
kinds = {"linear": lambda: Linear(input_size, label_size), "softmax": SoftMax}
net = Network([kinds[name]() for name in "linear softmax".split()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% five-times-twenty-with-deepcopies
import copy
# %%%
net = Network([Linear(784, 10), SoftMax()])
best, best_cost = None, float("inf")
for _ in range(5):
    history = train(net, CrossEntropy(), 20, 600, 0.00001)
    if history[-1][0] < best_cost:
        best, best_cost = copy.deepcopy(net), history[-1][0]
return best if best is not None else net

# %% history-compared-with-a-validation-of-ones-own
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
accuracy = validate_epoch(number_epochs, net, *validation_data(), batch_size)
if not np.isclose(accuracy, history[-1][1]):
    raise RuntimeError("train and validate_epoch do not agree")
return net
