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
