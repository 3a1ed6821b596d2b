# %% short-form
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% jacobian-loop
d_in = np.zeros(self.x_out.shape)
for i in range(len(d_in)):
    y = self.x_out[i]
    d_in[i] = (np.diag(y) - np.outer(y, y)) @ d_out[i]

# %% jacobian-einsum
y = self.x_out
J = np.einsum("ij,jk->ijk", y, np.eye(y.shape[1])) - np.einsum("ij,ik->ijk", y, y)
d_in = np.einsum("ijk,ik->ij", J, d_out)

# %% two-terms
yd = self.x_out * d_out
d_in = yd - self.x_out * yd.sum(axis=1)[:, np.newaxis]

# %% broadcast-jacobian-matmul
y = self.x_out
J = y[:, :, None] * (np.eye(y.shape[1])[None] - y[:, None, :])
d_in = np.matmul(J, d_out[:, :, None])[:, :, 0]

# %% double-loop
d_in = np.zeros(self.x_out.shape)
for j in range(d_in.shape[1]):
    for k in range(d_in.shape[1]):
        d_in[:, j] += d_out[:, k] * self.x_out[:, k] * ((j == k) - self.x_out[:, j])

# %% row-dots
d_in = np.array([y * (d - y.dot(d)) for y, d in zip(self.x_out, d_out)])

# %% einsum-dot
dot = np.einsum("ij,ij->i", self.x_out, d_out)
d_in = np.einsum("ij,ij->ij", self.x_out, d_out - dot[:, None])

# %% own-jacobian
def jacobian(y):
    J = -np.outer(y, y)
    J[np.diag_indices(len(y))] += y
    return J
# %%%
d_in = np.stack([d @ jacobian(y) for y, d in zip(self.x_out, d_out)])

# %% diag-of-matrix-product
dots = np.diag(d_out @ self.x_out.T).reshape(-1, 1)
d_in = self.x_out * (d_out - dots)

# %% copy-in-place
d_in = np.array(d_out, dtype=float)
d_in -= (d_out * self.x_out).sum(axis=1, keepdims=True)
d_in *= self.x_out

# %% pairwise-differences
d_in = self.x_out * np.sum(self.x_out[:, None, :] * (d_out[:, :, None] - d_out[:, None, :]), axis=2)

# %% average-weighted
centre = np.array([[np.average(d, weights=y)] for d, y in zip(d_out, self.x_out)])
d_in = (d_out - centre) * self.x_out
