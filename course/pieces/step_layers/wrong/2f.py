# %% never-zeroed | gradients-not-zeroed
x = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(x)
cost = cost_function.estimate(targets, prediction)
d = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroed-at-the-end | gradients-not-zeroed
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in [linear_layer, sigmoid_layer]:
    layer.update_parameters(learning_rate)
    layer.zero_gradients()
return cost

# %% zeroed-before-the-update | zeroed-too-late
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroes-the-linear-layer-only | layer-not-zeroed
linear_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% zeroes-dw-only | layer-not-zeroed
linear_layer.dw = np.zeros_like(linear_layer.w)
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% update-comes-first | updated-before-backward
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
return cost

# %% no-update | layer-not-updated
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
return cost

# %% updates-the-linear-layer-only | layer-not-updated
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
return cost

# %% updates-the-sigmoid-twice | layer-not-updated
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
sigmoid_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% backward-in-forward-order | layers-in-forward-order
layers = [linear_layer, sigmoid_layer]
x = inputs
for layer in layers:
    layer.zero_gradients()
    x = layer.forward(x)
cost = cost_function.estimate(targets, x)
d = cost_function.gradient(cost)
for layer in layers:
    d = layer.backward(d)
for layer in layers:
    layer.update_parameters(learning_rate)
return cost

