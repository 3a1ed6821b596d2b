# %% printed-only | name-not-set | names
self.x_in = x_in
print(np.dot(x_in, self.w.T) + self.b)

# %% bias-spelt-out | attribute-not-kept or name-nearly-right | names
self.x_in = x_in
x_out = np.matmul(x_in, self.w.T) + self.bias

# %% columns-for-examples | shapes-do-not-fit or transposed or bias-along-the-batch | shapes
self.x_in = x_in
x_out = self.w @ x_in.T + self.b

# %% loop-without-sum | sum-left-out or sequence-for-number | several results
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for i in range(x_in.shape[0]):
    for j in range(self.n_out):
        x_out[i, j] = x_in[i] * self.w[j] + self.b[0, j]

# %% mean-of-the-inputs | divided-by-a-size | a factor
self.x_in = x_in
x_out = x_in @ self.w.T / self.n_in + self.b

# %% output-on-self | name-not-set or self-too-much | self
self.x_in = x_in
self.x_out = x_in @ self.w.T + self.b

# %% reads-before-it-keeps | used-before-set | none
x_out = self.x_in @ self.w.T + self.b
self.x_in = x_in

# %% bias-also-weighted | multiplied-for-added | a formula
self.x_in = x_in
x_out = (x_in + self.x_in.mean()) @ self.w.T * self.b

# %% one-equals-too-many | cell-did-not-run | syntax
self.x_in = x_in
if len(x_in) = 1:
    x_in = x_in.reshape(1, -1)
x_out = x_in @ self.w.T + self.b

# %% bias-first-then-product | shapes-do-not-fit | a formula
self.x_in = x_in
x_out = (x_in + self.b) @ self.w.T

# %% transposes-the-function | not-called | brackets
self.x_in = x_in
x_out = x_in @ self.w.transpose + self.b

# %% only-the-first-weight | one-example-for-all | one for all
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for j in range(self.n_out):
    x_out[:, j] = x_in @ self.w[0] + self.b[0, j]

# %% bias-times-n | times-a-size | a factor
self.x_in = x_in
x_out = x_in @ self.w.T + self.b * len(x_in)

# %% row-by-row-overwritten | one-row-only | one for all
self.x_in = x_in
for row in x_in:
    x_out = self.w @ row + self.b
