# %% straight
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% nested-calls
sigmoid_layer.zero_gradients()
linear_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
return cost

# %% keyword-arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
x_out = sigmoid_layer.forward(x_in=linear_layer.forward(x_in=inputs))
cost = cost_function.estimate(targets, x_out)
d_out = cost_function.gradient(cost)
linear_layer.backward(d_out=sigmoid_layer.backward(d_out=d_out))
linear_layer.update_parameters(learning_rate=learning_rate)
sigmoid_layer.update_parameters(learning_rate=learning_rate)
return cost

# %% zeroes-before-backward
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
gradient = cost_function.gradient(cost)
gradient = sigmoid_layer.backward(gradient)
gradient = linear_layer.backward(gradient)
for layer in (sigmoid_layer, linear_layer):
    layer.update_parameters(learning_rate)
return cost

# %% own-helpers
def all_call(layers, name, *arguments):
    return [getattr(layer, name)(*arguments) for layer in layers]
# %%%
both = (linear_layer, sigmoid_layer)
all_call(both, "zero_gradients")
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
all_call(both, "update_parameters", learning_rate)
return cost

# %% reduce
from functools import reduce
# %%%
chain = [linear_layer, sigmoid_layer]
[layer.zero_gradients() for layer in chain]
prediction = reduce(lambda x, layer: layer.forward(x), chain, inputs)
cost = cost_function.estimate(targets, prediction)
reduce(lambda d, layer: layer.backward(d), chain[::-1], cost_function.gradient(cost))
[layer.update_parameters(learning_rate) for layer in chain]
return cost

# %% returns-a-copy
linear_layer.zero_gradients(), sigmoid_layer.zero_gradients()
a = linear_layer.forward(inputs)
b = sigmoid_layer.forward(a)
result = np.array(cost_function.estimate(targets, b))
c = cost_function.gradient(result)
d = sigmoid_layer.backward(c)
e = linear_layer.backward(d)
linear_layer.update_parameters(learning_rate), sigmoid_layer.update_parameters(learning_rate)
return result

# %% inner-function
def one_pass():
    out = sigmoid_layer.forward(linear_layer.forward(inputs))
    c = cost_function.estimate(targets, out)
    d = sigmoid_layer.backward(cost_function.gradient(c))
    linear_layer.backward(d)
    return c

linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = one_pass()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% own-chain-class
class Chain:
    def __init__(self, *parts):
        self.parts = parts
    def zero(self):
        for p in self.parts:
            p.zero_gradients()
    def run(self, x):
        for p in self.parts:
            x = p.forward(x)
        return x
    def back(self, d):
        for p in self.parts[::-1]:
            d = p.backward(d)
    def update(self, rate):
        for p in self.parts:
            p.update_parameters(rate)
# %%%
chain = Chain(linear_layer, sigmoid_layer)
chain.zero()
cost = cost_function.estimate(targets, chain.run(inputs))
chain.back(cost_function.gradient(cost))
chain.update(learning_rate)
return cost

# %% update-each-after-its-backward
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
d = sigmoid_layer.backward(cost_function.gradient(cost))
sigmoid_layer.update_parameters(learning_rate)
d = linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
return cost

# %% prints-the-mean
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
print("cost:", np.mean(cost))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% loop-over-layers
layers = [linear_layer, sigmoid_layer]
for layer in layers:
    layer.zero_gradients()
values = inputs
for layer in layers:
    values = layer.forward(values)
cost = cost_function.estimate(targets, values)
slope = cost_function.gradient(cost)
for layer in reversed(layers):
    slope = layer.backward(slope)
for layer in layers:
    layer.update_parameters(learning_rate)
return cost

# %% functools-reduce
from functools import reduce

layers = linear_layer, sigmoid_layer
[layer.zero_gradients() for layer in layers]
prediction = reduce(lambda x, layer: layer.forward(x), layers, inputs)
cost = cost_function.estimate(targets, prediction)
reduce(lambda d, layer: layer.backward(d), layers[::-1], cost_function.gradient(cost))
[layer.update_parameters(learning_rate) for layer in layers]
return cost

