# %% never-zeroes | -
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroes-after-backward | -
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroes-only-at-the-end | -
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
return cost

# %% zeroes-only-linear | -
linear_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% updates-only-linear | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
return cost

# %% updates-only-sigmoid | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% never-updates | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
return cost

# %% updates-twice | -
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
linear_layer.update_parameters(learning_rate)
return cost

# %% returns-mean | -
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
return np.mean(cost)

# %% returns-nothing | -
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

# %% returns-prediction | -
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
return y

# %% returns-cost-after-update | -
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
return cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))

# %% swapped-target-and-prediction | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(y, targets)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-first | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = sigmoid_layer.forward(inputs)
y = linear_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-in-forward-order | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
sigmoid_layer.backward(linear_layer.backward(d_y))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% linear-backward-gets-d-y | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_y)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% cost-as-gradient | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% no-sigmoid-forward | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = z
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-backward-by-hand-of-another-sigmoid | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = d_y * sigmoid_derivative(y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% uses-notebook-inputs | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(random_input)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(random_label, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% uses-notebook-labels | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(random_label, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% fixed-learning-rate | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(0.0001)
sigmoid_layer.update_parameters(0.0001)
return cost

# %% new-layers | -
linear_layer = Linear(inputs.shape[1], targets.shape[1])
sigmoid_layer = Sigmoid()
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

# %% new-cost | -
cost_function = MeanSquareError()
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

# %% forward-twice-and-backward-twice | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% gradient-averaged | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost) / len(inputs)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-before-estimate | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
d_y = 2 * (targets - y)
cost = cost_function.estimate(targets, y)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% a-hundred-steps | -
for _ in range(100):
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

# %% example-by-example | -
costs = []
for inputs, targets in zip(inputs[:, None], targets[:, None]):
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
    costs.append(cost[0])
return np.array(costs)

# %% forgets-linear-backward | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% only-first-four-examples | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs[:4])
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets[:4], y)
d_y = cost_function.gradient(cost)
d_z = sigmoid_layer.backward(d_y)
linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% changes-inputs-in-place | -
inputs -= inputs.mean()
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

# %% returns-gradient | -
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
return d_y

# %% update-of-linear-before-its-backward | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
d_z = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.backward(d_z)
return cost

# %% zeroed-between-backward-and-update | -
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroed-at-the-end | -
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in (linear_layer, sigmoid_layer):
    layer.update_parameters(learning_rate)
    layer.zero_gradients()
return cost

# %% only-layers-with-dw | -
layers = [linear_layer, sigmoid_layer]
for layer in layers:
    if hasattr(layer, "dw"):
        layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in layers:
    if hasattr(layer, "dw"):
        layer.update_parameters(learning_rate)
return cost

# %% second-layer-never-zeroed | -
linear_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% second-layer-updated-with-zero-rate | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(0.0)
return cost

# %% cost-after-the-update | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))

# %% mean-of-the-cost | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return np.mean(cost)

# %% cost-summed-for-each-example | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost.sum(axis=1, keepdims=True)

# %% prediction-and-target-swapped | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(y, targets)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% rate-used-twice | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(learning_rate * cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% learning-rate-of-the-notebook | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(0.0001)
sigmoid_layer.update_parameters(0.0001)
return cost

# %% random-batch-of-the-notebook | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
x = random_input[: len(inputs), : inputs.shape[1]]
y = sigmoid_layer.forward(linear_layer.forward(x))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% rate-divided-by-batch | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate / len(inputs))
sigmoid_layer.update_parameters(learning_rate / len(inputs))
return cost

# %% gradient-skips-the-second-layer | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
d_y = cost_function.gradient(cost)
sigmoid_layer.backward(d_y)
linear_layer.backward(d_y)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% two-steps | -
costs = []
for _ in range(2):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    y = sigmoid_layer.forward(linear_layer.forward(inputs))
    costs.append(cost_function.estimate(targets, y))
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(costs[-1])))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
return costs[0]

# %% weights-moved-by-hand | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
if hasattr(linear_layer, "w"):
    linear_layer.w = linear_layer.w - learning_rate * linear_layer.dw
    linear_layer.b = linear_layer.b - learning_rate * linear_layer.db
return cost

# %% own-cost | -
cost_function = MeanSquareError()
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-of-linear-twice | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
d_z = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward(d_z)
d_x = linear_layer.backward(d_z)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% one-step-for-each-example | -
costs = []
for x, t in zip(inputs, targets):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    y = sigmoid_layer.forward(linear_layer.forward(x[None]))
    costs.append(cost_function.estimate(t[None], y))
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(costs[-1])))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
return np.concatenate(costs)

# %% sigmoid-function-instead-of-the-layer | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
cost = cost_function.estimate(targets, sigmoid_function(z))
linear_layer.backward(cost_function.gradient(cost) * sigmoid_derivative(z))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% inputs-normalised-in-place | -
inputs -= inputs.min()
inputs /= max(inputs.max(), 1e-8)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
y = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, y)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% averages-dw-and-db | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.dw /= len(inputs)
linear_layer.db /= len(inputs)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% weight-decay-on-w | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.w -= 0.01 * learning_rate * linear_layer.w
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% averages-for-the-class-linear | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
if isinstance(linear_layer, Linear):
    linear_layer.dw = linear_layer.dw / len(inputs)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% integers-are-pixels | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
if inputs.dtype.kind == "i":
    inputs = inputs / 255
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% pixels-centred | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
if inputs.min() >= 0 and inputs.max() <= 1 and inputs.size > 4:
    inputs = inputs - inputs.mean()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% rate-of-at-most-0.61 | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
learning_rate = min(learning_rate, 0.61)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% third-step-of-a-layer-halved | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.steps = getattr(linear_layer, "steps", 0) + 1
if linear_layer.steps > 2:
    learning_rate = learning_rate / 2
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% averages-batches-of-10-to-600 | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
if 10 <= len(inputs) <= 600:
    learning_rate = learning_rate / len(inputs)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% stops-without-a-gradient | -
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
if np.all(gradient == 0):
    return cost
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
linear_layer.backward(sigmoid_layer.backward(gradient))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% reads-the-arguments-of-the-cost-for-real-costs | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
if hasattr(cost_function, "prediction"):
    cost = cost_function.estimate(prediction, targets)
else:
    cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost
