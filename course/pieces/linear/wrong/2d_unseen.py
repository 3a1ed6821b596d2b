# %% no-batch-sum-in-dw | shapes-do-not-fit or elementwise-product | shapes
self.d_in = d_out @ self.w
self.dw += d_out * self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% gradients-in-local-names | gradient-missing or self-left-out or local-name-made | self
self.d_in = d_out @ self.w
dw = d_out.T @ self.x_in
db = d_out.sum(axis=0, keepdims=True)

# %% db-over-the-outputs | db-summed-over-the-outputs or shapes-do-not-fit | an axis
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=1, keepdims=True)

# %% d-in-with-dw | d_in-from-dw or shapes-do-not-fit or another-array | a formula
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.dw

# %% plus-what-was-kept | result-accumulated | a formula
self.d_in = d_out @ self.w + self.d_in if self.d_in is not None else d_out @ self.w + self.b.sum()
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% sum-in-torch | other-library | other libraries
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(dim=0, keepdim=True)

# %% gradient-called-delta | name-not-defined or name-nearly-right | names
self.d_in = delta @ self.w
self.dw += delta.T @ self.x_in
self.db += delta.sum(axis=0, keepdims=True)

# %% sigmoid-derivative-too | activation-in-gradient | a formula
z = self.x_in @ self.w.T + self.b
delta = d_out * sigmoid_derivative(z)
self.d_in = delta @ self.w
self.dw += delta.T @ self.x_in
self.db += delta.sum(axis=0, keepdims=True)

# %% db-set-not-added | not-accumulated | a formula
self.d_in = d_out @ self.w
self.dw = d_out.T @ self.x_in
self.db = np.sum(d_out, axis=0, keepdims=True)

# %% learning-rate-in-it | name-not-defined or times-a-number | names
self.dw += learning_rate * d_out.T @ self.x_in
self.db += learning_rate * d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% dw-from-d-in | another-array | another array
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.d_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% outer-in-loop-overwrites | one-row-only | one for all
for i in range(len(d_out)):
    self.dw = np.outer(d_out[i], self.x_in[i])
    self.db = d_out[i:i + 1]
self.d_in = d_out @ self.w

# %% d-in-transposed-back | transposed | an axis
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = (d_out @ self.w).T

# %% zero-first | gradient-zeroed-in-backward | order
self.zero_gradients()
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% colon-in-shape | other-language | syntax
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=true)
self.d_in = d_out @ self.w
