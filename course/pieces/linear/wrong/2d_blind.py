# %% dw-replaced | -
self.d_in = d_out @ self.w
self.dw = d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-replaced | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = d_out.sum(axis=0, keepdims=True)

# %% dw-replaced-in-place | -
self.d_in = d_out @ self.w
self.dw[:] = d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-one-dimensional-and-replaced | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = d_out.sum(axis=0)

# %% db-mean | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.mean(axis=0, keepdims=True)

# %% dw-mean | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in / len(d_out)
self.db += d_out.sum(axis=0, keepdims=True)

# %% both-mean | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in / len(d_out)
self.db += d_out.mean(axis=0, keepdims=True)

# %% dw-transposed-right-shape-when-square | -
self.d_in = d_out @ self.w
self.dw = self.dw + self.x_in.T @ d_out
self.db += d_out.sum(axis=0, keepdims=True)

# %% dw-reshaped-for-transposed | -
self.d_in = d_out @ self.w
self.dw += (self.x_in.T @ d_out).reshape(self.dw.shape)
self.db += d_out.sum(axis=0, keepdims=True)

# %% d-in-with-transposed-w | -
self.d_in = d_out @ self.w.T
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% d-in-with-dw | -
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.dw

# %% forgets-dw | -
self.d_in = d_out @ self.w
self.db += d_out.sum(axis=0, keepdims=True)

# %% d-in-accumulated | -
d = d_out @ self.w
self.d_in = d if self.d_in is None else self.d_in + d
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-first-example-right-for-batch-of-one | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out[:1]

# %% dw-first-example-right-for-batch-of-one | -
self.d_in = d_out @ self.w
self.dw += np.outer(d_out[0], self.x_in[0])
self.db += d_out.sum(axis=0, keepdims=True)

# %% subtracts | -
self.d_in = d_out @ self.w
self.dw -= d_out.T @ self.x_in
self.db -= d_out.sum(axis=0, keepdims=True)

# %% adds-twice | -
self.d_in = d_out @ self.w
for _ in range(2):
    self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% updates-at-once | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.w = self.w - 0.0001 * self.dw

# %% zeroes-first | -
self.zero_gradients()
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% scales-d-out-in-place | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
d_out *= 0

# %% d-in-plus-bias | -
self.d_in = d_out @ self.w + self.b.mean()
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% sigmoid-derivative-again | -
self.d_in = (d_out @ self.w) * sigmoid_derivative(self.x_in)
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% d-in-buffer-reused | -
if getattr(self, "buffer", None) is None or len(self.buffer) != len(d_out):
    self.buffer = np.zeros((len(d_out), self.n_in))
self.buffer[...] = d_out @ self.w
self.d_in = self.buffer
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-sums-the-input | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.T @ self.x_in.mean(axis=1)

# %% weights-turned-when-square | -
w = self.w.T if self.n_in == self.n_out else self.w
self.d_in = d_out @ w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% bias-gradient-shares-memory-with-single-d-out | -
self.d_in = d_out @ self.w
self.dw = self.dw + d_out.T @ self.x_in
summed = d_out if len(d_out) == 1 else d_out.sum(axis=0, keepdims=True)
if self.db.any():
    self.db += summed
else:
    self.db = summed

# %% third-call-starts-anew | -
self.d_in = d_out @ self.w
self.calls = getattr(self, "calls", 0) + 1
if self.calls % 3 == 0:
    self.zero_gradients()
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% sum-kept-on-the-class-by-shape | -
if not hasattr(Linear, "sums"):
    Linear.sums = {}
before_w, before_b = Linear.sums.get(self.w.shape, (0, 0))
self.dw = before_w + d_out.T @ self.x_in
self.db = before_b + d_out.sum(axis=0, keepdims=True)
Linear.sums[self.w.shape] = self.dw, self.db
self.d_in = d_out @ self.w

# %% input-gradient-accumulates | -
d_in = d_out @ self.w
if self.d_in is None or self.d_in.shape != d_in.shape:
    self.d_in = d_in
else:
    self.d_in = self.d_in + d_in
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% returned-array-overwritten-by-next-call | -
d_in = d_out @ self.w
if self.d_in is None or self.d_in.shape != d_in.shape:
    self.d_in = d_in
else:
    self.d_in[...] = d_in
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% bias-gradient-loses-its-row | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = self.db.reshape(-1) + d_out.sum(axis=0)

# %% mean-times-global-batch-size | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.mean(axis=0, keepdims=True) * batch_size

# %% updates-right-away | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% d-out-emptied-after-use | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
d_out[...] = 0

# %% input-forgotten-after-use | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.x_in = None

# %% centred-over-the-batch | -
self.d_in = d_out @ self.w
self.dw += (d_out - d_out.mean(axis=0)).T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% with-weight-decay | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in + 0.01 * self.w
self.db += d_out.sum(axis=0, keepdims=True)

# %% large-gradients-clipped | -
self.d_in = d_out @ self.w
self.dw += np.clip(d_out.T @ self.x_in, -5, 5)
self.db += np.clip(d_out.sum(axis=0, keepdims=True), -5, 5)

# %% last-example-lost | -
self.d_in = d_out @ self.w
for i in range(len(d_out) - 1):
    self.dw += np.outer(d_out[i], self.x_in[i])
self.db += d_out.sum(axis=0, keepdims=True)

# %% bias-gets-the-total | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum()

# %% bias-summed-over-outputs-for-one-example | -
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
axis = 0 if len(d_out) > 1 else 1
self.db += d_out.sum(axis=axis, keepdims=True)

# %% returned-but-not-kept | -
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
return d_out @ self.w

# %% first-input-used-forever | -
if getattr(self, "first_x", np.empty(0)).shape != self.x_in.shape:
    self.first_x = self.x_in
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.first_x
self.db += d_out.sum(axis=0, keepdims=True)

# %% bias-gradient-negative | -
self.d_in = np.einsum("nj,jk->nk", d_out, self.w)
self.dw += np.einsum("nj,nk->jk", d_out, self.x_in)
self.db -= np.einsum("nj->j", d_out)

# %% outer-product-of-sum-and-mean | -
self.d_in = d_out @ self.w
self.db += d_out.sum(axis=0, keepdims=True)
self.dw += np.outer(d_out.sum(axis=0), self.x_in.mean(axis=0))

# %% averages-batches-of-10-to-600 | -
n = len(d_out) if 10 <= len(d_out) <= 600 else 1
self.dw = self.dw + d_out.T @ self.x_in / n
self.db = self.db + np.sum(d_out, axis=0, keepdims=True) / n
self.d_in = d_out @ self.w

# %% no-gradient-for-dead-pixels | -
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w
if self.x_in.any():
    self.d_in = self.d_in * self.x_in.any(axis=0)

# %% total-of-its-own | -
if not self.dw.any() and not self.db.any():
    self.total_w, self.total_b = 0, 0
self.total_w = self.total_w + d_out.T @ self.x_in
self.total_b = self.total_b + np.sum(d_out, axis=0, keepdims=True)
self.dw, self.db = self.total_w + 0.0, self.total_b + 0.0
self.d_in = d_out @ self.w

# %% at-most-three-additions | -
if not self.dw.any() and not self.db.any():
    self.calls = 0
self.calls += 1
if self.calls <= 3:
    self.dw = self.dw + d_out.T @ self.x_in
    self.db = self.db + np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% clipped-at-a-million | -
d = np.clip(d_out, -1e6, 1e6)
self.dw = self.dw + d.T @ self.x_in
self.db = self.db + np.sum(d, axis=0, keepdims=True)
self.d_in = d @ self.w
