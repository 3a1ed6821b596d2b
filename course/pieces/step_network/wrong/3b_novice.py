# %% gradient-of-the-prediction | wrong-argument-of-gradient | arguments
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(prediction))
net.update_parameters(learning_rate)
return cost

# %% the-given-train | train-called or arguments-not-used | arguments
return train(net, cost_function, 1, len(inputs), learning_rate)

# %% prediction-returned | prediction-returned | several results
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return prediction

# %% layers-one-by-one | layer-left-out | names
linear, sigmoid = net.layers[0], net.layers[1]
linear.zero_gradients()
sigmoid.zero_gradients()
prediction = sigmoid.forward(linear.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear.backward(sigmoid.backward(cost_function.gradient(cost)))
linear.update_parameters(learning_rate)
sigmoid.update_parameters(learning_rate)
return cost

# %% updated-twice | updated-twice | a factor
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
net.update_parameters(learning_rate)
return cost

# %% names-of-2f | name-not-defined | names
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% shuffled-inputs-only | rows-shuffled-apart | order
net.zero_gradients()
# shuffle the batch like in SGD
idx = np.random.permutation(len(inputs))
prediction = net.forward(inputs[idx])
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% two-backward-calls | backward-goes-on | order
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
d_sigmoid = net.backward(gradient)
d_linear = net.backward(d_sigmoid)
net.update_parameters(learning_rate)
return cost

# %% zeroed-in-the-first-step-only | gradients-not-zeroed | order
if not hasattr(net, "started"):
    net.zero_gradients()
    net.started = True
out = net.forward(inputs)
cost = cost_function.estimate(targets, out)
d_out = cost_function.gradient(cost)
net.backward(d_out)
net.update_parameters(learning_rate)
return cost

# %% prediction-made-one-hot | prediction-changed | another array
net.zero_gradients()
outputs = net.forward(inputs)
digits = np.argmax(outputs, axis=1)
prediction = np.eye(outputs.shape[1])[digits]
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% first-two-layers | layer-left-out | left out
linear_layer = net.layers[0]
sigmoid_layer = net.layers[1]
return step_layers(linear_layer, sigmoid_layer, cost_function, inputs, targets, learning_rate)

# %% negative-rate | ascent | a sign
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(-learning_rate)
return cost

# %% cleared-between-all-parts | zeroed-too-late | order
net.zero_gradients()
prediction = net.forward(inputs)
net.zero_gradients()
cost = cost_function.estimate(targets, prediction)
d_prediction = cost_function.gradient(cost)
net.backward(d_prediction)
net.zero_gradients()
net.update_parameters(learning_rate)
return cost

# %% inputs-for-targets | inputs-for-targets | arguments
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(inputs, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% gradient-of-two | argument-too-many | arguments
# cell
def step_network(net, cost_function, inputs, targets, learning_rate):
    """Make one training step with a network.

    Parameters
    ----------
    net : Layer
    cost_function : Cost
    inputs : array (n, n_in)
    targets : array (n, n_out)
    learning_rate : float

    Returns
    -------
    cost : array (n, n_out)
        The cost of this step, from before the update.
    """
    # ----- add code for task 3b between comments -----
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    d_prediction = cost_function.gradient(targets, prediction)
    net.backward(d_prediction)
    net.update_parameters(learning_rate)
    return cost
    # -------------------------------------------------

# %% step-of-2f-reused | layers-do-not-fit | shapes
# cell
def step_network(net, cost_function, inputs, targets, learning_rate):
    """Make one training step with a network.

    Parameters
    ----------
    net : Layer
    cost_function : Cost
    inputs : array (n, n_in)
    targets : array (n, n_out)
    learning_rate : float

    Returns
    -------
    cost : array (n, n_out)
        The cost of this step, from before the update.
    """
    # ----- add code for task 3b between comments -----
    cost = step_layers(net.layers[0], net.layers[-1], cost_function, inputs, targets, learning_rate)
    return cost
    # -------------------------------------------------
