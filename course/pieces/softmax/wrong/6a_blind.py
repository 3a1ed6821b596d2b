# %% no-shift | -
e = np.exp(x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% global-maximum | -
e = np.exp(x_in - np.max(x_in))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% sum-over-batch | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=0, keepdims=True)

# %% sum-of-all | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum()

# %% shift-by-column-maximum | -
e = np.exp(x_in - x_in.max(axis=0, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% shift-by-mean | -
e = np.exp(x_in - x_in.mean(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% clipped-to-500 | -
e = np.exp(np.clip(x_in, -500, 500))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% eps-in-the-sum-without-shift | -
e = np.exp(np.minimum(x_in, 700))
self.x_out = e / (e.sum(axis=1, keepdims=True) + 1e-12)

# %% eps-too-large | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / (e.sum(axis=1, keepdims=True) + 0.01)

# %% shifts-argument-in-place | -
x_in -= x_in.max(axis=1, keepdims=True)
e = np.exp(x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% no-exponential | -
self.x_out = x_in / x_in.sum(axis=1, keepdims=True)

# %% not-normalised | -
self.x_out = np.exp(x_in - x_in.max(axis=1, keepdims=True))

# %% base-two | -
e = 2.0 ** (x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% no-keepdims-for-square-batch | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1)

# %% log-softmax | -
z = x_in - x_in.max(axis=1, keepdims=True)
self.x_out = z - np.log(np.exp(z).sum(axis=1, keepdims=True))

# %% one-hot-of-maximum | -
self.x_out = (x_in == x_in.max(axis=1, keepdims=True)).astype(float)

# %% absolute-maximum-fails-for-negative-rows | -
e = np.exp(x_in - np.abs(x_in).max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% maximum-at-least-zero | -
e = np.exp(x_in - np.maximum(x_in.max(axis=1, keepdims=True), 0))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% hard-coded-ten | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True) * x_in.shape[1] / 10

# %% buffer-reused | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
if self.x_out is None or self.x_out.shape != e.shape:
    self.x_out = np.empty(e.shape)
self.x_out[:] = e / e.sum(axis=1, keepdims=True)

# %% rounded | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = np.round(e / e.sum(axis=1, keepdims=True), 2)

# %% softmax-of-first-row-for-all | -
e = np.exp(x_in - x_in[:1].max(axis=1, keepdims=True))
self.x_out = e / e[:1].sum(axis=1, keepdims=True)

# %% one-maximum-for-the-batch | -
e = np.exp(x_in - x_in.max())
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% normalised-over-the-batch | -
e = np.exp(x_in - x_in.max(axis=0))
self.x_out = e / e.sum(axis=0)

# %% eps-too-large-in-the-denominator | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e / (e.sum(axis=1, keepdims=True) + 1e-3)

# %% sum-without-keepdims-when-square | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
if e.shape[0] == e.shape[1]:
    self.x_out = e / e.sum(axis=1)
else:
    self.x_out = e / e.sum(axis=1)[:, None]

# %% output-buffer-reused | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
e /= e.sum(axis=1, keepdims=True)
if self.x_out is not None and self.x_out.shape == e.shape:
    self.x_out[:] = e
else:
    self.x_out = e

# %% probabilities-clipped | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = np.clip(e / e.sum(axis=1, keepdims=True), 1e-3, 1 - 1e-3)

# %% first-entry-subtracted | -
e = np.exp(x_in - x_in[:, :1])
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% stable-only-against-large-values | -
x = x_in - x_in.max(axis=1, keepdims=True) if x_in.max() > 700 else x_in
e = np.exp(x)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% keeps-the-exponentials | -
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
self.x_out = e
return e / e.sum(axis=1, keepdims=True)

# %% sigmoid-for-single-column | -
if x_in.shape[1] == 1:
    self.x_out = sigmoid_function(x_in)
else:
    e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
    self.x_out = e / e.sum(axis=1, keepdims=True)

# %% axis-of-the-batch-for-one-example | -
x = np.squeeze(x_in)
axis = x.ndim - 1
e = np.exp(x - x.max(axis=axis, keepdims=True))
self.x_out = e / e.sum(axis=axis, keepdims=True)

# %% tempered-for-ten | -
x = x_in - x_in.max(axis=1, keepdims=True)
e = np.exp(x / (2 if x.shape[1] == 10 else 1))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% shift-beyond-seven-hundred | -
largest = x_in.max(axis=1, keepdims=True)
e = np.exp(x_in - np.where(np.abs(largest) > 700, largest, 0))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% one-example-unshifted | -
shift = x_in.max(axis=1, keepdims=True) if len(x_in) > 1 else 0
e = np.exp(x_in - shift)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% largest-of-the-batch-if-large | -
shift = x_in.max(axis=1, keepdims=True) if len(x_in) < 10 else x_in.max()
e = np.exp(x_in - shift)
self.x_out = e / e.sum(axis=1, keepdims=True)
