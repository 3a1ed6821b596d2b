# %% forgets-x-in | -
x_out = x_in @ self.w.T + self.b

# %% no-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T

# %% no-transpose-right-when-square-shapes | -
self.x_in = x_in
x_out = x_in @ self.w + self.b

# %% keeps-transposed-input | -
self.x_in = x_in.T
x_out = x_in @ self.w.T + self.b

# %% output-transposed | -
self.x_in = x_in
x_out = self.w @ x_in.T + self.b.T

# %% only-first-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T + self.b[0, 0]

# %% bias-only-on-first-example | -
self.x_in = x_in
x_out = x_in @ self.w.T
x_out[0] += self.b[0]

# %% sums-bias | -
self.x_in = x_in
x_out = x_in @ self.w.T + np.sum(self.b)

# %% sigmoid-applied | -
self.x_in = x_in
x_out = sigmoid_function(x_in @ self.w.T + self.b)

# %% integer-buffer | -
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out), dtype=int)
x_out[:] = x_in @ self.w.T + self.b

# %% changes-bias-in-place | -
self.x_in = x_in
self.b += (x_in @ self.w.T).mean(axis=0, keepdims=True)
x_out = x_in @ self.w.T + self.b

# %% flattened-for-batch-of-one | -
self.x_in = x_in
x_out = np.squeeze(x_in @ self.w.T + self.b)

# %% returns-reused-buffer | -
self.x_in = x_in
if not hasattr(self, "buffer") or len(self.buffer) != len(x_in):
    self.buffer = np.empty((len(x_in), self.n_out))
self.buffer[:] = x_in @ self.w.T + self.b
x_out = self.buffer

# %% batch-mean | -
self.x_in = x_in
x_out = x_in @ self.w.T / len(x_in) + self.b

# %% divided-by-inputs | -
self.x_in = x_in
x_out = x_in @ self.w.T / self.n_in + self.b

# %% scales-the-argument | -
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
x_in *= 0.5

# %% only-first-example | -
self.x_in = x_in
x_out = x_in[:1] @ self.w.T + self.b

# %% bias-inside-the-product | -
self.x_in = x_in
x_out = x_in @ (self.w + self.b.T).T

# %% negative-outputs-cut | -
self.x_in = x_in
x_out = np.maximum(x_in @ self.w.T + self.b, 0)