# %% keyword-arguments-again
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(x_in=inputs)
y = sigmoid_layer.forward(x_in=z)
cost = cost_function.estimate(target=targets, prediction=y)
dy = cost_function.gradient(cost=cost)
dz = sigmoid_layer.backward(d_out=dy)
dx = linear_layer.backward(d_out=dz)
linear_layer.update_parameters(learning_rate=learning_rate)
sigmoid_layer.update_parameters(learning_rate=learning_rate)
return cost

# %% return-in-try
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
try:
    prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
    cost = cost_function.estimate(targets, prediction)
    d_linear = sigmoid_layer.backward(cost_function.gradient(cost))
    linear_layer.backward(d_linear)
    return cost
finally:
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)

# %% context-manager
from contextlib import contextmanager


@contextmanager
def gradient_step(*layers, rate):
    for layer in layers:
        layer.zero_gradients()
    yield
    for layer in layers:
        layer.update_parameters(rate)
# %%%
with gradient_step(linear_layer, sigmoid_layer, rate=learning_rate):
    hidden = linear_layer.forward(inputs)
    output = sigmoid_layer.forward(hidden)
    cost = cost_function.estimate(targets, output)
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
return cost

# %% local-mini-network
class Pair:
    def __init__(self, first, second):
        self.first, self.second = first, second

    def both(self, method, *args):
        getattr(self.first, method)(*args)
        getattr(self.second, method)(*args)

    def forward(self, x):
        return self.second.forward(self.first.forward(x))

    def backward(self, d):
        return self.first.backward(self.second.backward(d))

pair = Pair(linear_layer, sigmoid_layer)
pair.both("zero_gradients")
cost = cost_function.estimate(targets, pair.forward(inputs))
pair.backward(cost_function.gradient(cost))
pair.both("update_parameters", learning_rate)
return cost

# %% recursion
def descend(layers, x):
    """Forward on the way down, backward on the way up; returns (cost, gradient by x)."""
    if not layers:
        cost = cost_function.estimate(targets, x)
        return cost, cost_function.gradient(cost)
    head, *rest = layers
    cost, d = descend(rest, head.forward(x))
    return cost, head.backward(d)

both = [linear_layer, sigmoid_layer]
for layer in both:
    layer.zero_gradients()
cost, _ = descend(both, inputs)
for layer in both:
    layer.update_parameters(learning_rate)
return cost

# %% methodcaller
from operator import methodcaller

layers = (linear_layer, sigmoid_layer)
list(map(methodcaller("zero_gradients"), layers))
x_out = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(x_out)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
linear_layer.backward(sigmoid_layer.backward(gradient))
list(map(methodcaller("update_parameters", learning_rate), layers))
return cost

# %% cost-copied-and-logged
import logging

log = logging.getLogger("step_layers")
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
assert len(y) == len(targets)
cost = cost_function.estimate(targets, y)
before = np.array(cost, copy=True)
log.info("mean cost %.4f", np.mean(before))
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return before

# %% generator-of-phases
def phases():
    for layer in (linear_layer, sigmoid_layer):
        layer.zero_gradients()
    z = linear_layer.forward(inputs)
    y = sigmoid_layer.forward(z)
    cost = cost_function.estimate(targets, y)
    yield cost
    d = cost_function.gradient(cost)
    d = sigmoid_layer.backward(d)
    d = linear_layer.backward(d)
    yield d
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
    yield None

cost, d_inputs, _ = phases()
return cost

# %% tqdm-with-prints
with tqdm(total=5, disable=True) as bar:
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    bar.update()
    prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
    bar.update()
    costs = cost_function.estimate(targets, prediction)
    bar.update()
    d_prediction = cost_function.gradient(costs)
    d_hidden = sigmoid_layer.backward(d_prediction)
    d_input = linear_layer.backward(d_hidden)
    bar.update()
    sigmoid_layer.update_parameters(learning_rate)
    linear_layer.update_parameters(learning_rate)
    bar.update()
print("step done, mean cost", float(np.mean(costs)))
return costs

# %% zip-of-tapes
tape = [inputs]
layers = [linear_layer, sigmoid_layer]
for layer in layers:
    layer.zero_gradients()
    tape.append(layer.forward(tape[-1]))
cost = cost_function.estimate(targets, tape[-1])
gradients = [cost_function.gradient(cost)]
for layer, value in zip(layers[::-1], tape[-2::-1]):
    gradients.append(layer.backward(gradients[-1]))
for layer in layers:
    layer.update_parameters(learning_rate)
return cost
