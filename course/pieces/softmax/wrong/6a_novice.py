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
