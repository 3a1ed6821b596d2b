# %% maximum-of-each-row-subtracted
shifted = x_in - np.max(x_in, axis=1, keepdims=True)
exponentials = np.exp(shifted)
self.x_out = exponentials / np.sum(exponentials, axis=1, keepdims=True)

# %% newaxis-for-keepdims
e = np.exp(x_in - x_in.max(axis=1)[:, np.newaxis])
self.x_out = e / e.sum(axis=1)[:, None]

# %% transposed-rows
z = x_in.T - x_in.max(axis=1)
e = np.exp(z)
self.x_out = (e / e.sum(axis=0)).T

# %% loop-over-rows
self.x_out = np.zeros(x_in.shape)
for i in range(x_in.shape[0]):
    e = np.exp(x_in[i] - np.max(x_in[i]))
    self.x_out[i] = e / np.sum(e)

# %% log-sum-exp
z = x_in - np.max(x_in, axis=1, keepdims=True)
log_sum = np.log(np.sum(np.exp(z), axis=1, keepdims=True))
self.x_out = np.exp(z - log_sum)

# %% apply-along-axis
def softmax_of_a_row(row):
    row = np.exp(row - row.max())
    return row / row.sum()


# %%%
self.x_out = np.apply_along_axis(softmax_of_a_row, 1, x_in)

# %% differences-of-pairs-with-overflow-warnings
differences = x_in[:, None, :] - x_in[:, :, None]
self.x_out = 1.0 / np.exp(differences).sum(axis=2)

# %% in-place-on-an-own-array
x_out = x_in.astype(np.float64)
x_out -= x_out.max(axis=1, keepdims=True)
np.exp(x_out, out=x_out)
x_out /= x_out.sum(axis=1, keepdims=True)
self.x_out = x_out

# %% einsum-and-early-return
e = np.exp(x_in - np.amax(x_in, axis=-1, keepdims=True))
self.x_out = np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))
return self.x_out

# %% clipped-exponents
z = np.clip(x_in - np.max(x_in, axis=1, keepdims=True), -700, 0)
e = np.exp(z)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% list-comprehension-with-math
import math

rows = []
for row in x_in.tolist():
    largest = max(row)
    exponentials = [math.exp(x - largest) for x in row]
    rows.append([e / sum(exponentials) for e in exponentials])
self.x_out = np.array(rows)

# %% column-by-column-maximum
largest = x_in[:, 0]
for j in range(1, x_in.shape[1]):
    largest = np.maximum(largest, x_in[:, j])
e = np.exp(x_in - largest.reshape(-1, 1))
self.x_out = e / (e @ np.ones((x_in.shape[1], 1)))

# %% errstate-and-divide
with np.errstate(under="ignore", over="ignore"):
    e = np.exp(np.subtract(x_in, np.max(x_in, axis=1, keepdims=True)))
    self.x_in = x_in
    self.x_out = np.divide(e, np.add.reduce(e, axis=1, keepdims=True))

# %% function-in-the-cell-and-super
# cell
def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


class SoftMax(Layer):
    def __init__(self):
        super().__init__()
        self.x_out = None

    def forward(self, x_in):
        # ----- add code for task 6a between comments -----
        self.x_out = softmax(x_in)
        # -------------------------------------------------
        return self.x_out

    def backward(self, d_out):
        # ----- add code for task 6d between comments -----
        d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))
        # -------------------------------------------------
        return d_in

# %% static-method
# cell
class SoftMax(Layer):
    def __init__(self):
        self.x_out = None

    @staticmethod
    def _stable_exp(x: np.ndarray) -> np.ndarray:
        """x (n, k) -> exp of x less its row's maximum, (n, k)"""
        return np.exp(x - np.max(x, axis=1, keepdims=True))

    def forward(self, x_in):
        # ----- add code for task 6a between comments -----
        e = self._stable_exp(x_in)
        total = np.dot(e, np.ones(e.shape[1]))
        self.x_out = (e.T / total).T
        # -------------------------------------------------
        return self.x_out

    def backward(self, d_out):
        # ----- add code for task 6d between comments -----
        d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))
        # -------------------------------------------------
        return d_in

# %% a-masked-array-filled-again
exponentials = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = np.ma.masked_invalid(exponentials / np.sum(exponentials, axis=1, keepdims=True)).filled(0.0)

# %% only-known-attributes
# cell
class SoftMax(Layer):
    def __setattr__(self, name, value):
        if name not in ('x_out',):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

    def __init__(self):
        self.x_out = None

    def forward(self, x_in):
        e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
        self.x_out = e / np.sum(e, axis=1, keepdims=True)
        return self.x_out

    def backward(self, d_out):
        s = self.x_out
        return s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))

# %% slots-alone
# cell
class SoftMax(Layer):
    __slots__ = ("x_out",)

    def __init__(self):
        self.x_out = None

    def forward(self, x_in):
        e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
        self.x_out = e / np.sum(e, axis=1, keepdims=True)
        return self.x_out

    def backward(self, d_out):
        s = self.x_out
        return s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))

# %% logarithm-of-the-sum
m = x_in.max(axis=1, keepdims=True)
self.x_out = np.exp(x_in - (m + np.log(np.exp(x_in - m).sum(axis=1, keepdims=True))))

# %% via-logaddexp
self.x_out = np.exp(x_in - np.logaddexp.reduce(np.asarray(x_in, dtype=float), axis=1, keepdims=True))
x_out = self.x_out

# %% pairwise-differences
with np.errstate(over="ignore"):
    x = np.asarray(x_in, dtype=float)
    self.x_out = 1 / np.exp(x[:, None, :] - x[:, :, None]).sum(axis=2)
x_out = self.x_out

# %% row-by-row-generator
def rows():
    for row in np.asarray(x_in, dtype=np.float64):
        e = np.exp(row - row.max())
        yield e / e.sum()
self.x_out = x_out = np.array(list(rows()))

# %% in-place-buffer
x_out = np.array(x_in, dtype=float)
x_out -= x_out.max(axis=1, keepdims=True)
np.exp(x_out, out=x_out)
x_out /= x_out.sum(axis=1, keepdims=True)
self.x_out = x_out
