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
