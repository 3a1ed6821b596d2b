# %% plain-exponentials | overflow | numbers
self.x_out = np.exp(x_in) / np.sum(np.exp(x_in), axis=1, keepdims=True)

# %% max-without-keepdims | shapes-do-not-fit or dimension-lost | shapes
shifted = x_in - np.max(x_in, axis=1)
e = np.exp(shifted)
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% exp-without-np | name-not-defined or library-prefix-missing | names
e = exp(x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% sum-of-the-inputs | exp-missing or denominator-without-exp | a formula
self.x_out = np.exp(x_in) / np.sum(x_in, axis=1, keepdims=True)

# %% sigmoid-again | sigmoid-instead | a formula
self.x_out = sigmoid_function(x_in)

# %% dim-of-torch | other-library | other libraries
e = np.exp(x_in - np.max(x_in, dim=1, keepdims=True))
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% hardmax | largest-only | a formula
self.x_out = np.eye(x_in.shape[1])[np.argmax(x_in, axis=1)]

# %% not-kept | x_out-not-kept | left out
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
return e / e.sum(axis=1, keepdims=True)

# %% loop-over-rows-returns-list | list-for-array or not-an-array | several results
rows = []
for row in x_in:
    e = np.exp(row - row.max())
    rows.append(e / e.sum())
self.x_out = rows

# %% negative-exponent | sign-inside | a sign
e = np.exp(-x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% power-of-two | other-function | a formula
e = 2 ** (x_in - np.max(x_in, axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% max-python | other-language | other languages
e = np.exp(x_in - max(x_in))
self.x_out = e / sum(e)

# %% softmax-function | name-not-defined | names
self.x_out = softmax(x_in)

# %% tanh-instead | other-activation | a formula
self.x_out = np.tanh(x_in)

# %% squares | other-function | a formula
e = x_in ** 2
self.x_out = e / np.sum(e, axis=1, keepdims=True)