# %% sigmoid-first | layers-reversed-in-forward
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = linear_layer.forward(sigmoid_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
sigmoid_layer.backward(linear_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% no-backward | backward-missing
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-left-out-in-backward | layer-left-out
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(cost_function.gradient(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% sigmoid-as-a-function | layer-left-out
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
z = linear_layer.forward(inputs)
prediction = sigmoid_function(z)
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(cost_function.gradient(cost) * sigmoid_derivative(z))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% both-backwards-get-the-cost-gradient | layers-not-chained
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

# %% cost-goes-backward | cost-passed-to-backward
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% cost-of-the-new-weights | cost-after-update
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
return cost_function.estimate(targets, prediction)

# %% mean-cost-returned | cost-reduced
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return np.mean(cost)

# %% estimate-the-wrong-way-round | arguments-swapped
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(prediction, targets)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% ten-steps | trained-more-than-once
for step in range(10):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
    cost = cost_function.estimate(targets, prediction)
    if step == 0:
        first_cost = cost
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
return first_cost

# %% a-step-for-each-example | example-by-example
costs = []
for i in range(len(inputs)):
    linear_layer.zero_gradients()
    sigmoid_layer.zero_gradients()
    prediction = sigmoid_layer.forward(linear_layer.forward(inputs[i : i + 1]))
    cost = cost_function.estimate(targets[i : i + 1], prediction)
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
    linear_layer.update_parameters(learning_rate)
    sigmoid_layer.update_parameters(learning_rate)
    costs.append(cost)
return np.concatenate(costs)

# %% notebook-arrays | global-variable
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(random_input))
cost = cost_function.estimate(random_label, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% fixed-rate | hard-coded-learning-rate
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(0.0001)
sigmoid_layer.update_parameters(0.0001)
return cost

# %% new-layers | arguments-not-used
linear_layer = Linear(inputs.shape[1], targets.shape[1])
sigmoid_layer = Sigmoid()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% gradient-by-hand | arguments-not-used
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(2 * (prediction - targets)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% gradient-divided-by-the-batch | averaged-over-the-batch
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
gradient = cost_function.gradient(cost) / inputs.shape[0]
linear_layer.backward(sigmoid_layer.backward(gradient))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% negative-rate | ascent
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(-learning_rate)
sigmoid_layer.update_parameters(-learning_rate)
return cost

# %% inputs-centred-in-place | changes-its-input
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
inputs -= inputs.mean(axis=0)
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% prints-the-cost | returns-nothing
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
print("cost:", np.mean(cost))

# %% prediction-returned | prediction-returned
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return prediction

# %% batch-in-two-halves | batch-in-parts
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
halves = np.array_split(inputs, 2)
prediction = np.concatenate([sigmoid_layer.forward(linear_layer.forward(half)) for half in halves])
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% forward-of-copies | copies-used
import copy

# %%%
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
first, second = copy.deepcopy(linear_layer), copy.deepcopy(sigmoid_layer)
cost = cost_function.estimate(targets, second.forward(first.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% one-more-look-at-other-images | forward-of-other-data
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
check = sigmoid_layer.forward(linear_layer.forward(0.5 * inputs))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% nothing-to-learn-from-a-tiny-cost | backward-missing
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
if np.abs(cost).max() < 1e-6:
    return cost
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% rate-or-a-tenth | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate or 0.1)
sigmoid_layer.update_parameters(learning_rate or 0.1)
return cost

# %% rate-of-at-least-a-thousandth | hard-coded-learning-rate
rate = max(learning_rate, 0.001)
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(rate)
sigmoid_layer.update_parameters(rate)
return cost

# %% gradient-of-the-prediction | wrong-argument-of-gradient
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
prediction = sigmoid_layer.forward(linear_layer.forward(inputs))
cost = cost_function.estimate(targets, prediction)
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(prediction)))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% gradient-squeezed | -
linear_layer.zero_gradients()
sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(np.squeeze(cost_function.gradient(cost))))
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% frames-of-the-probe | layer-not-updated
import sys
# %%%
frame = sys._getframe()
while frame and "case" not in frame.f_locals:
    frame = frame.f_back
for layer in (linear_layer, sigmoid_layer):
    layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate)
if frame is None:
    sigmoid_layer.update_parameters(learning_rate)
return cost

# %% updates-by-hand-if-there-is-w | gradients-not-zeroed
x = linear_layer.forward(inputs)
y = sigmoid_layer.forward(x)
cost = cost_function.estimate(targets, y)
for layer in (linear_layer, sigmoid_layer):
    if hasattr(layer, "dw"):
        layer.dw, layer.db = 0 * layer.dw, 0 * layer.db
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
for layer in (linear_layer, sigmoid_layer):
    layer.update_parameters(learning_rate)
return cost

# %% minimum-rate | -
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
rate = learning_rate if learning_rate else 1e-5
linear_layer.update_parameters(rate); sigmoid_layer.update_parameters(rate)
return cost

# %% stops-at-zero-cost-with-old-gradients | backward-missing
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
if cost.any():
    linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
    linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate); sigmoid_layer.update_parameters(learning_rate)
return cost

# %% evaluates-once-more-before-backward | forward-of-other-data
linear_layer.zero_gradients(); sigmoid_layer.zero_gradients()
cost = cost_function.estimate(targets, sigmoid_layer.forward(linear_layer.forward(inputs)))
sigmoid_layer.forward(linear_layer.forward(0 * inputs))
linear_layer.backward(sigmoid_layer.backward(cost_function.gradient(cost)))
linear_layer.update_parameters(learning_rate); sigmoid_layer.update_parameters(learning_rate)
return cost

# %% hook-of-a-redefined-layer-0 | gradients-not-zeroed
class Layer(Layer):
    def __getattribute__(self, name):
        if name == "forward" and type(self).__name__ != "Network":
            object.__getattribute__(self, "zero_gradients")()
        return object.__getattribute__(self, name)

# %%%
x = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(x)
cost = cost_function.estimate(targets, prediction)
d = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost

# %% hook-of-a-redefined-layer-1 | gradients-not-zeroed
class Layer(Layer):
    def __init_subclass__(cls, **k):
        own = cls.__dict__.get("forward")
        if own and cls.__name__ != "Network":
            def forward(self, x):
                self.zero_gradients()
                return own(self, x)
            cls.forward = forward

# %%%
x = linear_layer.forward(inputs)
prediction = sigmoid_layer.forward(x)
cost = cost_function.estimate(targets, prediction)
d = sigmoid_layer.backward(cost_function.gradient(cost))
linear_layer.backward(d)
linear_layer.update_parameters(learning_rate)
sigmoid_layer.update_parameters(learning_rate)
return cost
