# %% result-in-a-local-name | returns-nothing or local-name-made or x_out-not-kept | self
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
x_out = e / np.sum(e, axis=1, keepdims=True)

# %% no-keepdims | dimension-lost or shapes-do-not-fit | shapes
e = np.exp(x_in)
self.x_out = e / np.sum(e, axis=1)

# %% sum-of-everything | softmax-over-everything | an axis
e = np.exp(x_in - np.max(x_in))
self.x_out = e / np.sum(e)

# %% divided-by-the-maximum | divided-for-subtracted | a formula
e = np.exp(x_in / np.max(x_in, axis=1, keepdims=True))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% over-the-batch | softmax-over-the-batch | an axis
e = np.exp(x_in - np.max(x_in, axis=0))
self.x_out = e / np.sum(e, axis=0)

# %% exp-of-math | other-language | other languages
import math
e = math.exp(x_in)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% softmax-of-numpy | other-library or function-not-there | other libraries
self.x_out = np.softmax(x_in, axis=1)

# %% divided-by-maximum | divided-for-subtracted | a formula
biggest = np.max(np.abs(x_in), axis=1, keepdims=True)
scaled = x_in / biggest  # no overflow any more
e = np.exp(scaled)
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% result-in-type-of-input | rounded | types
self.x_out = np.zeros_like(x_in)
for i, row in enumerate(x_in):
    e = np.exp(row - row.max())
    self.x_out[i] = e / e.sum()

# %% reshaped-back | reshaped-for-transposed | shapes
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
sums = np.sum(e, axis=1)          # (n,)
y = e.T / sums                    # broadcasts
self.x_out = y.reshape(x_in.shape)

# %% total-not-reset | sum-goes-on | one for all
n, k = x_in.shape
self.x_out = np.zeros((n, k))
total = 0.0
for i in range(n):
    e = np.exp(x_in[i] - np.max(x_in[i]))
    for l in range(k):
        total += e[l]
    for j in range(k):
        self.x_out[i, j] = e[j] / total

# %% clip-the-input | wrong-for-large-inputs | numbers
z = np.clip(x_in, -500, 500)
e = np.exp(z)
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% minimum-subtracted | overflow | a formula
smallest = np.min(x_in, axis=1, keepdims=True)
e = np.exp(x_in - smallest)
self.x_out = e / np.sum(e, axis=1, keepdims=True)

# %% sigmoids-normalised | other-function | a formula
y = sigmoid_function(x_in)
self.x_out = y / np.sum(y, axis=1, keepdims=True)

# %% softmax-twice | softmax-again | a formula
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
p = e / np.sum(e, axis=1, keepdims=True)
self.x_out = np.exp(p) / np.sum(np.exp(p), axis=1, keepdims=True)

# %% numerator-not-shifted | term-left-out | left out
c = np.max(x_in, axis=1, keepdims=True)
total = np.sum(np.exp(x_in - c), axis=1, keepdims=True)
self.x_out = np.exp(x_in) / total
