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
