# %% sum-of-itself
gradient = self.prediction - self.target
gradient = gradient + gradient

# %% loops
gradient = np.empty(self.prediction.shape)
for i in range(gradient.shape[0]):
    for j in range(gradient.shape[1]):
        gradient[i, j] = 2 * (self.prediction[i, j] - self.target[i, j])

# %% in-place-on-a-copy
gradient = np.array(self.prediction, dtype=float)
gradient -= self.target
gradient *= 2

# %% list-comprehension
gradient = np.array([2 * (p - t) for p, t in zip(self.prediction, self.target)])

# %% distributed
gradient = 2 * self.prediction - 2 * self.target

# %% divided-by-half
gradient = (self.prediction - self.target) / 0.5

# %% from-the-definition
h = 1e-3
p = self.prediction.astype(np.float64)
gradient = ((p + h - self.target) ** 2 - (p - h - self.target) ** 2) / (2 * h)

# %% sign-and-root
difference = self.prediction - self.target
gradient = np.sign(difference) * 2 * np.abs(difference)

# %% own-function
def power_rule(u, exponent):
    return exponent * u ** (exponent - 1)
# %%%
gradient = power_rule(self.prediction - self.target, 2)

# %% keeps-gradient
self.d_prediction = 2.0 * (self.prediction - self.target)
gradient = self.d_prediction.copy()

# %% minus-two-target-first
gradient = -2.0 * (self.target - self.prediction)

# %% ufuncs-with-out
gradient = np.empty(self.prediction.shape, dtype=np.float64)
np.subtract(self.prediction, self.target, out=gradient)
np.multiply(gradient, 2, out=gradient)

# %% complex-step
h = 1e-20
y = np.asarray(self.prediction, dtype=np.complex128) + 1j * h
gradient = np.imag((y - self.target) ** 2) / h

# %% central-difference-of-a-parabola
# exact for a parabola, whatever h is
h = 0.5
d = np.asarray(self.prediction, dtype=np.float64) - self.target
gradient = ((d + h) ** 2 - (d - h) ** 2) / (2 * h)

# %% sign-times-root
# d(u^2)/du = 2u, and |u| is the root of the cost
u = np.sign(np.asarray(self.prediction, dtype=float) - self.target)
gradient = 2 * u * np.sqrt(cost)

# %% list-of-rows
gradient = np.array([2 * (y - t) for y, t in zip(self.prediction, self.target)])

# %% own-cell-derivative
def derivative_of_square(u):
    return 2 * u
# %%%
inner_derivative = 1  # of (y - t) by y
gradient = derivative_of_square(self.prediction - self.target) * inner_derivative

# %% loop-over-indices
gradient = np.zeros(np.shape(self.prediction))
for index in np.ndindex(*gradient.shape):
    gradient[index] = 2 * (self.prediction[index] - self.target[index])

# %% half-squared
# cell
class MeanSquareError(Cost):
    """Half the squared error, so that the derivative has no factor."""

    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        self.prediction = prediction
        self.target = target
        cost = (prediction - target) ** 2 / 2
        return cost

    def gradient(self, cost):
        gradient = self.prediction - self.target
        return gradient

# %% mean-over-outputs
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        """One number for each image: the mean over the ten outputs."""
        self.prediction, self.target = prediction, target
        cost = np.mean(np.square(prediction - target), axis=-1)
        return cost

    def gradient(self, cost):
        n, n_out = self.prediction.shape
        gradient = 2 / n_out * (self.prediction - self.target)
        return gradient

# %% sum-over-outputs-column
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None
        self.calls = 0

    def estimate(self, target, prediction):
        self.calls += 1
        self.prediction = np.array(prediction, dtype=float)
        self.target = np.array(target, dtype=float)
        self.residual = self.target - self.prediction
        cost = np.einsum("ij,ij->i", self.residual, self.residual)[:, None]
        return cost

    def gradient(self, cost):
        gradient = 2 * (self.prediction - self.target)
        return gradient

# %% half-sum-of-each-example
# cell
from dataclasses import dataclass
from typing import Any


@dataclass
class MeanSquareError(Cost):
    """Written as a dataclass: 1/2 sum_j (y_j - t_j)^2 of each example."""

    prediction: Any = None
    target: Any = None

    def estimate(self, target, prediction):
        self.prediction = prediction
        self.target = target
        return 0.5 * np.sum((prediction - target) ** 2, axis=1)

    def gradient(self, cost):
        return np.subtract(self.prediction, self.target)

# %% scaled-by-a-class-constant
# cell
class MeanSquareError(Cost):
    FACTOR = 0.5

    def __init__(self):
        self.prediction = None
        self.target = None

    @staticmethod
    def _delta(target, prediction):
        return prediction - target

    def estimate(self, target, prediction):
        self.prediction = prediction
        self.target = target
        return self.FACTOR * self._delta(target, prediction) ** 2

    def gradient(self, cost):
        return 2 * self.FACTOR * self._delta(self.target, self.prediction)

# %% einsum-with-scalar
gradient = np.einsum(",ij->ij", 2.0, self.prediction - self.target)
