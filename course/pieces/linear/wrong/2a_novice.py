# %% result-called-z | name-not-set | names
self.x_in = x_in
z = x_in @ self.w.T + self.b

# %% weights-without-self | self-left-out | self
self.x_in = x_in
x_out = x_in @ w.T + b

# %% w-times-x | weights-not-transposed or shapes-do-not-fit | shapes
self.x_in = x_in
x_out = self.w @ x_in + self.b

# %% elementwise-product | shapes-do-not-fit or elementwise-product | shapes
self.x_in = x_in
x_out = x_in * self.w.T + self.b

# %% torch-words | other-library | other libraries
self.x_in = x_in
x_out = x_in.mm(self.w.t()) + self.b

# %% weight-written-large | name-nearly-right | names
self.x_in = x_in
x_out = x_in @ self.W.T + self.b

# %% forgot-a-bracket | cell-did-not-run | syntax
self.x_in = x_in
x_out = np.dot(x_in, self.w.T + self.b

# %% row-never-reset | sum-goes-on | one for all
self.x_in = x_in
n = x_in.shape[0]
x_out = np.zeros((n, self.n_out))
z = np.zeros(self.n_out)
for i in range(n):
    for j in range(self.n_out):
        z[j] += np.sum(x_in[i] * self.w[j]) + self.b[0, j]
    x_out[i] = z

# %% bias-chosen-by-example | bias-along-the-batch | an axis
self.x_in = x_in
x_out = np.dot(x_in, np.transpose(self.w)).astype(float)
for i in range(len(x_in)):
    x_out[i] = x_out[i] + self.b[0, i]

# %% keeps-the-transpose | transposed | self
self.x_in = x_in.T
x_out = (self.w @ self.x_in).T + self.b

# %% einsum-loses-the-batch | reduced-over-the-batch | an axis
self.x_in = x_in
x_out = np.einsum("ik,jk->j", x_in, self.w) + self.b

# %% one-bias-for-all | summed-too-early | reductions
self.x_in = x_in
x_out = np.matmul(x_in, self.w.T)
x_out = x_out + np.sum(self.b)

# %% ones-column-kept | column-of-ones-kept | self
ones = np.ones((x_in.shape[0], 1))
self.x_in = np.hstack((x_in, ones))
w_and_b = np.hstack((self.w, self.b.T))
x_out = self.x_in @ w_and_b.T

# %% mean-of-the-inputs-in-other-words | divided-by-a-size | reductions
self.x_in = x_in
products = x_in[:, np.newaxis, :] * self.w[np.newaxis, :, :]  # (n, n_out, n_in)
x_out = np.mean(products, axis=2) + self.b

# %% bias-in-the-innermost-loop | times-a-size | one for all
self.x_in = x_in
n = len(x_in)
x_out = np.zeros((n, self.n_out))
for i in range(n):
    for j in range(self.n_out):
        for k in range(self.n_in):
            x_out[i, j] += x_in[i, k] * self.w[j, k] + self.b[0, j]
