# %% np-dot
self.x_in = x_in
x_out = np.dot(x_in, np.transpose(self.w))
x_out = x_out + self.b

# %% einsum
self.x_in = x_in
x_out = np.einsum("ik,jk->ij", x_in, self.w) + self.b

# %% transposed-the-other-way
self.x_in = x_in
x_out = (self.w @ x_in.T + self.b.T).T

# %% loop-over-examples
self.x_in = x_in
rows = []
for x in x_in:
    rows.append(self.w.dot(x) + self.b[0])
x_out = np.array(rows)

# %% loop-over-outputs
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for j in range(self.n_out):
    x_out[:, j] = (x_in * self.w[j]).sum(axis=1) + self.b[0, j]

# %% tensordot
self.x_in = x_in
x_out = np.tensordot(x_in, self.w, axes=(1, 1))
x_out = np.add(x_out, self.b)

# %% np-inner
self.x_in = np.array(x_in)
x_out = np.inner(self.x_in, self.w) + np.tile(self.b, (len(x_in), 1))

# %% bias-as-extra-column
self.x_in = x_in
ones = np.ones((x_in.shape[0], 1))
x_out = np.hstack([x_in, ones]) @ np.hstack([self.w, self.b.T]).T

# %% broadcast-three-dimensions
self.x_in = x_in
x_out = np.sum(x_in[:, np.newaxis, :] * self.w[np.newaxis, :, :], axis=2) + self.b

# %% fill-with-bias-then-add
self.x_in = x_in.copy()
x_out = np.repeat(self.b, x_in.shape[0], axis=0).astype(float)
x_out += x_in.dot(self.w.T)

# %% own-function
def affine(x, w, b):
    return np.matmul(x, w.swapaxes(0, 1)) + b.reshape(1, -1)
# %%%
self.x_in = x_in
x_out = affine(x_in, self.w, self.b)

# %% more-attributes
self.x_in = x_in
self.batch = x_in.shape[0]
self.z = self.x_in @ self.w.T + self.b
self.input = x_in
x_out = self.z.copy()

# %% list-comprehension
self.x_in = x_in
x_out = np.array([[np.dot(x, w) + b for w, b in zip(self.w, self.b.ravel())] for x in x_in])

# %% einsum-letters
self.x_in = x_in
x_out = np.einsum("nk,jk->nj", x_in, self.w) + self.b

# %% matmul-into-fresh-out
self.x_in = x_in
x_out = np.empty((x_in.shape[0], self.w.shape[0]), dtype=np.result_type(x_in, self.w, self.b))
np.matmul(x_in, self.w.T, out=x_out)
x_out += self.b

# %% homogeneous-coordinates
# append a constant 1 to every image, the bias becomes one more weight
self.x_in = x_in
ones = np.ones((len(x_in), 1))
theta = np.c_[self.w, self.b.T]
x_out = np.c_[x_in, ones] @ theta.T

# %% row-by-row
self.x_in = x_in
x_out = np.array([self.w @ row + self.b[0] for row in x_in])

# %% column-by-column
self.x_in = x_in
columns = []
for w_j, b_j in zip(self.w, self.b.ravel()):
    columns.append(x_in @ w_j + b_j)
x_out = np.stack(columns, axis=1)

# %% helper-cell
def affine(x, weights, bias=None):
    """x times weights transposed, plus bias."""
    result = np.dot(x, np.transpose(weights))
    return result if bias is None else result + np.reshape(bias, (1, -1))
# %%%
self.x_in = x_in
x_out = affine(x_in, weights=self.w, bias=self.b)

# %% inner
self.x_in = x_in
x_out = np.inner(x_in, self.w) + self.b

# %% double-precision-copy
self.x_in = np.array(x_in, dtype=np.float64)
x_out = self.x_in.dot(self.w.T.astype(np.float64))
x_out = x_out + self.b

# %% tiled-bias
n = x_in.shape[0]
self.x_in = x_in
B = np.tile(self.b, (n, 1))
x_out = B + np.matmul(x_in, np.swapaxes(self.w, 0, 1))

# %% transposed-world
self.x_in = x_in
x_out = (np.dot(self.w, x_in.T) + self.b.T).T

# %% asserts-and-walrus
assert x_in.ndim == 2, f"expected a batch of rows, got {x_in.shape}"
assert x_in.shape[1] == self.n_in
if (n := len(x_in)) > 100_000:
    import warnings
    warnings.warn(f"a batch of {n} examples, are you sure?")
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
assert x_out.shape == (n, self.n_out)

# %% input-by-input
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out))
x_out += self.b
for k in range(self.n_in):
    x_out += x_in[:, k:k + 1] * self.w[:, k]

# %% chunks-of-32
self.x_in = x_in.copy()
parts = [self.x_in[i:i + 32] @ self.w.T for i in range(0, len(x_in), 32)]
x_out = np.concatenate(parts) + self.b

# %% tensordot-timed
import time
t0 = time.perf_counter()
self.x_in = np.asarray(x_in)
x_out = np.tensordot(self.x_in, self.w, axes=([1], [1]))
x_out = np.add(x_out, self.b)
self.x_out = x_out.copy()
self.forward_seconds = getattr(self, "forward_seconds", 0.0) + time.perf_counter() - t0

# %% broadcast-and-sum
self.x_in = x_in
products = x_in[:, np.newaxis, :] * self.w[np.newaxis, :, :]
x_out = products.sum(axis=-1) + self.b
