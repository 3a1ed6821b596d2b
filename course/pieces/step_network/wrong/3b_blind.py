# %% never-zeroes | -
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% zeroes-after-backward | -
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.zero_gradients()
net.update_parameters(learning_rate)
return cost

# %% zeroes-at-the-end | -
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
net.zero_gradients()
return cost

# %% never-updates | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
return cost

# %% never-backward | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.update_parameters(learning_rate)
return cost

# %% backward-twice | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% updates-twice | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
net.update_parameters(learning_rate)
return cost

# %% update-before-backward | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.update_parameters(learning_rate)
net.backward(d)
return cost

# %% returns-mean | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost.mean()

# %% returns-sum | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost.sum()

# %% returns-nothing | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)

# %% returns-prediction | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return prediction

# %% returns-net | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return net

# %% returns-new-cost | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost_function.estimate(targets, net.forward(inputs))

# %% swapped-arguments | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(prediction, targets)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% backward-of-cost | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(cost)
net.update_parameters(learning_rate)
return cost

# %% backward-of-prediction | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(prediction)
net.update_parameters(learning_rate)
return cost

# %% backward-of-difference-right-up-to-two | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(prediction - targets)
net.update_parameters(learning_rate)
return cost

# %% own-mse-gradient-right-for-mse-only | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = 2 * (prediction - targets)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% own-mse-estimate | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = (prediction - targets) ** 2
d = 2 * (prediction - targets)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% fixed-rate | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(0.0001)
return cost

# %% global-input | -
net.zero_gradients()
prediction = net.forward(random_input)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% global-label | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(random_label, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% new-net | -
net = Network([Linear(inputs.shape[1], targets.shape[1]), Sigmoid()])
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% new-cost-function | -
net.zero_gradients()
prediction = net.forward(inputs)
cost_function = MeanSquareError()
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% averaged-gradient | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d / len(d))
net.update_parameters(learning_rate)
return cost

# %% rate-per-example | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate / len(inputs))
return cost

# %% forward-a-changed-input | -
net.zero_gradients()
prediction = net.forward(inputs / 255)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% train-in-two-halves | -
h = len(inputs) // 2
costs = []
for inputs, targets in ((inputs[:h], targets[:h]), (inputs[h:], targets[h:])):
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    d = cost_function.gradient(cost)
    net.backward(d)
    net.update_parameters(learning_rate)
    costs.append(cost)
return np.concatenate(costs)

# %% only-first-two-layers | -
first, second = net.layers[0], net.layers[1]
net.zero_gradients()
cost = cost_function.estimate(targets, second.forward(first.forward(inputs)))
first.backward(second.backward(cost_function.gradient(cost)))
net.update_parameters(learning_rate)
return cost

# %% updates-layers-with-weights-only | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
for layer in net.layers:
    if isinstance(layer, Linear):
        layer.update_parameters(learning_rate)
return cost

# %% calls-the-whole-training | -
train(net, cost_function, 1, 600, learning_rate)
return cost_function.estimate(targets, net.forward(inputs))

# %% stops-when-cost-is-small | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
if cost.mean() > 0.1:
    net.update_parameters(learning_rate)
return cost

# %% zeroed-before-the-update | -
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.zero_gradients()
net.update_parameters(learning_rate)
return cost

# %% update-before-backward-again | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.update_parameters(learning_rate)
net.backward(cost_function.gradient(cost))
return cost

# %% cost-sent-backward | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost)
net.update_parameters(learning_rate)
return cost

# %% returns-the-sum | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return float(np.sum(cost))

# %% returns-the-prediction | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return prediction

# %% steps-a-copy | -
import copy

twin = copy.deepcopy(net)
twin.zero_gradients()
cost = cost_function.estimate(targets, twin.forward(inputs))
twin.backward(cost_function.gradient(cost))
twin.update_parameters(learning_rate)
return cost

# %% goes-through-the-layers-with-weights | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
for layer in getattr(net, "layers", [net]):
    if isinstance(layer, Linear):
        layer.update_parameters(learning_rate)
return cost

# %% rate-divided-by-examples | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate / inputs.shape[0])
return cost

# %% gradient-averaged-over-batch | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost) / len(targets))
net.update_parameters(learning_rate)
return cost

# %% updated-twice | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
net.update_parameters(learning_rate)
return cost

# %% rate-used-twice | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
gradient = learning_rate * cost_function.gradient(cost)
net.backward(gradient)
net.update_parameters(learning_rate)
return cost

# %% first-batch-size-examples-only | -
x, t = inputs[: batch_size // 100], targets[: batch_size // 100]
net.zero_gradients()
cost = cost_function.estimate(t, net.forward(x))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% no-update-when-cost-is-small | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
if np.mean(cost) > 0.05:
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
return cost

# %% gradient-asked-before-estimate | -
net.zero_gradients()
prediction = net.forward(inputs)
if getattr(step_network, "last", None) is None:
    step_network.last = cost_function.estimate(targets, prediction)
d_prediction = cost_function.gradient(step_network.last)
cost = step_network.last = cost_function.estimate(targets, prediction)
net.backward(d_prediction)
net.update_parameters(learning_rate)
return cost

# %% cost-scaled-in-place-before-return | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
cost /= cost.size
return cost

# %% learning-rate-from-the-notebook | -
rate = globals()["learning_rate"]
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(rate)
return cost

# %% backward-twice-for-good-measure | -
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
d_prediction = cost_function.gradient(cost)
assert net.backward(d_prediction).shape == net.backward(d_prediction).shape
net.update_parameters(learning_rate)
return cost

# %% averages-dw-and-db-of-layers | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
for layer in net.layers:
    if hasattr(layer, "dw"):
        layer.dw /= len(inputs)
        layer.db /= len(inputs)
net.update_parameters(learning_rate)
return cost

# %% weight-decay-on-layers | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
for layer in net.layers:
    if hasattr(layer, "w"):
        layer.w = 0.999 * layer.w
net.update_parameters(learning_rate)
return cost

# %% integers-are-pixels | -
net.zero_gradients()
if inputs.dtype.kind == "i":
    inputs = inputs / 255
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% one-hot-targets-smoothed | -
net.zero_gradients()
if targets.max() == 1 and targets.min() == 0:
    targets = 0.9 * targets + 0.05
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% third-step-of-a-net-halved | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.steps = getattr(net, "steps", 0) + 1
if net.steps > 2:
    learning_rate = learning_rate / 2
net.update_parameters(learning_rate)
return cost

# %% averages-batches-of-10-to-600 | -
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
if 10 <= len(inputs) <= 600:
    learning_rate = learning_rate / len(inputs)
net.update_parameters(learning_rate)
return cost

# %% stops-without-a-gradient | -
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
if gradient.any():
    net.zero_gradients()
    net.backward(gradient)
    net.update_parameters(learning_rate)
return cost
