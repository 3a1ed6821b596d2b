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

# %% weighted-mean-removed
y = self.x_out
d_in = y * (d_out - np.sum(d_out * y, axis=1, keepdims=True))

# %% product-first
dy = self.x_out * d_out
d_in = dy - self.x_out * dy.sum(axis=1)[:, None]

# %% jacobians-by-einsum
y = self.x_out
eye = np.eye(y.shape[1])
jacobian = np.einsum("ni,ij->nij", y, eye) - np.einsum("ni,nj->nij", y, y)
d_in = np.einsum("nij,nj->ni", jacobian, d_out)

# %% jacobian-diagonal-in-place
y = self.x_out
J = -y[:, :, None] * y[:, None, :]
k = np.arange(y.shape[1])
J[:, k, k] += y
d_in = (J @ d_out[:, :, None])[:, :, 0]

# %% row-loop-diag-outer
d_in = np.zeros(d_out.shape, dtype=np.float64)
for i, (y, d) in enumerate(zip(self.x_out, d_out)):
    d_in[i] = (np.diag(y) - np.outer(y, y)) @ d

# %% three-loops
n, k = self.x_out.shape
d_in = np.zeros((n, k))
for i in range(n):
    y, d = self.x_out[i], d_out[i]
    for a in range(k):
        for b in range(k):
            d_in[i, a] += d[b] * y[b] * ((a == b) - y[a])

# %% vecdot
y = self.x_out
mean = np.vecdot(d_out, y, axis=1)[..., np.newaxis]
d_in = np.multiply(y, np.subtract(d_out, mean))

# %% vectorised-signature
def softmax_backward_of_row(y, d):
    return y * (d - y @ d)


softmax_backward = np.vectorize(softmax_backward_of_row, signature="(k),(k)->(k)", otypes=[np.float64])
# %%%
d_in = softmax_backward(self.x_out, d_out)

# %% gram-diagonal
inner = np.diagonal(d_out @ self.x_out.T)
d_in = (d_out - inner.reshape(-1, 1)) * self.x_out

# %% own-jacobian-method
# cell
class SoftMax(Layer):
    def __init__(self):
        self.x_out = None
        self.d_in = None

    def forward(self, x_in):
        powers = np.exp(x_in - x_in.max(axis=1, keepdims=True))
        self.x_out = powers / powers.sum(axis=1, keepdims=True)
        return self.x_out

    def jacobian(self):
        """The Jacobian of each example, (n, k, k)."""
        n, k = self.x_out.shape
        identity = np.broadcast_to(np.eye(k), (n, k, k))
        return self.x_out[:, :, None] * (identity - self.x_out[:, None, :])

    def backward(self, d_out):
        self.d_in = np.matmul(self.jacobian(), d_out[..., None]).squeeze(-1)
        return self.d_in

# %% column-by-column
y = self.x_out
d_in = np.empty(y.shape, dtype=np.result_type(y, d_out, np.float32))
for j in range(y.shape[1]):
    d_in[:, j] = y[:, j] * d_out[:, j] - y[:, j] * sum(y[:, k] * d_out[:, k] for k in range(y.shape[1]))

# %% projection-of-centred
# adding a constant to a row of d_out changes nothing, so centre it first
d = np.asarray(d_out, dtype=np.float64)
d = d - d.mean(axis=1, keepdims=True)
y = np.asarray(self.x_out, dtype=np.float64)
d_in = y * d - y * np.einsum("ij,ij->i", y, d)[:, None]

# %% generator-stack-with-assert
rows = (y * d - y * np.dot(y, d) for y, d in zip(self.x_out, d_out))
d_in = np.vstack(list(rows))
assert d_in.shape == d_out.shape, f"{d_in.shape} instead of {d_out.shape}"

# %% row-vector-times-jacobian
p = self.x_out
J = p[:, None, :] * (np.eye(p.shape[1])[None] - p[:, :, None])
d_in = (d_out[:, None, :] @ J.transpose(0, 2, 1)).reshape(d_out.shape)
self.jacobian = J
