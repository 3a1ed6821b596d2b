# %% np-multiply
self.x_in, self.target = x_in, target
cost = np.multiply(np.negative(target), np.log(np.add(x_in, self.eps)))

# %% log-of-inverse
self.target = target
self.x_in = x_in
cost = target * np.log(1 / (x_in + self.eps))

# %% clip
self.target = target
self.x_in = x_in
cost = -target * np.log(np.clip(x_in, self.eps, None))

# %% where
self.target = target
self.x_in = x_in
cost = -target * np.log(np.where(x_in < self.eps, self.eps, x_in))

# %% written-out-eps
self.target = target.copy()
self.x_in = x_in.copy()
cost = -target * np.log(x_in + 1e-12)

# %% loops
self.target = target
self.x_in = x_in
cost = np.zeros(x_in.shape)
for i in range(len(x_in)):
    for j in range(x_in.shape[1]):
        cost[i, j] = -target[i, j] * np.log(x_in[i, j] + self.eps)

# %% row-sum-column
self.target = target
self.x_in = x_in
cost = -(target * np.log(x_in + self.eps)).sum(axis=1, keepdims=True)

# %% row-mean
self.target = target
self.x_in = x_in
cost = np.mean(-target * np.log(x_in + self.eps), axis=1)

# %% own-function
def safe_log(p, eps):
    return np.log(p + eps)
# %%%
self.x_in = np.array(x_in)
self.target = np.array(target)
cost = -self.target * safe_log(self.x_in, self.eps)

# %% list-comprehension
self.x_in = x_in
self.target = target
cost = np.array([-t * np.log(p + self.eps) for t, p in zip(target, x_in)])

# %% maximum
self.target, self.x_in = target, x_in
cost = -(target * np.log(np.maximum(x_in, self.eps)))

# %% clip-both-ends
self.target = target
self.x_in = x_in
p = np.clip(x_in, self.eps, 1 - self.eps)
cost = -target * np.log(p)

# %% einsum-column
self.target = target
self.x_in = x_in
cost = -np.einsum("nk,nk->n", target, np.log(np.clip(x_in, self.eps, None)))[:, None]

# %% mean-over-classes
self.target = target
self.x_in = x_in
cost = np.mean(-target * np.log(x_in + self.eps), axis=1, keepdims=True)

# %% only-where-target
self.x_in = x_in
self.target = target
logs = np.zeros(np.shape(x_in), dtype=np.float64)
np.log(np.asarray(x_in, dtype=np.float64) + self.eps, out=logs, where=target != 0)
cost = np.negative(target) * logs

# %% where-nonzero
self.x_in = x_in
self.target = target
cost = np.where(target == 0, 0.0, -target * np.log(x_in + self.eps))

# %% math-log-loops
import math

self.x_in = x_in
self.target = target
cost = np.zeros(x_in.shape)
for i, (t_row, y_row) in enumerate(zip(target, x_in)):
    for j, (t, y) in enumerate(zip(t_row, y_row)):
        cost[i, j] = -t * math.log(y + self.eps)

# %% log2
self.x_in = x_in
self.target = target
bits = -np.log2(x_in + self.eps)
cost = target * bits * np.log(2)

# %% log-of-reciprocal
self.x_in = np.array(x_in, dtype=float)
self.target = np.array(target, dtype=float)
surprise = np.log(1.0 / (self.x_in + self.eps))
cost = self.target * surprise

# %% xlogy-cell
def t_log_y(t, y, smallest):
    """t log y, with y kept away from 0."""
    return np.multiply(t, np.log(np.where(y < smallest, smallest, y)))
# %%%
self.x_in = x_in
self.target = target
cost = -t_log_y(target, x_in, smallest=self.eps)

# %% shape-checked-with-extras
if target.shape != x_in.shape:
    raise ValueError(f"target {target.shape} and prediction {x_in.shape} differ")
self.x_in = x_in
self.target = target
self.log_probability = np.log(np.add(x_in, self.eps))
cost = -1 * target * self.log_probability
self.mean_cost = float(np.mean(cost))

# %% dot-per-example-whole-cell
# cell
class CrossEntropy(Cost):
    """One number for each example: -t . log(y)."""

    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def _probability(self):
        return self.x_in + self.eps

    def estimate(self, target, x_in):
        self.target = target
        self.x_in = x_in
        return np.array([-np.dot(t, log_y) for t, log_y in zip(target, np.log(self._probability()))])

    def gradient(self, d_out):
        return -self.target / self._probability()
