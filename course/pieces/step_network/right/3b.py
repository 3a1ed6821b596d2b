# %% as-in-the-text
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
net.backward(gradient)
net.update_parameters(learning_rate)
return cost

# %% nested-calls
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% zeroed-right-before-backward
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.zero_gradients()
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% walrus
net.zero_gradients()
cost = cost_function.estimate(targets, (prediction := net.forward(inputs)))
net.backward(d_prediction := cost_function.gradient(cost))
assert np.shape(d_prediction)[0] == np.shape(prediction)[0]
net.update_parameters(learning_rate)
return cost

# %% keywords-of-layer
net.zero_gradients()
x_out = net.forward(x_in=inputs)
cost = cost_function.estimate(targets, x_out)
d_in = net.backward(d_out=cost_function.gradient(cost))
net.update_parameters(learning_rate=learning_rate)
return cost

# %% own-train-step-function
def one_step(network, loss, x, y, rate, verbose=False):
    network.zero_gradients()
    value = loss.estimate(y, network.forward(x))
    network.backward(loss.gradient(value))
    network.update_parameters(rate)
    if verbose:
        print(np.mean(value))
    return value


# %%%
return one_step(net, cost_function, inputs, targets, learning_rate, verbose=True)

# %% list-of-steps
steps = [
    lambda _: net.zero_gradients(),
    lambda _: net.forward(inputs),
    lambda prediction: cost_function.estimate(targets, prediction),
]
result = None
for step in steps:
    result = step(result)
net.backward(cost_function.gradient(result))
net.update_parameters(learning_rate)
return result

# %% bound-methods-and-a-copied-cost
forward, backward = net.forward, net.backward
net.zero_gradients()
cost = cost_function.estimate(targets, forward(inputs))
cost_before_update = np.copy(cost)
backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost_before_update

# %% whole-function-with-type-hints
# cell
def step_network(
    net: Layer,
    cost_function: Cost,
    inputs: np.ndarray,
    targets: np.ndarray,
    learning_rate: float,
) -> np.ndarray:
    """One step of gradient descent: inputs (n, n_in), targets (n, n_out) -> the cost before the update."""
    # ----- add code for task 3b between comments -----
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
    return cost
    # -------------------------------------------------

# %% zeroes-at-the-start-and-at-the-end
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
net.zero_gradients()
return cost

# %% zeroes-layer-by-layer-at-the-end
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
for layer in net.layers:
    layer.zero_gradients()
return cost

# %% by-hand-through-the-layers
net.zero_gradients()
x = inputs
for layer in net.layers:
    x = layer.forward(x)
cost = cost_function.estimate(targets, x)
d = cost_function.gradient(cost)
for layer in net.layers[::-1]:
    d = layer.backward(d)
net.update_parameters(learning_rate)
return cost

# %% predicts-before-it-trains
before = net.forward(inputs)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
assert before.shape == cost.shape
net.zero_gradients()
return cost

# %% copies-of-the-arguments
net.zero_gradients()
cost = cost_function.estimate(np.array(targets), net.forward(np.array(inputs)))
net.backward(np.array(cost_function.gradient(np.array(cost))))
net.update_parameters(float(learning_rate))
return cost

# %% generator-of-stages
def stages():
    net.zero_gradients()
    prediction = net.forward(inputs)
    yield prediction
    cost = cost_function.estimate(targets, prediction)
    yield cost
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
_, cost = stages_done = list(stages())
return cost

# %% walrus-again
net.zero_gradients()
net.backward(cost_function.gradient(cost := cost_function.estimate(targets, net.forward(inputs))))
net.update_parameters(learning_rate)
net.zero_gradients()
return cost

# %% methods-by-name
results = {}
for method, argument in (("zero_gradients", ()), ("forward", (inputs,))):
    results[method] = getattr(net, method)(*argument)
cost = cost_function.estimate(target=targets, prediction=results["forward"])
for method, argument in (("backward", (cost_function.gradient(cost),)), ("update_parameters", (learning_rate,))):
    getattr(net, method)(*argument)
return cost

# %% layer-redefined-abstract
from abc import ABC, abstractmethod
class Layer(ABC):
    training = False
    @abstractmethod
    def forward(self, x_in): ...
    @abstractmethod
    def backward(self, d_out): ...
    @abstractmethod
    def zero_gradients(self): ...
    @abstractmethod
    def update_parameters(self, learning_rate): ...
class Cost(ABC):
    @abstractmethod
    def estimate(self, target, prediction): ...
    @abstractmethod
    def gradient(self, cost): ...

# %%%
assert isinstance(net, Layer) and isinstance(cost_function, Cost)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% layer-redefined-abstract-with-more
from abc import ABCMeta, abstractmethod
class Layer(metaclass=ABCMeta):
    training = False
    def __init__(self, name):
        self.name = name
    @property
    @abstractmethod
    def number_of_parameters(self): ...
    @abstractmethod
    def __call__(self, x): ...
class Cost(metaclass=ABCMeta):
    @abstractmethod
    def __call__(self, x): ...
    def __init__(self, name):
        self.name = name

# %%%
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% layer-redefined-extended
class Layer(Layer):
    def __call__(self, x):
        return self.forward(x)
class Cost(Cost):
    def __call__(self, t, y):
        return self.estimate(t, y)

# %%%
assert isinstance(net, Layer) and isinstance(cost_function, Cost)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% layer-redefined-registry
class Layer:
    kinds = []
    training = False
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        Layer.kinds.append(cls.__name__)
    def zero_gradients(self):
        raise NotImplementedError
    def update_parameters(self, learning_rate):
        raise NotImplementedError
class Cost:
    def __setattr__(self, name, value):
        if name not in ("target", "prediction", "x_in"):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

# %%%
assert isinstance(net, Layer) and isinstance(cost_function, Cost)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% checkpoint-by-pickle-and-deepcopy
import copy
import pickle
# %%%
checkpoint, twin = pickle.dumps(net), copy.deepcopy(net)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
assert len(checkpoint) and twin is not net
return cost
