# %% as-in-the-text
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
hidden = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(hidden)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
gradient = sigmoid_layer.backward(gradient)
linear_layer.backward(gradient)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% nested-calls
linear_layer.zero_gradients(), sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate), sigmoid_layer.update_parameters(learning_rate)
return cost

# %% loops-over-a-list
layers = [linear_layer, sigmoid_layer]
for layer in layers:
    layer.zero_gradients()
x = inputs
for layer in layers:
    x = layer.forward(x)
cost = cost_function.estimate(targets, x)
d = cost_function.gradient(cost)
for layer in reversed(layers):
    d = layer.backward(d)
for layer in layers:
    layer.update_parameters(learning_rate)
return cost

# %% functools-reduce
from functools import reduce

layers = (linear_layer, sigmoid_layer)
[layer.zero_gradients() for layer in layers]
prediction = reduce(lambda x, layer: layer.forward(x), layers, inputs)
cost = cost_function.estimate(targets, prediction)
reduce(lambda d, layer: layer.backward(d), layers[::-1], cost_function.gradient(cost))
[layer.update_parameters(learning_rate) for layer in layers]
return cost

# %% zeroed-right-before-backward
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
dy = cost_function.gradient(cost)
sigmoid_layer.zero_gradients()
linear_layer.zero_gradients()
dz = sigmoid_layer.backward(dy)
dx = linear_layer.backward(dz)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
return cost

# %% keyword-argument-for-the-learning-rate
for layer in (sigmoid_layer, linear_layer):
    layer.zero_gradients()
z = linear_layer.forward(x_in=inputs)
a = sigmoid_layer.forward(x_in=z)
step_cost = cost_function.estimate(targets, a)
da = cost_function.gradient(step_cost)
dz = sigmoid_layer.backward(d_out=da)
linear_layer.backward(d_out=dz)
for layer in (sigmoid_layer, linear_layer):
    layer.update_parameters(learning_rate=learning_rate)
return step_cost

# %% inner-functions
def forward():
    return sigmoid_layer.forward(linear_layer.forward(inputs))


def backward(d):
    linear_layer.backward(sigmoid_layer.backward(d))


linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, forward())
backward(cost_function.gradient(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% returns-a-copy-of-the-cost
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
before = np.array(cost, copy=True)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return before

# %% own-container-class
class Chain(Layer):
    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x_in):
        for layer in self.layers:
            x_in = layer.forward(x_in)
        return x_in

    def backward(self, d_out):
        for layer in self.layers[::-1]:
            d_out = layer.backward(d_out)
        return d_out

    def each(self, method, *arguments):
        for layer in self.layers:
            getattr(layer, method)(*arguments)


# %%%
chain = Chain(linear_layer, sigmoid_layer)
chain.each("zero_gradients")
cost = cost_function.estimate(targets, chain.forward(inputs))
chain.backward(cost_function.gradient(cost))
chain.each("update_parameters", learning_rate)
return cost

# %% update-in-a-finally-clause
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
output = sigmoid_layer.forward(linear_layer.forward(inputs))
try:
    cost = cost_function.estimate(targets, output)
    d_linear = sigmoid_layer.backward(cost_function.gradient(cost))
    linear_layer.backward(d_linear)
    return cost
finally:
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)

# %% prints-its-progress
print("forward ...")
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
output = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, output)
print("cost:", np.mean(cost))
d_output = cost_function.gradient(cost)
d_hidden = sigmoid_layer.backward(d_output)
d_inputs = linear_layer.backward(d_hidden)
print("shapes:", np.shape(d_output), np.shape(d_hidden), np.shape(d_inputs))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroes-at-the-start-and-at-the-end
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in (linear_layer, sigmoid_layer):
    layer.update_parameters(learning_rate)
    layer.zero_gradients()
return cost

# %% zeroes-in-a-finally-clause-too
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
try:
    cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
finally:
    sigmoid_layer.zero_gradients()
    linear_layer.zero_gradients()
return cost

# %% zeroes-one-layer-at-the-end
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
sigmoid_layer.zero_gradients()
return cost

# %% forward-for-a-look-before-the-step
look = sigmoid_layer.forward(linear_layer.forward(inputs[:1]))
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% single-precision-inside
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
x, t = inputs.astype(np.float32), targets.astype(np.float32)
cost = cost_function.estimate(t, sigmoid_layer.forward(linear_layer.forward(x)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost.astype(np.float32))))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% exit-stack
from contextlib import ExitStack
# %%%
layers = (linear_layer, sigmoid_layer)
with ExitStack() as stack:
    x = inputs
    for layer in layers:
        layer.zero_gradients()
        x = layer.forward(x)
        stack.callback(layer.update_parameters, learning_rate)
    cost = cost_function.estimate(targets, x)
    d = cost_function.gradient(cost)
    for layer in layers[::-1]:
        d = layer.backward(d)
return cost

# %% reduce-and-partials
from functools import reduce
# %%%
layers = [linear_layer, sigmoid_layer]
_ = [layer.zero_gradients() for layer in layers]
cost = cost_function.estimate(targets, reduce(lambda x, layer: layer.forward(x), layers, inputs))
reduce(lambda d, layer: layer.backward(d), reversed(layers), cost_function.gradient(cost))
_ = [layer.update_parameters(learning_rate) for layer in layers]
return cost

# %% zero-forward-zero
cost = None
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
try:
    cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
finally:
    for layer in (sigmoid_layer, linear_layer):
        layer.update_parameters(learning_rate)
        layer.zero_gradients()
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
assert isinstance(linear_layer, Layer) and isinstance(cost_function, Cost)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
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
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% layer-redefined-extended
class Layer(Layer):
    def __call__(self, x):
        return self.forward(x)
class Cost(Cost):
    def __call__(self, t, y):
        return self.estimate(t, y)

# %%%
assert isinstance(linear_layer, Layer) and isinstance(cost_function, Cost)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
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
assert isinstance(linear_layer, Layer) and isinstance(cost_function, Cost)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% snapshot-by-pickle-before
import pickle
# %%%
before = pickle.dumps((linear_layer, sigmoid_layer))
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in (linear_layer, sigmoid_layer):
    layer.update_parameters(learning_rate)
assert before
return cost

# %% deep-copies-as-a-trial-first
import copy
# %%%
def step(one, two, cost_function):
    one.zero_gradients()
    two.zero_gradients()
    cost = cost_function.estimate(targets, two.forward(one.forward(inputs)))
    one.backward(two.backward(cost_function.gradient(cost)))
    one.update_parameters(learning_rate)
    two.update_parameters(learning_rate)
    return cost
step(*copy.deepcopy((linear_layer, sigmoid_layer, cost_function)))
return step(linear_layer, sigmoid_layer, cost_function)
