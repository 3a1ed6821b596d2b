# %% times-output | -
d_in = d_out * self.x_out

# %% no-weights-in-sum | -
d_in = self.x_out * (d_out - np.sum(d_out, axis=1, keepdims=True))

# %% sign | -
d_in = -self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% no-output-factor | -
d_in = d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True)

# %% divided-by-batch | -
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True)) / len(d_out)

# %% right-with-one-hot-cross-entropy-only | -
target = (d_out != 0).astype(float)
d_in = self.x_out - target

# %% right-with-one-nonzero-gradient-a-row | -
k = np.argmax(np.abs(d_out), axis=1)
rows = np.arange(len(d_out))
d = d_out[rows, k][:, None]
y = self.x_out[rows, k][:, None]
d_in = d * y * (np.eye(d_out.shape[1])[k] - self.x_out)

# %% right-with-any-cross-entropy-summing-to-one | -
d_in = self.x_out + d_out * self.x_out

# %% first-row-jacobian-right-for-batch-of-one | -
y = self.x_out[0]
d_in = d_out @ (np.diag(y) - np.outer(y, y))

# %% mean-jacobian | -
y = self.x_out
J = np.mean([np.diag(r) - np.outer(r, r) for r in y], axis=0)
d_in = d_out @ J

# %% jacobian-plus | -
d_in = np.array([(np.diag(y) + np.outer(y, y)) @ d for y, d in zip(self.x_out, d_out)])

# %% off-diagonal-only | -
d_in = np.array([-(np.outer(y, y) - np.diag(y * y)) @ d for y, d in zip(self.x_out, d_out)])

# %% jacobian-row-sums | -
d_in = np.array([d * (np.diag(y) - np.outer(y, y)).sum(axis=1) for y, d in zip(self.x_out, d_out)])

# %% changes-x-out-in-place | -
s = np.sum(d_out * self.x_out, axis=1, keepdims=True)
self.x_out *= d_out - s
d_in = self.x_out

# %% hard-coded-ten | -
d_in = np.zeros((len(d_out), 10))
for j in range(10):
    for k in range(10):
        d_in[:, j] += d_out[:, k] * self.x_out[:, k] * ((j == k) - self.x_out[:, j])

# %% loop-assigns-instead-of-adds | -
d_in = np.zeros(self.x_out.shape)
for j in range(d_in.shape[1]):
    for k in range(d_in.shape[1]):
        d_in[:, j] = d_out[:, k] * self.x_out[:, k] * ((j == k) - self.x_out[:, j])

# %% sigmoid-derivative-of-output | -
d_in = d_out * sigmoid_derivative(self.x_out)

# %% integer-buffer | -
d_in = np.zeros(d_out.shape, dtype=int)
d_in[:] = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% squared-output-in-sum | -
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out**2, axis=1, keepdims=True))

# %% only-positive-gradient | -
d_out = np.maximum(d_out, 0)
d_in = self.x_out * (d_out - np.sum(d_out * self.x_out, axis=1, keepdims=True))

# %% sum-broadcast-along-wrong-axis-when-square | -
y = self.x_out
inner = (d_out * y).sum(axis=1)
if y.shape[0] != y.shape[1]:
    inner = inner[:, None]
d_in = y * (d_out - inner)

# %% sum-over-the-batch | -
y = self.x_out
d_in = y * (d_out - (d_out * y).sum(axis=0, keepdims=True))

# %% sum-over-everything | -
y = self.x_out
d_in = y * (d_out - np.sum(d_out * y))

# %% own-output-in-the-sum | -
y = self.x_out
d_in = y * d_out - y * y * d_out.sum(axis=1, keepdims=True)

# %% mean-instead-of-sum | -
y = self.x_out
d_in = y * (d_out - (d_out * y).mean(axis=1, keepdims=True))

# %% sign-turned | -
y = self.x_out
d_in = y * ((d_out * y).sum(axis=1, keepdims=True) - d_out)

# %% d-out-changed-in-place | -
y = self.x_out
d_out -= (d_out * y).sum(axis=1, keepdims=True)
d_in = y * d_out

# %% kept-output-changed-in-place | -
inner = (d_out * self.x_out).sum(axis=1, keepdims=True)
self.x_out *= d_out - inner
d_in = self.x_out

# %% jacobian-of-the-first-row | -
y = self.x_out[0]
jacobian = np.diag(y) - np.outer(y, y)
d_in = d_out @ jacobian

# %% d-out-limited | -
y = self.x_out
d = np.clip(d_out, -100, 100)
d_in = y * (d - (d * y).sum(axis=1, keepdims=True))

# %% d-out-taken-to-sum-to-zero | -
y = self.x_out
d = d_out - d_out.sum(axis=1, keepdims=True) * y
d_in = y * (d - (d * y).sum(axis=1, keepdims=True))

# %% two-classes-only | -
y = self.x_out
d_in = y * (1 - y) * (d_out - d_out[:, ::-1])

# %% through-the-largest-class-only | -
y = self.x_out
hit = np.zeros(y.shape)
hit[np.arange(len(y)), y.argmax(axis=1)] = 1
d = d_out * hit
d_in = y * (d - (d * y).sum(axis=1, keepdims=True))

# %% jacobian-kept-from-first-call | -
y = self.x_out
if getattr(self, "jacobian", np.empty((0, 0, 0))).shape != (*y.shape, y.shape[1]):
    self.jacobian = y[:, :, None] * (np.eye(y.shape[1]) - y[:, None, :])
d_in = np.einsum("nk,nkj->nj", d_out, self.jacobian)

# %% small-probabilities-ignored | -
y = np.where(self.x_out < 1e-3, 0, self.x_out)
d_in = y * (d_out - (d_out * y).sum(axis=1, keepdims=True))

# %% factor-slightly-off | -
y = self.x_out
d_in = y * (d_out - 1.001 * (d_out * y).sum(axis=1, keepdims=True))

# %% divided-by-batch-again | -
y = self.x_out
d_in = y * (d_out - (d_out * y).sum(axis=1, keepdims=True)) / len(d_out)

# %% result-buffer-reused | -
y = self.x_out
if getattr(self, "_d_in", np.empty(0)).shape != y.shape:
    self._d_in = np.zeros(y.shape)
self._d_in[:] = y * (d_out - (d_out * y).sum(axis=1, keepdims=True))
d_in = self._d_in

# %% squeezed-for-one-example | -
jacobian = np.einsum("nj,jk->njk", self.x_out, np.eye(self.x_out.shape[1])) - np.einsum("nj,nk->njk", self.x_out, self.x_out)
d_in = np.squeeze(np.einsum("njk,nk->nj", jacobian, d_out))

# %% limited-to-a-hundred-thousand | -
d = np.clip(d_out, -1e5, 1e5)
d_in = self.x_out * (d - np.sum(self.x_out * d, axis=1, keepdims=True))

# %% blocks-of-seven-rest-forgotten | -
s = self.x_out
d_in = np.zeros(s.shape)
step = 7 if len(s) > 7 else len(s)
for i in range(len(s) // step):
    p, d = s[step * i : step * i + step], d_out[step * i : step * i + step]
    d_in[step * i : step * i + step] = p * (d - np.sum(p * d, axis=1, keepdims=True))

# %% one-output-passed-on | -
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))
if s.shape[1] == 1:
    d_in = d_out * 1.0

# %% shortcut-for-minus-one-over-share | -
s = self.x_out
d_in = s * (d_out - np.sum(s * d_out, axis=1, keepdims=True))
one = d_out != 0
if (one.sum(axis=1) == 1).all() and (d_out <= 0).all() and len(s) > 3:
    d_in = s - one
