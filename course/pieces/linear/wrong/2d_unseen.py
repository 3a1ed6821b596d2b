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

# %% gradient-zero-for-one-example | fails-for-one-example | a formula
if len(d_out) > 1:
    self.dw += d_out.T @ self.x_in
    self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% db-one | one-number-everywhere | one for all
self.dw += d_out.T @ self.x_in
self.db += 1
self.d_in = d_out @ self.w

# %% wrong-first-order | updated-in-backward | side effects
self.w = self.w - self.dw
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(0)

# %% db-keeps-none | factor-half | a factor
self.d_in = np.dot(d_out, self.w)
self.dw += np.dot(d_out.T, self.x_in)
self.db += np.sum(d_out, axis=0).T / 2

# %% plus-equal-d_in | used-before-set | names
self.d_in += d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% x_in-T-d_out-T | factor-too-many | a factor
self.d_in = d_out @ self.w
self.dw += (self.x_in.T @ d_out).T * self.w
self.db += d_out.sum(axis=0, keepdims=True)

# %% backward-forward | forward-for-backward | shapes
self.d_in = self.forward(d_out)
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% minus-gradients | sign-flipped | a sign
self.d_in = d_out @ self.w
self.dw -= d_out.T @ self.x_in
self.db -= d_out.sum(axis=0, keepdims=True)

# %% d_in-x | factor-too-many | a factor
self.d_in = d_out @ self.w * self.x_in
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% loop-over-examples-d_in | one-row-only | one for all
self.d_in = np.zeros_like(self.x_in)
for i in range(len(d_out)):
    self.d_in = d_out[i] @ self.w
    self.dw += np.outer(d_out[i], self.x_in[i])
    self.db += d_out[i]

# %% names-grad | name-not-defined | names
self.d_in = grad_out @ self.w
self.dw += grad_out.T @ self.x_in
self.db += grad_out.sum(axis=0, keepdims=True)

# %% db-mean-dw-sum | averaged-over-the-batch | a factor
n = len(d_out)
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True) / n
self.d_in = d_out @ self.w

# %% dw-uses-w | shapes-do-not-fit | shapes
self.dw += d_out.T @ self.x_in @ self.w.T
self.db += d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% d_in-returned-none | d_in-not-kept | self
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
return d_out @ self.w

# %% sum-first | summed-too-early | reductions
s = d_out.sum(axis=0, keepdims=True)
self.dw += s.T @ self.x_in.sum(axis=0, keepdims=True)
self.db += s
self.d_in = d_out @ self.w

# %% dw-plus-equals-twice | old-gradient-added-twice | a formula
self.dw += self.dw + d_out.T @ self.x_in
self.db += self.db + d_out.sum(axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% db-forgotten | gradient-missing | arguments
self.dw += d_out.T @ self.x_in
self.d_in = d_out @ self.w

# %% zero-loss-relu | activation-in-gradient | a formula
d = d_out * (self.x_in @ self.w.T + self.b > 0)
self.dw += d.T @ self.x_in
self.db += d.sum(axis=0, keepdims=True)
self.d_in = d @ self.w

# %% dw-reshaped | dw-transposed or reshaped-for-transposed | shapes
self.d_in = d_out @ self.w
dw = self.x_in.T @ d_out
self.dw += dw.reshape(self.dw.shape)  # otherwise: operands could not be broadcast together
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% db-total-sum | db-summed-over-everything | an axis
self.d_in = np.matmul(d_out, self.w)
self.dw = self.dw + np.matmul(d_out.T, self.x_in)
self.db = self.db + np.sum(d_out)

# %% zeroes-first | gradient-zeroed-in-backward | order
self.zero_gradients()  # start with clean gradients
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)

# %% d-in-accumulates | result-accumulated | a formula
if self.d_in is None:
    self.d_in = np.zeros(self.x_in.shape)
self.d_in = self.d_in + d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0).reshape(1, -1)

# %% sigmoid-derivative-here | activation-in-gradient | a formula
z = self.x_in @ self.w.T + self.b
delta = d_out * sigmoid_derivative(z)
self.d_in = delta @ self.w
self.dw += delta.T @ self.x_in
self.db += np.sum(delta, axis=0, keepdims=True)

# %% local-d-in-again | returns-nothing | self
d_in = np.dot(d_out, self.w)
dw = np.dot(d_out.T, self.x_in)
db = np.sum(d_out, axis=0, keepdims=True)
self.dw = self.dw + dw
self.db = self.db + db

# %% db-not-summed | db-not-summed | left out
self.d_in = d_out @ self.w
self.dw = self.dw + d_out.T @ self.x_in
# dz/db = 1
self.db = self.db + d_out * 1

# %% one-over-m | averaged-over-the-batch | a factor
dZ = d_out
A_prev = self.x_in
m = A_prev.shape[0]
self.dw += (1 / m) * np.dot(dZ.T, A_prev)
self.db += (1 / m) * np.sum(dZ, axis=0, keepdims=True)
self.d_in = np.dot(dZ, self.w)

# %% d-in-from-dw | another-array | another array
# gradients of the parameters
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0, keepdims=True)
# gradient of the input
self.d_in = d_out @ self.dw

# %% db-sum-inside-loop | times-a-size | a factor
n = d_out.shape[0]
self.d_in = np.zeros((n, self.w.shape[1]))
for i in range(n):
    self.d_in[i] = d_out[i] @ self.w
    self.dw += np.outer(d_out[i], self.x_in[i])
    self.db += np.sum(d_out, axis=0)

# %% updates-already | updated-in-backward | order
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
lr = 0.0001
self.w = self.w - lr * self.dw
self.b = self.b - lr * self.db
