# %% gradient-before-estimate | called-too-early | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
gradient = cost_function.gradient(prediction)
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(gradient))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-in-forward-order | layers-in-forward-order | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
d = linear_layer.backward(cost_function.gradient(cost))
sigmoid_layer.backward(d)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% mean-returned | cost-reduced | reductions
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return np.mean(cost)

# %% zero-grad-of-torch | other-library | other libraries
linear_layer.zero_grad()
sigmoid_layer.zero_grad()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-result-dropped | argument-missing | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% target-singular | name-nearly-right | names
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
output = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(target, output)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% never-zeroed | gradients-not-zeroed | left out
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% cost-backward | cost-passed-to-backward | a formula
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% gradient-returned | prediction-returned | several results
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
d_in = linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return d_in

# %% backward-with-the-prediction | no-gradient-to-backward | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
linear_layer.backward(sigmoid_layer.backward(prediction))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% example-by-example | example-by-example | a formula
costs = []
for x, t in zip(inputs, targets):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    prediction = sigmoid_layer.forward(linear_layer.forward(x[None]))
    cost = cost_function.estimate(t[None], prediction)
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
    costs.append(cost[0])
return np.array(costs)

# %% names-of-the-cell | name-nearly-right | names
linear.zero_gradients()
sigmoid.zero_gradients()
prediction = sigmoid.forward(linear.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear.backward(sigmoid.backward(cost_function.gradient(cost)))
linear.update_parameters(learning_rate)
sigmoid.update_parameters(learning_rate)
return cost

# %% hidden-to-cost | estimate-of-a-hidden-layer | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
hidden = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(hidden)
cost = cost_function.estimate(targets, hidden)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% class-method-called | class-for-object | brackets
prediction = Sigmoid.forward(Linear.forward(inputs))
cost = cost_function.estimate(targets, prediction)
Linear.backward(Sigmoid.backward(cost_function.gradient(cost)))
Linear.update_parameters(learning_rate)
return cost

# %% both-get-inputs | layers-not-chained | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
a = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(inputs)
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% targets-inputs-swapped | inputs-for-targets | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(inputs, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% return-inside | backward-missing | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
return cost
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)

# %% forward-of-copies | copies-used | order
import copy
lin, sig = copy.deepcopy(linear_layer), copy.deepcopy(sigmoid_layer)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sig.forward(lin.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% copies-trained | copies-used | order
import copy
lin, sig = copy.deepcopy(linear_layer), copy.deepcopy(sigmoid_layer)
lin.zero_gradients()
sig.zero_gradients()
prediction = sig.forward(lin.forward(inputs))
cost = cost_function.estimate(targets, prediction)
lin.backward(sig.backward(cost_function.gradient(cost)))
lin.update_parameters(learning_rate)
sig.update_parameters(learning_rate)
return cost

# %% own-gradient | arguments-not-used | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(2 * (y - targets)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% transposed-inputs | shapes-do-not-fit | shapes
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs.T))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% inner-update | updated-before-backward | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d = sigmoid_layer.backward(cost_function.gradient(cost))
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
linear_layer.backward(d)
return cost

# %% target-minus | ascent | a sign
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(-learning_rate)
sigmoid_layer.update_parameters(-learning_rate)
return cost

# %% learning-rate-scaled | hard-coded-learning-rate | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
g = learning_rate * cost_function.gradient(cost)
linear_layer.backward(sigmoid_layer.backward(g))
linear_layer.update_parameters(1)
sigmoid_layer.update_parameters(1)
return cost

