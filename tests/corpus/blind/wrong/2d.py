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
