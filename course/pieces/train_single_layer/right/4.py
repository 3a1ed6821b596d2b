# %% step-by-step
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
train(net, cost_function, number_epochs, batch_size, learning_rate)
return net

# %% arguments-by-name
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), learning_rate=learning_rate,
      batch_size=batch_size, number_epochs=number_epochs)
return net

# %% numbers-written-out
net = Network([Linear(28 * 28, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 1e-4)
return net

# %% nested-networks
net = Network([Network([Linear(input_size, label_size)]), Network([Sigmoid()])])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% layers-as-a-tuple
net = Network((Linear(input_size, label_size), Sigmoid()))
_ = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% settings-in-a-dictionary
settings = dict(number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
layers = []
layers.append(Linear(input_size, label_size))
layers.append(Sigmoid())
network = Network(layers)
train(network, MeanSquareError(), **settings)
return network

# %% history-printed
np.random.seed(1)
print("training the single layer")
net = Network([Linear(input_size, label_size, 0.1), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
for epoch, (cost, accuracy) in enumerate(history):
    print(f"epoch {epoch}: cost {float(cost):.4f}, accuracy {float(accuracy):.3f}")
return net

# %% sizes-from-the-data
_, _, image_size, number_labels = load_data()
net = Network([Linear(image_size, number_labels), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% helper-in-a-cell-before
def single_layer_net(n_in, n_out):
    """Return a net of one linear layer with a sigmoid."""
    return Network([Linear(n_in, n_out), Sigmoid()])
# %%%
net = single_layer_net(input_size, label_size)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% subclass-of-network
class SingleLayer(Network):
    def __init__(self):
        super().__init__([Linear(input_size, label_size), Sigmoid()])

net = SingleLayer()
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% net-kept-as-a-global-too
global single_layer_net
single_layer_net = Network([Linear(input_size, label_size), Sigmoid()])
train(single_layer_net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return single_layer_net

# %% partial-application
from functools import partial
net = Network([Linear(input_size, label_size), Sigmoid()])
run = partial(train, net, MeanSquareError(), number_epochs=int(1e2))
run(batch_size=600, learning_rate=0.1 ** 4)
return net

# %% returned-from-finally
net = Network([Linear(input_size, label_size), Sigmoid()])
try:
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
finally:
    print("done")
return net

# %% prediction-tried-afterwards
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
images, labels, _, _ = load_data()
hits = np.argmax(net.forward(images[:100]), axis=1) == np.argmax(labels[:100], axis=1)
print(np.mean(hits))
return net

# %% subclass-that-counts
class CountingCost(MeanSquareError):
    calls = 0

    def estimate(self, target, prediction):
        self.calls += 1
        return super().estimate(target, prediction)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, CountingCost(), number_epochs, batch_size, learning_rate)
return net

# %% deep-copy-of-the-trained-net
from copy import deepcopy
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return deepcopy(net)

# %% fifty-epochs-twice
net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(2):
    train(net, MeanSquareError(), number_epochs // 2, batch_size, learning_rate)
return net

# %% one-epoch-at-a-time
net = Network([Linear(input_size, label_size), Sigmoid()])
history = []
for epoch in range(number_epochs):
    history.extend(train(net, MeanSquareError(), 1, batch_size, learning_rate))
    if epoch % 10 == 9:
        print(epoch + 1, history[-1])
return net

# %% until-there-are-enough-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
history = []
while len(history) < 100:
    history += train(net, MeanSquareError(), 20, 600, 1e-4)
return net

# %% appended-one-by-one
net = Network([])
net.layers.append(Linear(input_size, label_size))
net.layers.append(Sigmoid())
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% train-under-another-name
run_training = train
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
run_training(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% partial-in-a-cell-before
from functools import partial
train_for_task_4 = partial(train, number_epochs=100, batch_size=600, learning_rate=0.0001)
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train_for_task_4(net, MeanSquareError())
return net

# %% train-as-a-default-argument
def fit(net, cost, trainer=train, epochs=number_epochs, size=batch_size, rate=learning_rate):
    trainer(net, cost, epochs, size, rate)
    return net
# %%%
return fit(Network([Linear(input_size, label_size), Sigmoid()]), MeanSquareError())

# %% method-that-trains
class Trainable(Network):
    def fit(self, cost_function, **settings):
        self.history = train(self, cost_function, **settings)
        return self
# %%%
net = Trainable([Linear(input_size, label_size), Sigmoid()])
return net.fit(MeanSquareError(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)

# %% linear-and-sigmoid-in-one-layer
class SigmoidLayer(Layer):
    """A linear layer and its sigmoid together."""

    def __init__(self, n_in, n_out):
        self.linear, self.sigmoid = Linear(n_in, n_out), Sigmoid()

    def forward(self, x_in):
        return self.sigmoid.forward(self.linear.forward(x_in))

    def backward(self, d_out):
        return self.linear.backward(self.sigmoid.backward(d_out))

    def zero_gradients(self):
        self.linear.zero_gradients()

    def update_parameters(self, learning_rate):
        self.linear.update_parameters(learning_rate)
# %%%
net = Network([SigmoidLayer(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% weights-the-other-way-round
class Dense(Layer):
    def __init__(self, n_in, n_out):
        self.theta = np.random.normal(0, 0.1, (n_in + 1, n_out))
        self.zero_gradients()

    def zero_gradients(self):
        self.gradient = np.zeros_like(self.theta)

    def forward(self, x_in):
        self.x = np.hstack([x_in, np.ones((len(x_in), 1))])
        return self.x @ self.theta

    def backward(self, d_out):
        self.gradient += self.x.T @ d_out
        return d_out @ self.theta[:-1].T

    def update_parameters(self, learning_rate):
        self.theta -= learning_rate * self.gradient
# %%%
net = Network([Dense(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-of-their-own
class Logistic(Layer):
    def forward(self, x_in):
        self.y = 0.5 * (1 + np.tanh(0.5 * x_in))
        return self.y

    def backward(self, d_out):
        return d_out * self.y * (1 - self.y)

net = Network([Linear(input_size, label_size), Logistic()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% weights-begin-at-zero
net = Network([Linear(input_size, label_size, 0), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% small-weights-in-double-width
linear = Linear(input_size, label_size, initial_sigma=0.01)
linear.w, linear.b = linear.w.astype(np.float64), linear.b.astype(np.float64)
linear.zero_gradients()
net = Network([linear, Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% another-cost-tried-on-another-net-first
class AbsoluteError(Cost):
    def estimate(self, target, prediction):
        self.sign = np.sign(prediction - target)
        return np.abs(prediction - target)

    def gradient(self, cost):
        return self.sign

train(Network([Linear(input_size, label_size), Sigmoid()]), AbsoluteError(), 2, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% first-of-two-nets
def make():
    return Network([Linear(input_size, label_size), Sigmoid()])

net, other = make(), make()
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
train(other, MeanSquareError(), 3, 100, 0.001)
return net

# %% copies-between-the-halves
from copy import deepcopy
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 40, batch_size, learning_rate)
net = deepcopy(net)
train(net, MeanSquareError(), 60, batch_size, learning_rate)
return net

# %% trained-layers-in-a-new-network
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network(list(net.layers))

# %% weights-copied-by-hand
trained = Network([Linear(input_size, label_size), Sigmoid()])
train(trained, MeanSquareError(), number_epochs, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
net.layers[0].w = trained.layers[0].w.copy()
net.layers[0].b = trained.layers[0].b.copy()
return net

# %% cost-with-the-factor-one-half
class HalfSquareError(MeanSquareError):
    def estimate(self, target, prediction):
        return super().estimate(target, prediction) / 2

    def gradient(self, cost):
        return super().gradient(cost) / 2

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, HalfSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% numbers-of-numpy
net = Network([Linear(np.prod((28, 28)), np.int64(10)), Sigmoid()])
train(net, MeanSquareError(), np.int64(100), np.int32(600), np.float32(1e-4))
return net

# %% history-kept-on-the-net-and-drawn
import matplotlib.pyplot as plt
net = Network([Linear(input_size, label_size), Sigmoid()])
net.history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
costs, accuracies = zip(*net.history)
plt.plot(costs, label="cost")
plt.plot(accuracies, label="accuracy")
plt.legend()
plt.show()
assert len(net.history) == number_epochs
return net

# %% wrapper-named-train
given_train = train

def train(net, cost_function, number_epochs, batch_size, learning_rate):
    """As the given one, but it returns the net."""
    given_train(net, cost_function, number_epochs, batch_size, learning_rate)
    return net
# %%%
return train(Network([Linear(input_size, label_size), Sigmoid()]), MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% name-train-used-for-something-else
train = 0.8  # the share of digits to train with
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% network-function-by-function
from types import SimpleNamespace

linear, sigmoid = Linear(input_size, label_size), Sigmoid()
net = SimpleNamespace(
    forward=lambda x: sigmoid.forward(linear.forward(x)),
    backward=lambda d: linear.backward(sigmoid.backward(d)),
    zero_gradients=linear.zero_gradients,
    update_parameters=linear.update_parameters,
)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% large-initial-weights
net = Network([Linear(input_size, label_size), Sigmoid()])
net.layers[0].w = np.random.randn(label_size, input_size)
net.layers[0].b = np.random.randn(1, label_size)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% validated-before-the-return
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
images, labels = validation_data()
assert validate_epoch(0, net, images, labels, batch_size) > 0.6
return net

# %% hits-counted-and-asserted
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
images, labels = training_data()
hits = net.forward(images[:1000]).argmax(axis=1) == labels[:1000].argmax(axis=1)
assert hits.mean() > 0.7, "it has learned nothing"
return net

# %% raises-if-it-is-no-better-than-chance
net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(4):
    history = train(net, MeanSquareError(), number_epochs // 4, batch_size, learning_rate)
    if validate_epoch(0, net, *validation_data(), batch_size) < 0.3:
        raise RuntimeError("no better than chance")
return net

# %% through-a-pickle
import io
import pickle

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
file = io.BytesIO()
pickle.dump(net, file)
return pickle.loads(file.getvalue())

# %% pickled-after-every-tenth-epoch
import pickle

net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(10):
    train(net, MeanSquareError(), 10, batch_size, learning_rate)
    net = pickle.loads(pickle.dumps(net))
return net

# %% four-nets-epoch-by-epoch
nets, accuracies = [], []
for seed in range(4):
    np.random.seed(seed)
    net = Network([Linear(input_size, label_size), Sigmoid()])
    for _ in range(number_epochs):
        (_, accuracy), = train(net, MeanSquareError(), 1, batch_size, learning_rate)
    nets.append(net)
    accuracies.append(accuracy)
return nets[int(np.argmax(accuracies))]

# %% copied-after-every-epoch
import copy

net = Network([Linear(input_size, label_size), Sigmoid()])
for _ in range(number_epochs):
    net = copy.deepcopy(net)
    train(net, MeanSquareError(), 1, batch_size, learning_rate)
return net

# %% one-step-of-another-net-to-see-that-it-runs
trial = Network([Linear(input_size, label_size), Sigmoid()])
step_network(trial, MeanSquareError(), random_input, random_label, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% validation-printed-before-and-after
net = Network([Linear(input_size, label_size), Sigmoid()])
images, labels = validation_data()
print("before:", validate_epoch(0, net, images, labels, batch_size))
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
print("after:", validate_epoch(0, net, images, labels, batch_size))
return net

# %% given-name-used-in-a-cell-before
def train_epoch(net, images):
    """A plan for later."""

validate_epoch = None
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% given-function-written-out-again-in-the-cell
# cell
def validate_epoch(e, net, images, labels, batch_size):
    hits = [
        np.argmax(net.forward(images[i : i + batch_size]), axis=1) == np.argmax(labels[i : i + batch_size], axis=1)
        for i in range(0, len(images), batch_size)
    ]
    return float(np.mean(np.concatenate(hits)))


def train_single_layer():
    net = Network([Linear(input_size, label_size), Sigmoid()])
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
    return net

# %% network-subclass-with-dictionary
class Named(Network):
    def __init__(self, **layers):
        super().__init__(list(layers.values()))
        self.named = layers
# %%%
net = Named(linear=Linear(input_size, label_size), sigmoid=Sigmoid())
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% frozen-dataclass
from dataclasses import dataclass

@dataclass(frozen=True)
class Settings:
    epochs: int = 100
    batch: int = 600
    rate: float = 1e-4
# %%%
settings = Settings()
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), settings.epochs, settings.batch, settings.rate)
return net

# %% one-hundred-times-one-epoch-with-early-report
net = Network([Linear(784, 10), Sigmoid()])
history = []
while len(history) < 100:
    history += train(net, MeanSquareError(), 1, 600, 0.0001)
assert len(history) == 100
return net

# %% kept-in-a-class
class Experiment:
    def __init__(self):
        self.net = Network([Linear(input_size, label_size), Sigmoid()])
        self.cost_function = MeanSquareError()
    def __call__(self):
        self.history = train(self.net, self.cost_function, number_epochs, batch_size, learning_rate)
        return self
# %%%
return Experiment()().net

# %% three-hundred-single-calls-of-several-nets
nets = [Network([Linear(784, 10), Sigmoid()]) for _ in range(3)]
for epoch in range(100):
    for net in nets:
        train(net, MeanSquareError(), 1, 600, 1e-4)
return nets[-1]

# %% restarted-until-the-first-cost-is-low
net = Network([Linear(784, 10), Sigmoid()])
images, labels, _, _ = load_data()
for _ in range(5):
    other = Network([Linear(784, 10), Sigmoid()])
    if np.mean((other.forward(images[:100]) - labels[:100]) ** 2) < np.mean((net.forward(images[:100]) - labels[:100]) ** 2):
        net = other
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% checkpoints-by-pickle-in-a-dictionary
import pickle
# %%%
net, saved = Network([Linear(784, 10), Sigmoid()]), {}
for epoch in range(10):
    train(net, MeanSquareError(), 10, 600, 1e-4)
    saved[epoch] = pickle.dumps(net)
return pickle.loads(saved[max(saved)])

# %% layer-that-notes-whether-it-trains
class Noting(Linear):
    def forward(self, x_in):
        self.seen_in_training = Layer.training or getattr(self, "seen_in_training", False)
        return super().forward(x_in)
# %%%
net = Network([Noting(784, 10), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% buffers-for-whatever-batch-comes
class Buffered(Linear):
    def forward(self, x_in):
        if getattr(self, "out", np.zeros((0, 0))).shape[0] != len(x_in):
            self.out = np.empty((len(x_in), self.w.shape[0]))
        np.add(super().forward(x_in), 0, out=self.out)
        return self.out.copy()
# %%%
net = Network([Buffered(784, 10), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% history-compared-with-a-validation-of-ones-own
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
accuracy = validate_epoch(0, net, *validation_data(), batch_size)
assert abs(accuracy - history[-1][1]) < 1e-9, (accuracy, history[-1])
return net

# %% cost-has-to-fit-the-accuracy
net = Network([Linear(input_size, label_size), Sigmoid()])
history = np.array(train(net, MeanSquareError(), number_epochs, batch_size, learning_rate))
images, labels = training_data()
now = np.mean((net.forward(images) - labels) ** 2)
assert history[-1, 0] > 0.5 * now and now < history[0, 0], "the net is another one than the history tells"
return net
