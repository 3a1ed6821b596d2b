# %% as-in-the-text
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
net.backward(gradient)
net.update_parameters(learning_rate)
return cost

# %% nested-calls
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% zeroed-right-before-backward
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.zero_gradients()
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% walrus
net.zero_gradients()
cost = cost_function.estimate(targets, (prediction := net.forward(inputs)))
net.backward(d_prediction := cost_function.gradient(cost))
assert np.shape(d_prediction)[0] == np.shape(prediction)[0]
net.update_parameters(learning_rate)
return cost

# %% keywords-of-layer
net.zero_gradients()
x_out = net.forward(x_in=inputs)
cost = cost_function.estimate(targets, x_out)
d_in = net.backward(d_out=cost_function.gradient(cost))
net.update_parameters(learning_rate=learning_rate)
return cost

# %% own-train-step-function
def one_step(network, loss, x, y, rate, verbose=False):
    network.zero_gradients()
    value = loss.estimate(y, network.forward(x))
    network.backward(loss.gradient(value))
    network.update_parameters(rate)
    if verbose:
        print(np.mean(value))
    return value


# %%%
return one_step(net, cost_function, inputs, targets, learning_rate, verbose=True)

# %% list-of-steps
steps = [
    lambda _: net.zero_gradients(),
    lambda _: net.forward(inputs),
    lambda prediction: cost_function.estimate(targets, prediction),
]
result = None
for step in steps:
    result = step(result)
net.backward(cost_function.gradient(result))
net.update_parameters(learning_rate)
return result

# %% bound-methods-and-a-copied-cost
forward, backward = net.forward, net.backward
net.zero_gradients()
cost = cost_function.estimate(targets, forward(inputs))
cost_before_update = np.copy(cost)
backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost_before_update

# %% whole-function-with-type-hints
# cell
def step_network(
    net: Layer,
    cost_function: Cost,
    inputs: np.ndarray,
    targets: np.ndarray,
    learning_rate: float,
) -> np.ndarray:
    """One step of gradient descent: inputs (n, n_in), targets (n, n_out) -> the cost before the update."""
    # ----- add code for task 3b between comments -----
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
    return cost
    # -------------------------------------------------

# %% zeroes-at-the-start-and-at-the-end
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
net.zero_gradients()
return cost

# %% zeroes-layer-by-layer-at-the-end
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
for layer in net.layers:
    layer.zero_gradients()
return cost

# %% by-hand-through-the-layers
net.zero_gradients()
x = inputs
for layer in net.layers:
    x = layer.forward(x)
cost = cost_function.estimate(targets, x)
d = cost_function.gradient(cost)
for layer in net.layers[::-1]:
    d = layer.backward(d)
net.update_parameters(learning_rate)
return cost

# %% predicts-before-it-trains
before = net.forward(inputs)
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
assert before.shape == cost.shape
net.zero_gradients()
return cost
