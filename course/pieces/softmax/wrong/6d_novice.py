# %% s-one-minus-s | diagonal-only | a formula
s = self.x_out
d_in = d_out * s * (1 - s)

# %% d-in-on-self | self-too-much or name-not-set | self
s = self.x_out
self.d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% sum-without-weights | factor-left-out | a formula
s = self.x_out
d_in = s * (d_out - np.sum(d_out, axis=1, keepdims=True))

# %% output-without-self | self-left-out | self
d_in = x_out * (d_out - np.sum(d_out * x_out, axis=1, keepdims=True))

# %% input-not-there | attribute-not-kept | names
e = np.exp(self.x_in)
s = e / e.sum(axis=1, keepdims=True)
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% wrong-brackets | brackets-misplaced | a formula
s = self.x_out
d_in = s * d_out - np.sum(s * d_out, axis=1, keepdims=True)

# %% y-minus-t | softmax-with-cross-entropy or attribute-not-kept | a formula
d_in = self.x_out - d_out

# %% no-one-minus-on-diagonal | jacobian-diagonal | a formula
n, k = d_out.shape
d_in = np.zeros((n, k))
for i in range(n):
    y = self.x_out[i]
    J = -np.outer(y, y)
    for j in range(k):
        J[j, j] = y[j]
    d_in[i] = J @ d_out[i]

# %% type-of-d-out | rounded | types
d_in = np.zeros_like(d_out)
for i in range(len(d_out)):
    y = self.x_out[i]
    jac = np.diag(y) - np.outer(y, y)
    d_in[i, :] = d_out[i] @ jac

# %% diagonal-skipped | jacobian-diagonal | a formula
n, k = self.x_out.shape
d_in = np.zeros((n, k))
for i in range(n):
    for j in range(k):
        for l in range(k):
            if l == j:
                continue
            d_in[i, j] += -self.x_out[i, j] * self.x_out[i, l] * d_out[i, l]

# %% sum-without-weights-in-other-words | factor-left-out | left out
d_in = self.x_out * (d_out - np.sum(d_out, axis=1, keepdims=True))

# %% plus-outer | added-for-subtracted | a sign
d_in = np.zeros(d_out.shape)
for i in range(len(d_out)):
    y = self.x_out[i]
    J = np.diag(y) + np.outer(y, y)
    d_in[i] = J @ d_out[i]

# %% mean-instead-of-sum | other-reduction | reductions
y = self.x_out
d_in = y * (d_out - np.mean(d_out * y, axis=1, keepdims=True))

# %% softmax-of-the-output | softmax-again | a formula
y = self.forward(self.x_out)
d_in = y * (d_out - np.sum(d_out * y, axis=1, keepdims=True))