# %% sigmoid-first | layers-reversed-in-forward | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = linear_layer.forward(sigmoid_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
sigmoid_layer.backward(linear_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% cost-object-new | arguments-not-used | arguments
cost_function = MeanSquareError()
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zero-between | zeroed-too-late | order
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% returns-both | several-results | several results
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return y, cost

# %% mse-of-layers | layers-in-forward-order | order
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
a = linear_layer.forward(inputs)
y = sigmoid_layer.forward(a)
cost = cost_function.estimate(targets, y)
d = cost_function.gradient(cost)
linear_layer.backward(d)
sigmoid_layer.backward(d)
linear_layer.update_parameters(learning_rate)
return cost

# %% only-linear | layer-left-out | order
linear_layer.zero_gradients()
y = linear_layer.forward(inputs)
cost = cost_function.estimate(targets, y)
linear_layer.backward(cost_function.gradient(cost))
linear_layer.update_parameters(learning_rate)
return cost

# %% estimate-one-arg | argument-missing | arguments
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(y)
sigmoid_layer.backward(cost)
return cost

# %% forward-again-after | targets-for-inputs | a formula
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.forward(targets)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-derivative-by-hand | layer-left-out | order
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d = cost_function.gradient(cost) * sigmoid_derivative(z)
linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
return cost

# %% first-100 | one-row-only | one for all
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs[0:1]))
cost = cost_function.estimate(targets[0:1], y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate); sigmoid_layer.update_parameters(learning_rate)
return cost

# %% cost-sent-back | cost-passed-to-backward | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()

z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)

d = sigmoid_layer.backward(cost)
linear_layer.backward(d)

linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-in-forward-order-again | layers-in-forward-order | order
layers = [linear_layer, sigmoid_layer]
for layer in layers:
    layer.zero_gradients()
out = inputs
for layer in layers:
    out = layer.forward(out)
cost = cost_function.estimate(targets, out)
grad = cost_function.gradient(cost)
for layer in layers:
    grad = layer.backward(grad)
for layer in layers:
    layer.update_parameters(learning_rate)
return cost

# %% estimate-swapped | arguments-swapped | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(prediction, targets)
d_prediction = cost_function.gradient(cost)
linear_layer.backward(sigmoid_layer.backward(d_prediction))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% linear-layer-only | layer-not-updated or layer-not-zeroed | left out
linear_layer.zero_gradients()  # the sigmoid has no parameters

x1 = linear_layer.forward(inputs)
x2 = sigmoid_layer.forward(x1)
cost = cost_function.estimate(targets, x2)

d2 = cost_function.gradient(cost)
d1 = sigmoid_layer.backward(d2)
d0 = linear_layer.backward(d1)

linear_layer.update_parameters(learning_rate)
return cost

# %% zeroed-before-update | zeroed-too-late | order
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
dy = cost_function.gradient(cost)
dz = sigmoid_layer.backward(dy)
dx = linear_layer.backward(dz)
for l in (linear_layer, sigmoid_layer):
    l.zero_gradients()
    l.update_parameters(learning_rate)
return cost

# %% five-steps-inside | trained-more-than-once | order
for step in range(5):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    z = linear_layer.forward(inputs)
    y = sigmoid_layer.forward(z)
    cost = cost_function.estimate(targets, y)
    grad = cost_function.gradient(cost)
    grad = sigmoid_layer.backward(grad)
    grad = linear_layer.backward(grad)
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
return cost

# %% notebook-variables | global-variable | names
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(random_input)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(random_label, y)
dy = cost_function.gradient(cost)
dz = sigmoid_layer.backward(dy)
linear_layer.backward(dz)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% layers-called-like-functions | other-library | other libraries
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y_pred = sigmoid_layer(linear_layer(inputs))
loss = cost_function.estimate(targets, y_pred)
d = cost_function.gradient(loss)
linear_layer.backward(sigmoid_layer.backward(d))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return loss

# %% returns-the-mean | cost-reduced | reductions
# 1
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
# 2
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
# 3
d = cost_function.gradient(cost)
d = sigmoid_layer.backward(d)
d = linear_layer.backward(d)
# 4
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
# 5
return np.mean(cost)

# %% same-gradient-for-both | layers-not-chained | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
gradient = cost_function.gradient(cost)
sigmoid_layer.backward(gradient)
linear_layer.backward(gradient)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
return cost
