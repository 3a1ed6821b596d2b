# %% einsum
self.d_in = np.einsum("ij,jk->ik", d_out, self.w)
self.dw += np.einsum("ij,ik->jk", d_out, self.x_in)
self.db += np.einsum("ij->j", d_out)

# %% outer-products
self.d_in = np.zeros((len(d_out), self.n_in))
for i, (d, x) in enumerate(zip(d_out, self.x_in)):
    self.dw += np.outer(d, x)
    self.db += d
    self.d_in[i] = d @ self.w

# %% three-loops
n = d_out.shape[0]
self.d_in = np.zeros((n, self.n_in))
for i in range(n):
    for j in range(self.n_out):
        self.d_in[i] += d_out[i, j] * self.w[j]
        self.dw[j] += d_out[i, j] * self.x_in[i]
        self.db[0, j] += d_out[i, j]

# %% tensordot
self.d_in = np.tensordot(d_out, self.w, axes=1)
self.dw = self.dw + np.tensordot(d_out, self.x_in, axes=(0, 0))
self.db = self.db + np.tensordot(np.ones((1, len(d_out))), d_out, axes=1)

# %% ones-vector
ones = np.ones((1, d_out.shape[0]))
self.dw += (self.x_in.T @ d_out).T
self.db += ones @ d_out
self.d_in = (self.w.T @ d_out.T).T

# %% broadcasting
self.dw += (d_out[:, :, None] * self.x_in[:, None, :]).sum(axis=0)
self.db += d_out.sum(0)[None, :]
self.d_in = (d_out[:, :, None] * self.w[None]).sum(axis=1)

# %% bias-as-column
d = d_out.T @ np.hstack([self.x_in, np.ones((len(d_out), 1))])
self.dw += d[:, :-1]
self.db += d[:, -1:].T
self.d_in = d_out @ self.w

# %% np-add-at
self.d_in = d_out @ self.w
self.dw = np.add(self.dw, d_out.T @ self.x_in)
np.add.at(self.db, (np.zeros(len(d_out), dtype=int),), d_out.astype(self.db.dtype))

# %% mean-times-n
n = len(d_out)
self.d_in = np.matmul(d_out, self.w)
self.dw = self.dw + n * (np.matmul(d_out.T, self.x_in) / n)
self.db = self.db + n * np.mean(d_out, axis=0, keepdims=True)

# %% double-precision
d = np.asarray(d_out, dtype=np.float64)
self.d_in = d @ self.w.astype(np.float64)
self.dw = self.dw + d.T @ self.x_in.astype(np.float64)
self.db = self.db + d.sum(axis=0, keepdims=True)

# %% own-functions
def weight_gradient(d, x):
    return sum(np.outer(a, b) for a, b in zip(d, x))
def bias_gradient(d):
    return np.array([[column.sum() for column in d.T]])
# %%%
self.d_in = d_out.dot(self.w)
self.dw = self.dw + weight_gradient(d_out, self.x_in)
self.db = self.db + bias_gradient(d_out)

# %% keeps-d-out-too
self.d_out = d_out
self.d_in = self.d_out @ self.w
self.dx = self.d_in
self.dw += np.transpose(self.d_out) @ self.x_in
self.db += np.atleast_2d(np.sum(self.d_out, 0))

# %% dot-into-out
grad_w = np.empty(self.w.shape, dtype=np.result_type(d_out, self.x_in))
np.dot(d_out.T, self.x_in, out=grad_w)
self.dw += grad_w
self.db += np.add.reduce(d_out, axis=0, keepdims=True)
self.d_in = np.dot(d_out, self.w)

# %% helper-cell-tuple
def gradients_of_linear(d_z, x, w):
    """Derivatives by x, by w and by b."""
    by_x = np.matmul(d_z, w)
    by_w = np.matmul(np.transpose(d_z), x)
    by_b = np.sum(d_z, axis=0).reshape(1, -1)
    return by_x, by_w, by_b
# %%%
self.d_in, dw, db = gradients_of_linear(d_out, x=self.x_in, w=self.w)
self.dw = self.dw + dw
self.db = self.db + db

# %% reduce-over-examples
from functools import reduce

