# %% variables
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% numbers
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% keywords
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% keywords-in-other-order
net = Network([Linear(784, 10), Sigmoid()])
train(net, learning_rate=0.0001, batch_size=600, number_epochs=100, cost_function=MeanSquareError())
return net

# %% parts-first
linear = Linear(input_size, label_size)
activation = Sigmoid()
loss = MeanSquareError()
net = Network([linear, activation])
history = train(net, loss, number_epochs, batch_size, learning_rate)
return net

# %% dictionary
settings = dict(number_epochs=100, batch_size=600, learning_rate=0.0001)
net = Network([Linear(28**2, 10), Sigmoid()])
train(net, MeanSquareError(), **settings)
return net

# %% tuple-arguments
hyperparameters = (number_epochs, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), *hyperparameters)
return net

# %% builder-in-own-cell
def build():
    return Network([Linear(input_size, label_size), Sigmoid()])
# %%%
net = build()
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% append
layers = []
layers.append(Linear(input_size, label_size))
layers.append(Sigmoid())
net = Network(layers)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% prints-last
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
print(history[-1])
return net

# %% sizes-from-data
images, labels, n_in, n_out = load_data()
net = Network([Linear(n_in, n_out), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% nested
net = Network([Network([Linear(input_size, label_size)]), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% explicit-sigma
net = Network([Linear(input_size, label_size, initial_sigma=0.1), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% numbers-written-out
single = Network([Linear(784, 10), Sigmoid()])
train(single, MeanSquareError(), 100, 600, 0.0001)
return single

# %% keywords-out-of-order
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), Sigmoid()])
history = train(
    net,
    cost_function=MeanSquareError(),
    learning_rate=learning_rate,
    batch_size=batch_size,
    number_epochs=number_epochs,
)
print("final cost and accuracy:", history[-1])
return net

# %% dictionary-of-settings
settings = dict(number_epochs=100, batch_size=600, learning_rate=1e-4)
net = Network([Linear(28 * 28, 10), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), **settings)
return net

# %% dataclass-config
from dataclasses import asdict, dataclass


@dataclass
class Hyperparameters:
    number_epochs: int = 100
    batch_size: int = 600
    learning_rate: float = 0.0001
# %%%
net = Network([Linear(input_size, label_size), Sigmoid()])
cost = MeanSquareError()
train(net, cost, **asdict(Hyperparameters()))
return net

# %% sizes-from-load-data
images, labels, n_pixels, n_digits = load_data()
first = Linear(n_pixels, n_digits)
second = Sigmoid()
net = Network([first, second])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% partial-train
from functools import partial

run = partial(train, number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
net = Network([Linear(input_size, label_size), Sigmoid()])
run(net, MeanSquareError())
return net

# %% seeded-and-history-kept
np.random.seed(42)
net = Network([Linear(input_size, label_size), Sigmoid()])
net.history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.best_accuracy = max((accuracy for _, accuracy in net.history), default=0.0)
return net

# %% try-finally-return
layers = []
for make in (lambda: Linear(input_size, label_size), Sigmoid):
    layers.append(make())
net = Network(layers)
try:
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
finally:
    print("weights:", layers[0].w.shape, "bias:", layers[0].b.shape)
return net

# %% subclass-of-network
class SingleLayerNetwork(Network):
    """Built and fitted like an estimator."""

    def __init__(self, n_in, n_out):
        super().__init__([Linear(n_in, n_out), Sigmoid()])

    def fit(self):
        train(self, MeanSquareError(), 100, 600, 0.0001)
        return self
# %%%
return SingleLayerNetwork(input_size, label_size).fit()

# %% local-names-shadow
n_epochs = 100
rate = 10 ** -4
n_batch = 600
linear = Linear(input_size, label_size, 0.1)
net = Network([linear, Sigmoid()])
before = linear.w.copy()
train(net, MeanSquareError(), n_epochs, n_batch, rate)
change = np.abs(linear.w - before).mean()
print(f"mean change of a weight: {change:.4f}")
return net

# %% deep-copy-returned
import copy

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
trained = copy.deepcopy(net)
return trained

# %% two-helpers
def make_net(sizes):
    n_in, n_out = sizes
    return Network([Linear(n_in, n_out), Sigmoid()])


def fitted(net, *args):
    train(net, *args)
    return net
# %%%
return fitted(make_net((input_size, label_size)), MeanSquareError(), number_epochs, batch_size, learning_rate)
