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
