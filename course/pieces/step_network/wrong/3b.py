# %% never-zeroed | gradients-not-zeroed
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% zeroed-at-the-end | gradients-not-zeroed
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
net.zero_gradients()
return cost

# %% zeroed-before-the-update | zeroed-too-late
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.zero_gradients()
net.update_parameters(learning_rate)
return cost

# %% zeroes-the-first-layer | layer-not-zeroed
net.layers[0].zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% updates-the-first-layer | layer-not-updated
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.layers[0].update_parameters(learning_rate)
return cost

# %% no-update | layer-not-updated
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
return cost

# %% update-comes-first | updated-before-backward
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
gradient = cost_function.gradient(cost)
net.update_parameters(learning_rate)
net.backward(gradient)
return cost

# %% backward-by-hand-in-forward-order | layers-in-forward-order
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
d = cost_function.gradient(cost)
for layer in net.layers:
    d = layer.backward(d)
net.update_parameters(learning_rate)
return cost

# %% no-backward | backward-missing
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
cost_function.gradient(cost)
net.update_parameters(learning_rate)
return cost

# %% cost-goes-backward | cost-passed-to-backward
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost)
net.update_parameters(learning_rate)
return cost

# %% cost-of-the-new-weights | cost-after-update
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
cost = cost_function.estimate(targets, net.forward(inputs))
return cost

# %% mean-cost-returned | cost-reduced
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost.mean()

# %% summed-cost-returned | cost-reduced
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return np.sum(cost, axis=0)

# %% estimate-the-wrong-way-round | arguments-swapped
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(prediction, targets)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% all-epochs | trained-more-than-once
for epoch in range(number_epochs):
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
return cost

# %% backward-twice | backward-called-twice
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% given-train-called | train-called
train(net, cost_function, 1, len(inputs), learning_rate)
return cost_function.estimate(targets, net.forward(inputs))

# %% notebook-arrays | global-variable
net.zero_gradients()
prediction = net.forward(random_input)
cost = cost_function.estimate(random_label, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% whole-batches-of-600-only | hard-coded-size
net.zero_gradients()
cost = np.zeros(targets.shape)
for i in range(0, len(inputs) - 599, 600):
    part = slice(i, i + 600)
    cost[part] = cost_function.estimate(targets[part], net.forward(inputs[part]))
    net.backward(cost_function.gradient(cost[part]))
net.update_parameters(learning_rate)
return cost

# %% new-network | arguments-not-used
net = Network([Linear(inputs.shape[1], targets.shape[1]), Sigmoid()])
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% new-cost-function | arguments-not-used
mse = MeanSquareError()
net.zero_gradients()
prediction = net.forward(inputs)
cost = mse.estimate(targets, prediction)
net.backward(mse.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% fixed-rate | hard-coded-learning-rate
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(1e-4)
return cost

# %% gradient-negated | ascent
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(-cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% rate-divided-by-the-batch | averaged-over-the-batch
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate / len(inputs))
return cost

# %% inputs-scaled-in-place | changes-its-input
inputs /= 255
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% network-returned | not-an-array
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return net

# %% return-forgotten | returns-nothing
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)

# %% example-by-example | example-by-example
net.zero_gradients()
prediction = np.concatenate([net.forward(inputs[i : i + 1]) for i in range(len(inputs))])
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% forward-of-a-copy | copies-used
import copy

# %%%
net.zero_gradients()
cost = cost_function.estimate(targets, copy.deepcopy(net).forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% baseline-of-black-images | forward-of-other-data
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
baseline = net.forward(np.zeros(inputs.shape))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% stops-at-a-tiny-cost | backward-missing
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
if np.allclose(cost, 0):
    return cost
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% cost-divided-by-itself | gradient-changed
# 0 / 0 where the cost is 0.
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
gradient = cost_function.gradient(cost)
net.backward(gradient * (cost.sum() / cost.sum()))
net.update_parameters(learning_rate)
return cost

# %% rate-or-a-tenth | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate if learning_rate else 0.1)
return cost

# %% rate-in-thousandths | hard-coded-learning-rate
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(np.round(1000 * learning_rate) / 1000)
return cost

# %% gradient-of-the-prediction | wrong-argument-of-gradient
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(prediction))
net.update_parameters(learning_rate)
return cost

# %% gradient-of-the-mean | wrong-argument-of-gradient
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(np.mean(cost)))
net.update_parameters(learning_rate)
return cost

# %% net-of-the-grader | arguments-not-used
from course.drivers.collaborators import make_net

# %%%
specs = [{"m": layer.m, "p": layer.p, "dp": layer.dp, "rate_unit": 1.0} for layer in net.layers]
own, layers = make_net(Layer, specs, [], [""] * len(specs))
own.zero_gradients()
cost = cost_function.estimate(targets, own.forward(inputs))
own.backward(cost_function.gradient(cost))
own.update_parameters(learning_rate)
for layer, other in zip(net.layers, layers):
    layer.dp, layer.p = other.dp, other.p
return cost

# %% half-batches | batch-in-parts
net.zero_gradients()
costs = []
for part in (slice(None, len(inputs) // 2 or 1), slice(len(inputs) // 2 or 1, None)):
    if len(inputs[part]):
        cost = cost_function.estimate(targets[part], net.forward(inputs[part]))
        costs.append(cost)
        net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return costs[0] if len(costs) > 1 else costs[-1]

# %% only-if-the-cost-falls | layer-not-updated
import copy
# %%%
trial = copy.deepcopy(net)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
if cost.sum() > 0:
    net.update_parameters(learning_rate)
return cost

# %% trains-a-copy | copies-used
import copy
# %%%
trial = copy.deepcopy(net)
trial.zero_gradients()
cost = cost_function.estimate(targets, trial.forward(inputs))
trial.backward(cost_function.gradient(cost))
trial.update_parameters(learning_rate)
return cost
