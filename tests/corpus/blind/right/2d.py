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
