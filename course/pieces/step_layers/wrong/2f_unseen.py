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
