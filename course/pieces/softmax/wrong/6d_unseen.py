# %% one-jacobian | one-example-for-all | one for all
s = np.mean(self.x_out, axis=0)
jacobian = np.diag(s) - np.outer(s, s)
d_in = d_out @ jacobian

# %% outer-of-batch | shapes-do-not-fit | shapes
s = self.x_out
jacobian = np.diagflat(s) - np.outer(s, s)
d_in = d_out @ jacobian

# %% axis-zero | sum-over-the-batch | an axis
s = self.x_out
d_in = s * (d_out - np.sum(d_out * s, axis=0, keepdims=True))

# %% keepdims-forgotten | dimension-lost or shapes-do-not-fit | shapes
s = self.x_out
d_in = s * (d_out - np.sum(d_out * s, axis=1))

# %% plus-the-sum | added-for-subtracted | a sign
s = self.x_out
d_in = s * (d_out + np.sum(d_out * s, axis=1, keepdims=True))

# %% target-of-the-cost | attribute-not-kept | names
d_in = self.x_out - self.target

# %% softmax-of-the-gradient | forward-again or softmax-of-the-gradient | a formula
d_in = d_out * self.forward(d_out)

# %% sum-of-the-jacobian | jacobian-summed-first | one for all
d_in = np.zeros_like(d_out)
for n in range(len(d_out)):
    s = self.x_out[n]
    jacobian = np.diag(s) - np.outer(s, s)
    d_in[n] = d_out[n] * jacobian.sum(axis=0)

# %% diagonal-forgotten | diagonal-missing | a formula
s = self.x_out
d_in = -s * np.sum(d_out * s, axis=1, keepdims=True)

# %% jacobian-without-diagonal-loop | term-left-out | a formula
d_in = np.zeros_like(d_out)
for n in range(len(d_out)):
    s = self.x_out[n]
    J = np.outer(s, s)
    d_in[n] = J @ d_out[n]

# %% jacobian-sign | sign-flipped | a sign
d_in = np.zeros_like(d_out)
for n in range(len(d_out)):
    s = self.x_out[n]
    J = np.outer(s, s) - np.diag(s)
    d_in[n] = J @ d_out[n]

# %% d-out-squared | arrays-exchanged | a formula
s = self.x_out
d_in = d_out * (s - np.sum(d_out * s, axis=1, keepdims=True))

# %% sigmoid-derivative | sigmoid-derivative-instead | a formula
d_in = d_out * sigmoid_derivative(self.x_out)

# %% x-in-softmax | name-not-defined | names
s = softmax(self.x_in)
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% weighted-twice | squared-too-much or factor-too-many | a formula
s = self.x_out
d_in = s * (d_out - np.sum(d_out * s * s, axis=1, keepdims=True))

# %% plus-one | one-for-array | a formula
s = self.x_out
d_in = s * (1 - np.sum(d_out * s, axis=1, keepdims=True))

# %% exp-again | function-too-many | a formula
s = np.exp(self.x_out)
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True))

# %% jac-not-diag | jacobian-misbuilt | a formula
d_in = np.zeros_like(d_out)
for i, s in enumerate(self.x_out):
    J = s - np.outer(s, s)
    d_in[i] = J @ d_out[i]

# %% jac-dot-s | jacobian-misbuilt | a formula
d_in = np.zeros_like(d_out)
for i, s in enumerate(self.x_out):
    J = np.diag(s) - np.dot(s, s)
    d_in[i] = J @ d_out[i]

# %% jac-identity | one-term-for-the-sum | one for all
k = self.x_out.shape[1]
d_in = np.zeros_like(d_out)
for i in range(len(d_out)):
    for j in range(k):
        for l in range(k):
            delta = 1 if j == l else 0
            d_in[i, j] = d_out[i, l] * self.x_out[i, j] * (delta - self.x_out[i, l])

# %% jac-identity-no-delta | d_out-missing | a formula
d_in = self.x_out * (1 - self.x_out)

# %% outer-all | one-row-only | one for all
s = self.x_out
d_in = d_out @ (np.diag(s[0]) - np.outer(s[0], s[0]))

# %% transposed-dot | shapes-do-not-fit | shapes
s = self.x_out
d_in = s * d_out - s * (s @ d_out.T)