pairs = zip(d_out, self.x_in)
self.dw = reduce(lambda total, pair: total + np.outer(*pair), pairs, self.dw)
self.db = reduce(np.add, d_out, self.db)
self.d_in = np.stack([d @ self.w for d in d_out])

# %% add-at
n = len(d_out)
rows = np.zeros(n, dtype=int)
db = np.zeros(self.db.shape)
np.add.at(db, rows, d_out)
self.db += db
self.dw += np.einsum("no,ni->oi", d_out, self.x_in, optimize=True)
self.d_in = d_out @ self.w

# %% try-finally
try:
    self.d_in = d_out @ self.w
finally:
    self.dw += d_out.T @ self.x_in
    self.db += d_out.sum(axis=0)

# %% output-by-output
for j in range(self.n_out):
    column = d_out[:, j]
    self.dw[j] += column @ self.x_in
    self.db[0, j] += column.sum()
self.d_in = sum(np.outer(d_out[:, j], self.w[j]) for j in range(self.n_out))

# %% double-precision-rebinding
d = np.asarray(d_out, dtype=np.float64)
x = np.asarray(self.x_in, dtype=np.float64)
self.dw = self.dw.astype(np.float64) + d.T @ x
self.db = self.db.astype(np.float64) + d.sum(0, keepdims=True)
self.d_in = d @ self.w.astype(np.float64)

# %% extra-attributes
self.d_out = d_out.copy()
self.n_backward = getattr(self, "n_backward", 0) + 1
self.latest_dw = self.d_out.T @ self.x_in
self.latest_db = self.d_out.sum(axis=0, keepdims=True)
self.dw += self.latest_dw
self.db += self.latest_db
self.d_in = self.d_out @ self.w
if self.n_backward % 1000 == 0:
    print("backward call", self.n_backward, "mean |dw|", np.abs(self.dw).mean())

# %% apply-along-axis
self.d_in = np.apply_along_axis(lambda d: d @ self.w, 1, d_out)
self.dw += np.array([np.dot(self.x_in.T, column) for column in d_out.T])
self.db += np.apply_along_axis(np.sum, 0, d_out)

# %% cumulative-sum
self.db += np.cumsum(d_out, axis=0)[-1:]
self.dw += np.inner(d_out.T, self.x_in.T)
self.d_in = np.inner(d_out, self.w.T)

# %% mean-times-n-again
n = d_out.shape[0]
mean_dw = d_out.T @ self.x_in / n
mean_db = np.mean(d_out, axis=0, keepdims=True)
self.dw = self.dw + n * mean_dw
self.db = self.db + n * mean_db
self.d_in = d_out.dot(self.w)

# %% helper-methods-in-class
# cell
class Linear(Layer):
    """A linear layer with the three gradients in methods of their own."""

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in = None
        self.d_in = None
        self.zero_gradients()

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def _gradient_of_input(self, d_out):
        return d_out @ self.w

    def _gradient_of_weights(self, d_out):
        return d_out.T @ self.x_in

    def _gradient_of_bias(self, d_out):
        return d_out.sum(axis=0)[np.newaxis]

    def backward(self, d_out):
        self.d_in = self._gradient_of_input(d_out)
        for name in ("weights", "bias"):
            attribute = {"weights": "dw", "bias": "db"}[name]
            change = getattr(self, f"_gradient_of_{name}")(d_out)
            setattr(self, attribute, getattr(self, attribute) + change)
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% half-batches
half = len(d_out) // 2
for part in (slice(None, half), slice(half, None)):
    self.dw += d_out[part].T @ self.x_in[part]
    self.db += d_out[part].sum(axis=0, keepdims=True)
self.d_in = np.concatenate([d_out[:half] @ self.w, d_out[half:] @ self.w])

# %% asserts-and-chain-rule-names
dL_dz = d_out
dL_dx = np.einsum("ij,jk", dL_dz, self.w)
dL_dw = np.einsum("ij,ik->jk", dL_dz, self.x_in)
dL_db = np.einsum("ij->j", dL_dz)[None, :]
assert dL_dx.shape == self.x_in.shape
assert dL_dw.shape == self.dw.shape
assert dL_db.shape == self.db.shape
self.d_in = dL_dx
np.add(self.dw, dL_dw, out=self.dw)
np.add(self.db, dL_db, out=self.db)
