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
