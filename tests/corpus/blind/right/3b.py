# %% straight
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% keywords
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(x_in=inputs))
net.backward(d_out=cost_function.gradient(cost))
net.update_parameters(learning_rate=learning_rate)
return cost

# %% zero-after-forward
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.zero_gradients()
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% zero-just-before-backward
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.zero_gradients()
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% zero-twice
net.zero_gradients()
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% returns-copy
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost.copy()

# %% names
x, t, eta = inputs, targets, learning_rate
net.zero_gradients()
y = net.forward(x)
C = cost_function.estimate(t, y)
dy = cost_function.gradient(C)
dx = net.backward(dy)
net.update_parameters(eta)
return C

# %% own-function
def gradients(net, cost_function, x, t):
    net.zero_gradients()
    c = cost_function.estimate(t, net.forward(x))
    net.backward(cost_function.gradient(c))
    return c
# %%%
cost = gradients(net, cost_function, inputs, targets)
net.update_parameters(learning_rate)
return cost

# %% lambda-and-alias
f, b = net.forward, net.backward
net.zero_gradients()
cost = cost_function.estimate(targets, f(inputs))
b(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% try-finally
net.zero_gradients()
cost = cost_function.estimate(targets, net.forward(inputs))
net.backward(cost_function.gradient(cost))
try:
    return cost
finally:
    net.update_parameters(learning_rate)

# %% asserts-shapes
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
assert prediction.shape == targets.shape
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
return cost

# %% inner-class-step
class Step:
    def __call__(self, net, loss, x, t, rate):
        net.zero_gradients()
        self.cost = loss.estimate(t, net.forward(x))
        net.backward(loss.gradient(self.cost))
        net.update_parameters(rate)
        return self.cost
# %%%
return Step()(net, cost_function, inputs, targets, learning_rate)

# %% prints
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d = cost_function.gradient(cost)
net.backward(d)
net.update_parameters(learning_rate)
print(f"mean cost {np.mean(cost):.4f}")
return cost
