# %% shifted
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% log-sum-exp
m = x_in.max(axis=1, keepdims=True)
log_sum = m + np.log(np.exp(x_in - m).sum(axis=1, keepdims=True))
self.x_out = np.exp(x_in - log_sum)

# %% loop-over-rows
rows = []
for x in x_in:
    e = np.exp(x - max(x))
    rows.append(e / sum(e))
self.x_out = np.array(rows)

# %% transposed
t = x_in.T - x_in.max(axis=1)
e = np.exp(t)
self.x_out = (e / e.sum(axis=0)).T

# %% reshape-sums
shifted = x_in - x_in.max(1).reshape(-1, 1)
e = np.exp(shifted)
self.x_out = e / e.sum(1).reshape(-1, 1)

# %% einsum
e = np.exp(x_in - np.amax(x_in, axis=-1)[:, None])
self.x_out = np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))

# %% pairwise-differences
with np.errstate(over="ignore"):
    self.x_out = 1 / np.exp(x_in[:, None, :].astype(float) - x_in[:, :, None]).sum(axis=2)

# %% logaddexp
self.x_out = np.exp(x_in - np.logaddexp.reduce(x_in, axis=1, keepdims=True))

# %% apply-along-axis
def softmax_row(row):
    e = np.exp(row - row.max())
    return e / e.sum()
# %%%
self.x_out = np.apply_along_axis(softmax_row, 1, np.asarray(x_in, dtype=float))

# %% in-place-on-own-array
y = np.array(x_in, dtype=float)
y -= y.max(axis=1, keepdims=True)
np.exp(y, out=y)
y /= y.sum(axis=1, keepdims=True)
self.x_out = y

# %% matmul-with-ones
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / (e @ np.ones((e.shape[1], e.shape[1])))

# %% list-comprehension
self.x_in = x_in
self.x_out = np.array([np.exp(r - r.max()) / np.exp(r - r.max()).sum() for r in x_in])

# %% power-of-e
m = np.max(x_in, axis=1, keepdims=True)
p = np.power(np.e, x_in - m)
self.x_out = np.divide(p, np.sum(p, axis=1, keepdims=True))

# %% log-sum-exp-again
z = x_in - x_in.max(axis=1)[:, None]
self.x_out = np.exp(z - np.log(np.exp(z).sum(axis=1))[:, None])

# %% logaddexp-reduce
z = np.asarray(x_in, dtype=np.float64)
z = z - np.maximum.reduce(z, axis=1, keepdims=True)
log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
self.x_out = np.exp(log_p)

# %% row-function-cell
import math


def softmax_of_row(row):
    top = max(row)
    powers = [math.exp(value - top) for value in row]
    total = math.fsum(powers)
    return [power / total for power in powers]
# %%%
self.x_out = np.array([softmax_of_row(row.tolist()) for row in x_in])

# %% apply-along-axis-again
def softmax(v):
    v = np.exp(v - v.max())
    return v / v.sum()

self.x_out = np.apply_along_axis(softmax, axis=1, arr=np.asarray(x_in, dtype=float))

# %% pairwise-differences-again
# y_j = 1 / sum_k exp(z_k - z_j); a huge difference means inf, and 1 / inf is 0
x = np.asarray(x_in, dtype=np.float64)
with np.errstate(over="ignore"):
    self.x_out = 1 / np.exp(x[:, None, :] - x[:, :, None]).sum(axis=2)

# %% powers-of-two
z = (x_in - np.amax(x_in, axis=1, keepdims=True)).astype(np.float64)
powers = np.exp2(z * np.log2(np.e))
self.x_out = powers / powers.sum(axis=1, keepdims=True)

# %% in-place-on-own-array-again
y = np.array(x_in, dtype=np.float64)
y -= y.max(axis=-1, keepdims=True)
np.exp(y, out=y)
y /= y.sum(axis=-1, keepdims=True)
self.x_out = y

# %% online-softmax
# one pass over the columns with a running maximum and a running sum
x = np.asarray(x_in, dtype=np.float64)
top = x[:, 0].copy()
total = np.ones(len(x))
for column in x.T[1:]:
    new_top = np.maximum(top, column)
    total = total * np.exp(top - new_top) + np.exp(column - new_top)
    top = new_top
self.x_out = np.exp(x - top[:, None]) / total[:, None]

# %% clipped-exponents
shifted = np.clip(x_in - x_in.max(axis=1, keepdims=True), -700.0, 0.0).astype(np.float64)
numerator = np.exp(shifted)
denominator = np.einsum("ij->i", numerator)
self.x_out = np.einsum("ij,i->ij", numerator, 1 / denominator)

# %% sorted-maximum-long-double
largest = np.sort(x_in, axis=1)[:, -1:]
wide = np.exp((x_in - largest).astype(np.longdouble))
self.x_out = (wide / wide.sum(axis=1, keepdims=True)).astype(np.float64)

# %% transposed-broadcast
z = x_in.T - x_in.max(axis=1)
e = np.exp(z)
self.x_out = (e / e.sum(axis=0)).T
assert self.x_out.shape == x_in.shape

# %% static-method-whole-cell
# cell
class SoftMax(Layer):
    def __init__(self):
        self.x_in = None
        self.x_out = None

    @staticmethod
    def _normalise(positive):
        return positive / positive.sum(axis=1, keepdims=True)

    @classmethod
    def _softmax(cls, x):
        return cls._normalise(np.exp(x - x.max(axis=1, keepdims=True)))

    def forward(self, x_in):
        self.x_in = x_in
        self.x_out = self._softmax(x_in)
        return self.x_out

    def backward(self, d_out):
        y = self.x_out
        return y * (d_out - (d_out * y).sum(axis=1, keepdims=True))

# %% take-along-axis
best = x_in.argmax(axis=1)[:, np.newaxis]
gap = np.take_along_axis(x_in, best, axis=1) - x_in  # never negative
weight = np.exp(-gap)
self.x_out = np.divide(weight, np.add.reduce(weight, axis=1, keepdims=True))
