# %% as-in-the-formula
gradient = -self.target / (self.x_in + self.eps)

# %% minus-sign-in-front
gradient = -(self.target / (self.x_in + self.eps))

# %% np-divide-negative
gradient = np.divide(np.negative(self.target), np.add(self.x_in, self.eps))

# %% times-the-inverse
inverse = 1.0 / (self.x_in + self.eps)
gradient = self.target * inverse * -1

# %% clipped-from-below
gradient = -self.target / np.maximum(self.x_in, self.eps)

# %% clipped-at-both-ends
probability = np.clip(self.x_in, self.eps, 1)
gradient = -self.target / probability

# %% only-where-the-target-is-not-zero
gradient = np.zeros(self.x_in.shape)
chosen = self.target != 0
gradient[chosen] = -self.target[chosen] / (self.x_in[chosen] + self.eps)

# %% power-of-minus-one
gradient = -self.target * np.power(self.x_in + self.eps, -1.0)

# %% rows-in-a-loop-early-return
gradient = np.empty(self.x_in.shape, dtype=float)
for i, (t, x) in enumerate(zip(self.target, self.x_in)):
    gradient[i] = -t / (x + self.eps)
return gradient

# %% divide-with-where
numerator = -1.0 * self.target
gradient = np.zeros(np.shape(self.x_in))
np.divide(numerator, self.x_in + self.eps, out=gradient, where=numerator != 0)

# %% float64-in-place
gradient = self.target.astype(np.float64) * -1
gradient /= self.x_in.astype(np.float64) + self.eps

# %% complex-step
h = 1e-30
shifted = self.x_in.astype(np.complex128) + self.eps + 1j * h
gradient = (-self.target * np.log(shifted)).imag / h

# %% sum-over-the-outputs-same-gradient
# cell
class CrossEntropy(Cost):
    def __init__(self):
        super().__init__()
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        # ----- add code for task 6b between comments -----
        self.target = target
        self.x_in = x_in
        cost = -np.sum(target * np.log(x_in + self.eps), axis=1, keepdims=True)
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        gradient = -self.target / (self.x_in + self.eps)
        # -------------------------------------------------
        return gradient

# %% clipping-in-a-helper-method
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def _probability(self):
        return np.where(self.x_in < self.eps, self.eps, self.x_in)

    def estimate(self, target, x_in):
        # ----- add code for task 6b between comments -----
        self.target = target
        self.x_in = x_in
        cost = -target * np.log(self._probability())
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        gradient = -self.target / self._probability()
        # -------------------------------------------------
        return gradient

# %% mean-over-the-outputs-keepdims
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        # ----- add code for task 6b between comments -----
        self.target = target
        self.x_in = x_in
        cost = -(target * np.log(x_in + self.eps)).mean(axis=1, keepdims=True)
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        scale = 1 / self.target.shape[1]
        gradient = -scale * self.target / (self.x_in + self.eps)
        # -------------------------------------------------
        return gradient

# %% shifted-probability-kept-by-estimate
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.probability = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        # ----- add code for task 6b between comments -----
        self.target = target
        self.x_in = x_in
        self.probability = x_in + self.eps
        cost = -target * np.log(self.probability)
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        gradient = -self.target / self.probability
        # -------------------------------------------------
        return gradient

# %% only-known-attributes
# cell
class CrossEntropy(Cost):
    def __setattr__(self, name, value):
        if name not in ('target', 'x_in', 'eps'):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

    def __init__(self):
        self.x_in, self.target, self.eps = None, None, 1e-12

    def estimate(self, target, x_in):
        self.target, self.x_in = target, x_in
        return -target * np.log(x_in + self.eps)

    def gradient(self, d_out):
        return -self.target / (self.x_in + self.eps)

# %% slots-alone
# cell
class CrossEntropy(Cost):
    __slots__ = ("target", "x_in", "eps")

    def __init__(self):
        self.x_in, self.target, self.eps = None, None, 1e-12

    def estimate(self, target, x_in):
        self.target, self.x_in = target, x_in
        return -target * np.log(x_in + self.eps)

    def gradient(self, d_out):
        return -self.target / (self.x_in + self.eps)

# %% clipped-on-both-sides-to-eps
gradient = -self.target / np.clip(self.x_in, self.eps, 1)

# %% eps-only-where-nothing-is
gradient = -self.target / np.where(self.x_in == 0, self.eps, self.x_in)

# %% reciprocal
return -np.multiply(self.target, np.reciprocal(self.x_in + 1e-12))

# %% where-positive
gradient = np.zeros(np.shape(self.x_in))
np.divide(np.negative(self.target, dtype=float), self.x_in + 1e-12, out=gradient, where=np.asarray(self.target) != 0)
return gradient

# %% complex-step-again
h = 1e-30
return np.imag(-self.target * np.log(self.x_in + 1e-12 + 1j * h)) / h
