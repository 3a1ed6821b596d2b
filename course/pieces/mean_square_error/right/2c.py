# %% two-times-the-difference
gradient = 2 * (self.prediction - self.target)

# %% minus-sign-outside
gradient = -2 * (self.target - self.prediction)

# %% difference-twice
difference = self.prediction - self.target
gradient = difference + difference

# %% np-multiply-subtract
gradient = np.multiply(2.0, np.subtract(self.prediction, self.target))

# %% distributed-factor
gradient = 2.0 * self.prediction - 2.0 * self.target

# %% own-array-in-place
gradient = self.prediction - self.target
gradient *= 2

# %% out-argument
gradient = np.empty(self.prediction.shape)
np.subtract(self.prediction, self.target, out=gradient)
np.multiply(gradient, 2, out=gradient)

# %% list-comprehension-by-row
rows = [2 * (p - t) for p, t in zip(self.prediction, self.target)]
gradient = np.stack(rows)

# %% float64-and-early-return
return 2 * (np.asarray(self.prediction, dtype=np.float64) - np.asarray(self.target, dtype=np.float64))

# %% complex-step
h = 1e-20
shifted = self.prediction.astype(np.complex128) + 1j * h
gradient = ((shifted - self.target) ** 2).imag / h

# %% sign-and-distance
distance = np.abs(self.prediction - self.target)
gradient = 2 * np.sign(self.prediction - self.target) * distance

# %% chain-rule-with-ones-like-the-cost
inner = self.prediction - self.target
d_cost = np.ones_like(cost)
gradient = d_cost * 2 * inner

# %% lambda-for-the-derivative
derivative = lambda p, t: 2 * (p - t)
gradient = derivative(p=self.prediction, t=self.target)

# %% difference-kept-by-estimate
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None
        self.difference = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        self.difference = prediction - target
        cost = self.difference**2
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = 2 * self.difference
        # -------------------------------------------------
        return gradient

# %% helper-method-for-the-difference
# cell
class MeanSquareError(Cost):
    """Squared error of each element.

    prediction, target: (n, n_out)
    """

    def __init__(self):
        self.prediction = None
        self.target = None

    def _difference(self):
        return self.prediction - self.target

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = self._difference() ** 2
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = 2 * self._difference()
        # -------------------------------------------------
        return gradient

# %% half-of-the-mean-over-the-outputs
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = 0.5 * np.average((target - prediction) ** 2, axis=1)
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        n, n_out = self.prediction.shape
        gradient = (self.prediction - self.target) / n_out
        # -------------------------------------------------
        return gradient

# %% sum-over-the-outputs-loop
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = np.zeros((prediction.shape[0], 1))
        for k in range(prediction.shape[1]):
            cost[:, 0] += (prediction[:, k] - target[:, k]) ** 2
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = np.zeros(self.prediction.shape)
        for k in range(self.prediction.shape[1]):
            gradient[:, k] = 2 * (self.prediction[:, k] - self.target[:, k])
        # -------------------------------------------------
        return gradient

# %% sign-times-size
difference = self.prediction - self.target
gradient = 2 * np.sign(difference) * np.abs(difference)

# %% only-known-attributes
# cell
class MeanSquareError(Cost):
    def __setattr__(self, name, value):
        if name not in ('target', 'prediction'):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

    def __init__(self):
        self.prediction, self.target = None, None

    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return (prediction - target) ** 2

    def gradient(self, cost):
        return 2.0 * (self.prediction - self.target)

# %% slots-alone
# cell
class MeanSquareError(Cost):
    __slots__ = ("target", "prediction")

    def __init__(self):
        self.prediction, self.target = None, None

    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return (prediction - target) ** 2

    def gradient(self, cost):
        return 2.0 * (self.prediction - self.target)

# %% kept-in-single-precision-behind-properties
# cell
class MeanSquareError(Cost):
    target = property(lambda self: self._kept[0], lambda self, value: self._keep(0, value))
    prediction = property(lambda self: self._kept[1], lambda self, value: self._keep(1, value))

    def __init__(self):
        self._kept = [None, None]

    def _keep(self, place, value):
        self._kept[place] = value.astype(np.float32)

    def estimate(self, target, prediction):
        self.target, self.prediction = target, prediction
        return (prediction - target) ** 2

    def gradient(self, cost):
        return 2.0 * (self.prediction - self.target)

# %% autodiff-by-dual-numbers
class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope
    def __sub__(self, other):
        return Dual(self.value - other, self.slope)
    def __mul__(self, other):
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)
# %%%
d = Dual(self.prediction, np.ones(self.prediction.shape)) - self.target
return (d * d).slope

# %% complex-step-again
h = 1e-30
return np.imag((self.prediction + 1j * h - self.target) ** 2) / h

# %% polynomial
return 2.0 * self.prediction + np.negative(2.0 * self.target)

# %% signs-and-roots
return 2.0 * np.sign(self.prediction - self.target) * np.abs(self.prediction - self.target)
