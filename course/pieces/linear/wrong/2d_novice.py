# %% local-d-in | returns-nothing or self-left-out | self
d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% input-without-self | self-left-out | self
self.d_in = d_out @ self.w
self.dw += d_out.T @ x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% db-gets-the-whole-d-out | db-not-summed | shapes
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out

# %% grad-names | name-nearly-right | names
self.d_in = d_out @ self.w
self.dW += d_out.T @ self.x_in
self.dB += d_out.sum(axis=0, keepdims=True)

# %% products-turned-round | shapes-do-not-fit or d_in-weights-transposed | shapes
self.d_in = self.w @ d_out
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% mean-over-the-batch | averaged-over-the-batch | a factor
n = d_out.shape[0]
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in / n
self.db += d_out.sum(axis=0, keepdims=True) / n

# %% all-three-returned | several-results | several results
d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_in
return d_in, self.dw, self.db

# %% weight-decay | weight-decay | a formula
reg = 1e-2
self.d_in = d_out @ self.w
dW = d_out.T @ self.x_in
dW = dW + reg * self.w
self.dw += dW
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% reshaped-dw | reshaped-for-transposed | shapes
self.d_in = d_out @ self.w
grad = np.dot(self.x_in.T, d_out)
self.dw += grad.reshape(self.dw.shape)  # shapes did not fit
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% bias-in-the-backward-pass | term-too-many | a formula
self.d_in = d_out @ self.w + np.sum(self.b)
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + np.sum(d_out, axis=0, keepdims=True)

# %% d-in-accumulates-in-other-words | result-accumulated | self
if self.d_in is None:
    self.d_in = np.zeros(self.x_in.shape)
self.d_in = self.d_in + d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% dw-from-d-in-in-other-words | another-array | another array
self.d_in = np.matmul(d_out, self.w)
self.dw += np.matmul(d_out.T, self.d_in)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% clears-before-adding | gradient-zeroed-in-backward | order
self.zero_gradients()
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% divides-d-out-in-place | averaged-over-the-batch or changes-its-input | a factor
d_out /= d_out.shape[0]
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
