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
