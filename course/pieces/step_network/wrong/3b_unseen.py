# %% net-called | other-library | other libraries
net.zero_gradients()
prediction = net(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% zero-without-brackets | not-called or gradients-not-zeroed | brackets
net.zero_gradients
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% update-first | updated-before-backward | order
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.update_parameters(learning_rate)
net.backward(cost_function.gradient(cost))
return cost

# %% no-update | layer-not-updated or update-missing | left out
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
return cost

# %% cost-of-the-next-prediction | cost-after-update | order
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
cost = cost_function.estimate(targets, net.forward(inputs))
return cost

# %% mean-before-gradient | cost-reduced or wrong-argument-of-gradient | reductions
net.zero_gradients()
prediction = net.forward(inputs)
cost = np.mean(cost_function.estimate(targets, prediction))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% cost-called | other-library or brackets | brackets
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% no-arguments-to-gradient | argument-missing | arguments
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient())
net.update_parameters(learning_rate)
return cost

# %% both-returned | several-results | several results
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost, prediction

# %% targets-forwarded | targets-for-inputs | arguments
net.zero_gradients()
prediction = net.forward(targets)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% notebook-arrays | global-variable | arguments
net.zero_gradients()
prediction = net.forward(random_input)
cost = cost_function.estimate(random_label, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% returns-list | list-for-array | several results
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return [cost]

# %% forward-of-a-copy | copies-used | order
import copy
net.zero_gradients()
prediction = copy.deepcopy(net).forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% copy-trained | copies-used | order
import copy
net = copy.deepcopy(net)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% half-batches | batch-in-parts | order
net.zero_gradients()
n = len(inputs) // 2
costs = []
for x, t in ((inputs[:n], targets[:n]), (inputs[n:], targets[n:])):
    cost = cost_function.estimate(t, net.forward(x))
    net.backward(cost_function.gradient(cost))
    costs.append(cost)
net.update_parameters(learning_rate)
return np.concatenate(costs)

# %% calls-train | train-called | order
train(net, cost_function, 1, len(inputs), learning_rate)
prediction = net.forward(inputs)
return cost_function.estimate(targets, prediction)

# %% net-params | attribute-not-kept | names
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.w -= learning_rate * net.dw
net.b -= learning_rate * net.db
return cost

# %% gradient-on-net | attribute-not-kept | names
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.gradient(cost)
net.update_parameters(learning_rate)
return cost

# %% backward-empty | argument-missing | arguments
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
cost_function.gradient(cost)
net.backward()
net.update_parameters(learning_rate)
return cost

# %% forgets-gradient | arguments-not-used | arguments
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(prediction - targets)
net.update_parameters(learning_rate)
return cost

# %% update-lr-missing | hard-coded-learning-rate | arguments
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(0.01)
return cost

# %% net-backward-input | no-gradient-to-backward | arguments
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(inputs)
net.update_parameters(learning_rate)
return cost

# %% returns-gradient | prediction-returned | several results
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
g = cost_function.gradient(cost)
net.backward(g)
net.update_parameters(learning_rate)
return g

# %% loop-layers-backward | layers-in-forward-order | order
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
g = cost_function.gradient(cost)
for layer in net.layers:
    g = layer.backward(g)
net.update_parameters(learning_rate)
return cost

# %% gradient-mean | averaged-over-the-batch | a factor
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost) / len(inputs))
net.update_parameters(learning_rate)
return cost

# %% two-layers-only | layer-left-out | layers
linear_layer = net.layers[0]
sigmoid_layer = net.layers[1]
cost = step_layers(linear_layer, sigmoid_layer, cost_function, inputs, targets, learning_rate)
return cost

# %% cost-after-update | cost-after-update | order
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
prediction = net.forward(inputs)
return cost_function.estimate(targets, prediction)

# %% missing-parentheses | gradients-not-zeroed or not-called | brackets
net.zero_gradients
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d_prediction = cost_function.gradient(cost)
net.backward(d_prediction)
net.update_parameters(learning_rate)
return cost

# %% one-update-per-example | example-by-example | order
costs = []
for i in range(len(inputs)):
    x = inputs[i:i+1]
    t = targets[i:i+1]
    net.zero_gradients()
    y = net.forward(x)
    c = cost_function.estimate(t, y)
    net.backward(cost_function.gradient(c))
    net.update_parameters(learning_rate)
    costs.append(c)
return np.concatenate(costs)

# %% trains-a-copy | copies-used | arguments
from copy import deepcopy

net = deepcopy(net)  # do not change the argument
net.zero_gradients()
y = net.forward(inputs)
cost = cost_function.estimate(targets, y)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% returns-gradient-again | prediction-returned | names
net.zero_gradients()
output = net.forward(inputs)
cost = cost_function.estimate(targets, output)
cost = cost_function.gradient(cost)
net.backward(cost)
net.update_parameters(learning_rate)
return cost

# %% backward-twice | factor-two or backward-called-twice | order
net.zero_gradients()
y = net.forward(inputs)
cost = cost_function.estimate(targets, y)
# from cost to y
dy = cost_function.gradient(cost)
# from y to x
dx = net.backward(dy)
# gradients of all the weights
net.backward(dy)
net.update_parameters(learning_rate)
return cost

# %% bracket-not-closed | cell-did-not-run | syntax
# same as 2f but shorter
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost)
net.update_parameters(learning_rate)
return cost

# %% update-before-backward | updated-before-backward | order
net.zero_gradients()
out = net.forward(inputs)
cost = cost_function.estimate(targets, out)
delta = cost_function.gradient(cost)
net.update_parameters(learning_rate)
net.backward(delta)
return cost

# %% prediction-into-gradient | wrong-argument-of-gradient | arguments
net.zero_gradients()
y = net.forward(inputs)
cost = cost_function.estimate(targets, y)
d = cost_function.gradient(y)
net.backward(d)
net.update_parameters(learning_rate)
return cost
