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

# %% softmax-of-the-gradient | forward-again or softmax-of-d_out | a formula
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
