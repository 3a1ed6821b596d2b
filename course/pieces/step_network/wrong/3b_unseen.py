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
