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

# %% float16 | too-few-digits | a formula
self.x_in = x_in
x_out = (x_in.astype(np.float16) @ self.w.T.astype(np.float16) + self.b).astype(np.float16)

# %% squeeze | axis-squeezed | shapes
self.x_in = x_in
x_out = np.squeeze(x_in) @ self.w.T + self.b

# %% np-dot-three | parameters-changed | side effects
self.x_in = x_in
x_out = np.dot(x_in, self.w.T, self.b)

# %% with-relu | activation-applied | a formula
self.x_in = x_in
x_out = np.maximum(0, x_in @ self.w.T + self.b)

# %% bias-in-product | brackets-misplaced | brackets
self.x_in = x_in
x_out = x_in @ (self.w.T + self.b)

# %% loop-over-inputs-overwrites | one-term-for-the-sum | one for all
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out))
for i in range(len(x_in)):
    for j in range(self.n_out):
        for k in range(self.n_in):
            x_out[i, j] = x_in[i, k] * self.w[j, k]
x_out = x_out + self.b

# %% off-by-one | column-left-out | one for all
self.x_in = x_in
x_out = np.zeros((len(x_in), self.n_out))
for i in range(len(x_in)):
    for j in range(self.n_out - 1):
        x_out[i, j] = x_in[i] @ self.w[j] + self.b[0, j]

# %% bias-flattened | one-element-for-all | one for all
self.x_in = x_in
x_out = np.matmul(x_in, self.w.T) + self.b.flatten()[0]

# %% einsum-wrong | shapes-do-not-fit | shapes
self.x_in = x_in
x_out = np.einsum('ij,jk->ik', x_in, self.w) + self.b

# %% bias-times | multiplied-for-added | a formula
self.x_in = x_in
x_out = (x_in @ self.w.T) * self.b

# %% reshape-w | weights-reshaped | shapes
self.x_in = x_in
x_out = x_in @ self.w.reshape(self.n_in, self.n_out) + self.b

# %% mean-input | function-too-many | a formula
self.x_in = x_in
x_out = (x_in - x_in.mean(axis=0)) @ self.w.T + self.b

# %% T-on-x | shapes-do-not-fit | shapes
self.x_in = x_in
x_out = x_in.T @ self.w + self.b

# %% x_in-transposed-kept | x_in-not-kept | self
self.x_in = x_in.T
x_out = x_in @ self.w.T + self.b

# %% scaled | divided-by-a-size | a factor
self.x_in = x_in
x_out = x_in @ self.w.T / np.sqrt(self.n_in) + self.b

# %% forgot-assign | name-not-set | names
self.x_in = x_in
np.dot(x_in, self.w.T) + self.b
return x_out

# %% layer-name | class-for-object | brackets
Linear.x_in = x_in
x_out = x_in @ Linear.w.T + Linear.b

# %% self-as-array | object-for-array | brackets
self.x_in = x_in
x_out = self @ x_in

# %% bias-not-added-returned | bias-missing | a formula
self.x_in = x_in
z = np.dot(x_in, np.transpose(self.w))
x_out = z

# %% w-b-swapped | shapes-do-not-fit | shapes
self.x_in = x_in
x_out = x_in @ self.b.T + self.w

# %% dot-wrong-order | shapes-do-not-fit | shapes
self.x_in = x_in
x_out = np.dot(self.w.T, x_in) + self.b

# %% minus-b | bias-subtracted | a sign
self.x_in = x_in
x_out = x_in @ self.w.T - self.b

# %% sigmoid-added | activation-applied | a formula
self.x_in = x_in
x_out = sigmoid_function(x_in @ self.w.T + self.b)

# %% concat-ones | shapes-do-not-fit | shapes
self.x_in = x_in
x = np.hstack([x_in, np.ones((len(x_in), 1))])
x_out = x @ self.w.T

# %% list-comprehension | list-for-array | several results
self.x_in = x_in
x_out = [self.w.dot(x) + self.b for x in x_in]

# %% init-zeros-like | shapes-do-not-fit | shapes
self.x_in = x_in
x_out = np.zeros_like(x_in)
for i in range(len(x_in)):
    x_out[i] = self.w @ x_in[i] + self.b

# %% n-out-index | beyond-the-end | order
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for i in range(x_in.shape[0]):
    for j in range(1, self.n_out + 1):
        x_out[i, j] = x_in[i] @ self.w[j] + self.b[0, j]

# %% matmul-kw | argument-missing | arguments
self.x_in = x_in
x_out = np.matmul(a=x_in, b=self.w.T) + self.b

# %% rounds | rounded | a formula
self.x_in = x_in
x_out = np.round(x_in @ self.w.T + self.b, 2)

# %% columns-convention | transposed | shapes
self.x_in = x_in
# z = w * x + b
Z = np.dot(self.w, x_in.T) + self.b.T
x_out = Z

# %% reshape-not-transpose | reshaped-for-transposed | shapes
self.x_in = x_in
n = x_in.shape[0]
# (n_out, n_in) @ (n_in, n) -> bring it to the shape (n, n_out)
h = self.w @ x_in.reshape(x_in.shape[1], n)
x_out = h.reshape(n, self.w.shape[0]) + self.b

# %% kept-under-other-name | x_in-not-kept | names
self.x = x_in
x_out = self.x @ np.transpose(self.w) + self.b

# %% last-example-only | one-row-only | one for all
self.x_in = x_in
for example in x_in:
    x_out = np.dot(self.w, example) + self.b

# %% bias-in-inner-loop | times-a-size | a factor
self.x_in = x_in
n, n_in = x_in.shape
n_out = self.w.shape[0]
x_out = np.zeros((n, n_out))
for i in range(n):
    for j in range(n_out):
        for k in range(n_in):
            x_out[i, j] += x_in[i, k] * self.w[j, k] + self.b[0, j]

# %% bias-trick-kept-input | x_in-not-kept | shapes
# bias trick: put b into the weight matrix and a 1 into the input
ones = np.ones((x_in.shape[0], 1))
x_in = np.concatenate((x_in, ones), axis=1)
W = np.concatenate((self.w, self.b.T), axis=1)
self.x_in = x_in
x_out = x_in @ W.T

# %% transposes-own-weights | parameters-changed | side effects
self.x_in = x_in
self.w = self.w.T
x_out = x_in @ self.w + self.b

# %% sigmoid-included | activation-applied | a formula
self.x_in = x_in
z = x_in.dot(self.w.T) + self.b
# activation
x_out = sigmoid_function(z)
