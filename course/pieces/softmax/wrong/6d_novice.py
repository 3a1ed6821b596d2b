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