# %% s-square | diagonal-only | a formula
s = self.x_out
d_in = d_out * (s - s ** 2)

# %% sum-of-s | factor-left-out | a factor
s = self.x_out
d_in = s * (d_out - np.sum(s, axis=1, keepdims=True))

# %% mean | other-reduction | reductions
s = self.x_out
d_in = s * (d_out - np.mean(s * d_out, axis=1, keepdims=True))

# %% eye-outer | brackets-misplaced | brackets
s = self.x_out
d_in = np.zeros_like(s)
for n in range(len(s)):
    J = np.eye(s.shape[1]) - np.outer(s[n], s[n])
    d_in[n] = J @ d_out[n]

# %% jac-returned | axis-too-many | shapes
s = self.x_out
d_in = np.array([np.diag(r) - np.outer(r, r) for r in s])

# %% target | attribute-not-kept | names
d_in = self.x_out - self.target

# %% forgot-first-s | factor-left-out | a factor
s = self.x_out
d_in = d_out - np.sum(s * d_out, axis=1, keepdims=True)

# %% d_out-summed | jacobian-misbuilt | a formula
d_in = self.x_out * (1 - self.x_out) * np.sum(d_out, axis=1, keepdims=True)

# %% s-T | shapes-do-not-fit | shapes
s = self.x_out
J = np.diag(s) - s.T @ s
d_in = d_out @ J

# %% minus-order | sign-flipped | a sign
s = self.x_out
d_in = s * (np.sum(d_out * s, axis=1, keepdims=True) - d_out)

# %% squared-out | squared-too-much | a formula
s = self.x_out
d_in = s * (d_out - np.sum(d_out * s, axis=1, keepdims=True)) ** 2

# %% diag-flat | shapes-do-not-fit | shapes
s = self.x_out
J = np.diagflat(s) - np.dot(s, s.T)
d_in = J.dot(d_out)

# %% like-the-sigmoid | diagonal-only | a formula
s = self.x_out
ds = s * (1 - s)
d_in = d_out * ds

# %% shortcut-with-target | attribute-not-kept | names
# softmax + cross entropy
d_in = self.x_out - self.target

# %% sum-over-batch | sum-over-the-batch | an axis
y = self.x_out
inner = np.sum(d_out * y, axis=0, keepdims=True)
d_in = y * (d_out - inner)

# %% row-sum-as-flat-array | dimension-lost | shapes
weighted = np.einsum("il,il->i", d_out, self.x_out)
d_in = self.x_out * (d_out - weighted)

# %% jacobian-summed-wrong-axis | jacobian-summed-first | an axis
d_in = np.zeros(d_out.shape)
for i in range(len(d_out)):
    y = self.x_out[i]
    J = np.diag(y) - np.outer(y, y)
    d_in[i] = (J * d_out[i]).sum(axis=0)

# %% jacobian-of-first-row | one-row-only | one for all
y = self.x_out[0]
k = len(y)
jacobian = np.zeros((k, k))
for j in range(k):
    for l in range(k):
        delta = 1 if j == l else 0
        jacobian[j, l] = y[l] * (delta - y[j])
d_in = d_out @ jacobian.T

# %% bracket-opened-wrong | brackets-misplaced | brackets
dy = d_out * self.x_out
d_in = dy - np.sum(dy, axis=1, keepdims=True)

# %% delta-always-one | jacobian-misbuilt | a formula
y = self.x_out
# dy_l/dz_j = y_l * (1 - y_j), shape (n, l, j)
jac = y[:, :, np.newaxis] * (1 - y[:, np.newaxis, :])
d_in = np.einsum("nl,nlj->nj", d_out, jac)

# %% assigned-in-loop | one-term-for-the-sum | a formula
n, k = d_out.shape
d_in = np.zeros((n, k))
for i in range(n):
    for j in range(k):
        for l in range(k):
            if j == l:
                d_in[i, j] = d_out[i, l] * self.x_out[i, j] * (1 - self.x_out[i, j])
            else:
                d_in[i, j] = -d_out[i, l] * self.x_out[i, l] * self.x_out[i, j]

# %% softmax-of-gradient | softmax-of-the-gradient | another array
y = self.forward(d_out)
total = np.sum(d_out * y, axis=1, keepdims=True)
d_in = y * (d_out - total)
