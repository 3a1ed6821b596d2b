# %% layers-called | other-library | other libraries
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
hidden = linear_layer(inputs)
prediction = sigmoid_layer(hidden)
cost = cost_function.estimate(targets, prediction)
d = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% brackets-forgotten | not-called or gradients-not-zeroed | brackets
linear_layer.zero_gradients
sigmoid_layer.zero_gradients
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% arguments-the-other-way | arguments-swapped | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(prediction, targets)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% same-gradient-to-both | layers-not-chained | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
sigmoid_layer.backward(gradient)
linear_layer.backward(gradient)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% nothing-returned | returns-nothing | left out
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)

# %% update-without-rate | argument-missing | arguments
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters()
sigmoid_layer.update_parameters()
return cost

# %% layers-of-ones-own | arguments-not-used | arguments
linear = Linear(inputs.shape[1], targets.shape[1])
sigmoid = Sigmoid()
prediction = sigmoid.forward(linear.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear.backward(sigmoid.backward(cost_function.gradient(cost)))
linear.update_parameters(learning_rate)
return cost

# %% sigmoid-derivative-twice | gradient-changed or activation-in-gradient | a formula
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
a = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, a)
# delta of the output layer
delta = cost_function.gradient(cost) * sigmoid_derivative(z)
delta = sigmoid_layer.backward(delta)
linear_layer.backward(delta)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% builds-its-own-layers | arguments-not-used | arguments
linear_layer = Linear(input_size, label_size)
sigmoid_layer = Sigmoid()
cost_function = MeanSquareError()
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
out = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, out)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% same-gradient-for-both-in-other-words | layers-not-chained | another array
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, prediction)
d_out = cost_function.gradient(cost)
sigmoid_layer.backward(d_out)
linear_layer.backward(d_out)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-derivative-by-hand-too | gradient-changed | a formula
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
dC_dy = cost_function.gradient(cost)
dC_dz = dC_dy * sigmoid_derivative(z)
d_in = sigmoid_layer.backward(dC_dz)
linear_layer.backward(d_in)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.update_parameters(learning_rate)
return cost

# %% update-before-linear-backward | updated-before-backward | order
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
y = sigmoid_layer.forward(z)
cost = cost_function.estimate(targets, y)
d_z = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
d_x = linear_layer.backward(d_z)
return cost

# %% five-steps | trained-more-than-once | one for all
for step in range(5):
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
