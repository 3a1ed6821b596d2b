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

# %% as-in-train-epoch
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return cost

# %% walrus-chain
net.zero_gradients()
net.backward(cost_function.gradient(cost := cost_function.estimate(targets, net.forward(inputs))))
net.update_parameters(learning_rate)
return cost

# %% keyword-arguments
net.zero_gradients()
y = net.forward(x_in=inputs)
cost = cost_function.estimate(target=targets, prediction=y)
net.backward(d_out=cost_function.gradient(cost=cost))
net.update_parameters(learning_rate=learning_rate)
return cost

# %% finally-updates
net.zero_gradients()
try:
    cost = cost_function.estimate(targets, net.forward(inputs))
    net.backward(cost_function.gradient(cost))
    return cost
finally:
    net.update_parameters(learning_rate)

# %% bound-methods
zero, forward, backward, update = net.zero_gradients, net.forward, net.backward, net.update_parameters
estimate, slope = cost_function.estimate, cost_function.gradient
zero()
cost = estimate(targets, forward(inputs))
backward(slope(cost))
update(learning_rate)
return cost

# %% helper-functions-cell
def forward_half(net, cost_function, x, t):
    return cost_function.estimate(t, net.forward(x))


def backward_half(net, cost_function, cost):
    return net.backward(cost_function.gradient(cost))
# %%%
net.zero_gradients()
cost = forward_half(net, cost_function, inputs, targets)
backward_half(net, cost_function, cost)
net.update_parameters(learning_rate)
return cost

# %% cost-copied-and-asserted
net.zero_gradients()
prediction = net.forward(inputs)
assert prediction.shape[0] == targets.shape[0], "one row for each example"
cost = cost_function.estimate(targets, prediction)
result = np.array(cost)
d_inputs = net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
print(f"mean cost {np.mean(result):.4f}, mean |d_inputs| {np.mean(np.abs(d_inputs)):.2g}")
return result

# %% local-class
class Step:
    """One step as an object."""

    def __init__(self, rate):
        self.rate = rate

    def __enter__(self):
        net.zero_gradients()
        return self

    def __exit__(self, *problem):
        net.update_parameters(self.rate)
        return False

with Step(learning_rate):
    cost = cost_function.estimate(targets, net.forward(inputs))
    net.backward(cost_function.gradient(cost))
return cost

# %% generator-send
def process():
    net.zero_gradients()
    cost = cost_function.estimate(targets, net.forward(inputs))
    rate = yield cost
    net.backward(cost_function.gradient(cost))
    net.update_parameters(rate)
    yield "done"

step = process()
cost = next(step)
step.send(learning_rate)
return cost

# %% timed-and-logged
import logging
import time

start = time.perf_counter()
net.zero_gradients()
prediction = net.forward(inputs)
cost = cost_function.estimate(targets, prediction)
d_prediction = cost_function.gradient(cost)
net.backward(d_prediction)
net.update_parameters(learning_rate)
logging.getLogger(__name__).debug("step took %.1f ms", 1e3 * (time.perf_counter() - start))
return cost

# %% dataclass-result
from dataclasses import dataclass


@dataclass(frozen=True)
class StepResult:
    cost: object
    prediction: object
    d_inputs: object


def detailed_step(net, cost_function, inputs, targets, learning_rate):
    net.zero_gradients()
    prediction = net.forward(inputs)
    cost = cost_function.estimate(targets, prediction)
    d_inputs = net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
    return StepResult(cost, prediction, d_inputs)
# %%%
return detailed_step(net, cost_function, inputs, targets, learning_rate).cost

# %% list-of-phases
memory = {}
phases = [
    lambda: net.zero_gradients(),
    lambda: memory.update(prediction=net.forward(inputs)),
    lambda: memory.update(cost=cost_function.estimate(targets, memory["prediction"])),
    lambda: memory.update(gradient=cost_function.gradient(memory["cost"])),
    lambda: net.backward(memory["gradient"]),
    lambda: net.update_parameters(learning_rate),
]
for phase in phases:
    phase()
return memory["cost"]

# %% partial
from functools import partial

compare = partial(cost_function.estimate, targets)
net.zero_gradients()
cost = compare(net.forward(inputs))
_ = net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
del _
return cost
