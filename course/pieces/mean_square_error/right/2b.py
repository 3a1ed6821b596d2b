# %% power-operator
self.target = target
self.prediction = prediction
cost = (target - prediction) ** 2

# %% np-square
self.prediction = prediction
self.target = target
cost = np.square(np.subtract(prediction, target))

# %% product-with-itself
self.target, self.prediction = target, prediction
difference = self.prediction - self.target
cost = difference * difference

# %% np-power-of-the-absolute-value
self.target = target
self.prediction = prediction
cost = np.power(np.abs(prediction - target), 2)

# %% binomial-formula-float64
self.target = target
self.prediction = prediction
t = target.astype(np.float64)
p = prediction.astype(np.float64)
cost = t**2 - 2 * t * p + p**2

# %% in-place-on-an-own-array
self.target = np.array(target)
self.prediction = np.array(prediction)
cost = prediction - target
cost *= cost

# %% double-loop
self.target = target
self.prediction = prediction
n, n_out = prediction.shape
cost = np.zeros((n, n_out))
for i in range(n):
    for j in range(n_out):
        cost[i, j] = (prediction[i, j] - target[i, j]) ** 2

# %% vectorized-scalar-function
def squared_error(t, p):
    return (t - p) ** 2


# %%%
self.target = target
self.prediction = prediction
cost = np.vectorize(squared_error, otypes=[float])(target, prediction)

# %% np-float-power-early-return
self.target = target
self.prediction = prediction
return np.float_power(target - prediction, 2)

# %% summed-over-the-outputs
self.target = target
self.prediction = prediction
cost = np.sum((prediction - target) ** 2, axis=1)

# %% summed-over-the-outputs-keepdims
self.target = target
self.prediction = prediction
cost = ((prediction - target) ** 2).sum(axis=1, keepdims=True)

# %% squared-norm-of-each-row
self.target = target
self.prediction = prediction
cost = np.linalg.norm(prediction - target, axis=1) ** 2

# %% row-times-row-by-einsum
self.target = target
self.prediction = prediction
e = prediction - target
cost = np.einsum("ij,ij->i", e, e)

# %% half-of-the-square
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = 0.5 * (prediction - target) ** 2
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = self.prediction - self.target
        # -------------------------------------------------
        return gradient

# %% mean-over-the-outputs
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = np.mean((target - prediction) ** 2, axis=1)
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        n_out = self.prediction.shape[1]
        gradient = 2 / n_out * (self.prediction - self.target)
        # -------------------------------------------------
        return gradient

# %% mean-over-the-outputs-keepdims
# cell
class MeanSquareError(Cost):
    def __init__(self):
        super().__init__()
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = np.mean(np.square(target - prediction), axis=-1, keepdims=True)
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = -2 * (self.target - self.prediction) / self.target.shape[-1]
        # -------------------------------------------------
        return gradient

# %% half-the-sum-over-the-outputs
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        # ----- add code for task 2b between comments -----
        self.prediction = prediction
        self.target = target
        cost = ((prediction - target) ** 2).sum(axis=1) / 2
        # -------------------------------------------------
        return cost

    def gradient(self, cost):
        # ----- add code for task 2c between comments -----
        gradient = self.prediction - self.target
        # -------------------------------------------------
        return gradient

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

# %% einsum-half
self.target, self.prediction = target, prediction
difference = np.asarray(prediction, float) - target
cost = np.einsum("ij,ij->i", difference, difference) / 2

# %% complex-modulus
self.target, self.prediction = target, prediction
cost = np.abs((prediction - target) + 0j) ** 2

# %% float-power-where
self.prediction = prediction
self.target = target
cost = np.float_power(np.subtract(self.prediction, self.target, dtype=float), 2)

# %% hypot
self.target, self.prediction = np.array(target), np.array(prediction)
cost = np.hypot(self.prediction - self.target, 0) ** 2

# %% slots-with-tuple
# cell
class MeanSquareError(Cost):
    __slots__ = ("_kept",)
    target = property(lambda self: self._kept[0], lambda self, value: self.keep(0, value))
    prediction = property(lambda self: self._kept[1], lambda self, value: self.keep(1, value))

    def keep(self, place, value):
        kept = list(getattr(self, "_kept", (None, None)))
        kept[place] = value
        self._kept = tuple(kept)

    def estimate(self, target, prediction):
        self._kept = (target, prediction)
        return np.square(np.asarray(prediction, dtype=float) - target)

    def gradient(self, cost):
        target, prediction = self._kept
        return 2.0 * (prediction - target)
