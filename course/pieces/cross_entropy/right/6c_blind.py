# %% np-divide
gradient = np.negative(np.divide(self.target, np.add(self.x_in, self.eps)))

# %% reciprocal
gradient = -self.target * np.reciprocal(self.x_in.astype(float) + self.eps)

# %% power
gradient = -self.target * (self.x_in + self.eps) ** -1.0

# %% clip
gradient = -self.target / np.clip(self.x_in, self.eps, None)

# %% maximum
gradient = -(self.target / np.maximum(self.x_in, self.eps))

# %% where
gradient = -self.target / np.where(self.x_in > self.eps, self.x_in, self.eps)

# %% written-out
gradient = -self.target / (self.x_in + 1e-12)

# %% loops
gradient = np.zeros(self.x_in.shape)
for i in range(gradient.shape[0]):
    for j in range(gradient.shape[1]):
        if self.target[i, j] != 0:
            gradient[i, j] = -self.target[i, j] / (self.x_in[i, j] + self.eps)

# %% zip
gradient = np.array([-t / (p + self.eps) for t, p in zip(self.target, self.x_in)])

# %% in-place-on-copy
gradient = np.array(self.target, dtype=float)
gradient /= self.x_in + self.eps
gradient *= -1

# %% masked
gradient = np.zeros(self.x_in.shape)
hit = self.target != 0
gradient[hit] = -self.target[hit] / (self.x_in[hit] + self.eps)

# %% own-function
def derivative_of_log(p, eps):
    return 1.0 / (p + eps)
# %%%
gradient = -self.target * derivative_of_log(self.x_in, self.eps)

# %% reciprocal-again
gradient = -self.target * np.reciprocal(self.x_in + self.eps)

# %% divide-where
y = np.asarray(self.x_in, dtype=np.float64) + self.eps
gradient = np.zeros(y.shape)
np.divide(self.target, y, out=gradient, where=self.target != 0)
np.negative(gradient, out=gradient)

# %% complex-step
h = 1e-30
y = np.asarray(self.x_in, dtype=np.complex128) + self.eps + 1j * h
gradient = np.imag(-self.target * np.log(y)) / h

# %% element-loops
n, k = self.x_in.shape
gradient = np.zeros((n, k))
for i in range(n):
    for j in range(k):
        if self.target[i, j] != 0:
            gradient[i, j] = -self.target[i, j] / (float(self.x_in[i, j]) + self.eps)

# %% power-minus-one
gradient = np.multiply(-1.0, self.target) * np.power(self.x_in + self.eps, -1)

# %% exp-of-minus-log
p = np.asarray(self.x_in, dtype=np.float64) + self.eps
gradient = -self.target * np.exp(-np.log(p))

# %% safe-divide-cell
def derivative_of_log(y, eps=1e-12):
    return 1.0 / (y + eps)
# %%%
gradient = -(self.target * derivative_of_log(self.x_in, eps=self.eps))

# %% list-of-rows
gradient = np.stack([-t / (y + self.eps) for t, y in zip(self.target, self.x_in)])
assert gradient.shape == self.target.shape
assert np.isfinite(gradient).all()

# %% clip-on-both-sides
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        self.target = target
        self.x_in = x_in
        cost = -target * np.log(np.clip(x_in, self.eps, None))
        return cost

    def gradient(self, d_out):
        gradient = -self.target / np.clip(self.x_in, self.eps, None)
        return gradient

# %% summed-over-classes
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        self.target, self.x_in = target, x_in
        return -(target * np.log(x_in + self.eps)).sum(axis=1)

    def gradient(self, d_out):
        return -np.divide(self.target, np.add(self.x_in, self.eps))

# %% averaged-over-classes
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        self.target = target
        self.x_in = x_in
        cost = -np.mean(target * np.log(x_in + self.eps), axis=1, keepdims=True)
        return cost

    def gradient(self, d_out):
        n_classes = self.x_in.shape[-1]
        gradient = -self.target / ((self.x_in + self.eps) * n_classes)
        return gradient

# %% safe-probability-stored
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12
        self.safe = None

    def estimate(self, target, x_in):
        self.target = target
        self.x_in = x_in
        self.safe = np.maximum(x_in, self.eps)
        cost = -target * np.log(self.safe)
        return cost

    def gradient(self, d_out):
        gradient = -self.target / self.safe
        return gradient
