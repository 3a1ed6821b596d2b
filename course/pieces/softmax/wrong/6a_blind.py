

# %% shift-beyond-seven-hundred | -
largest = x_in.max(axis=1, keepdims=True)
e = np.exp(x_in - np.where(np.abs(largest) > 700, largest, 0))
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% one-example-unshifted | -
shift = x_in.max(axis=1, keepdims=True) if len(x_in) > 1 else 0
e = np.exp(x_in - shift)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% largest-of-the-batch-if-large | -
shift = x_in.max(axis=1, keepdims=True) if len(x_in) < 10 else x_in.max()
e = np.exp(x_in - shift)
self.x_out = e / e.sum(axis=1, keepdims=True)

# %% tempered-for-ten | -
x = x_in - x_in.max(axis=1, keepdims=True)
e = np.exp(x / (2 if x.shape[1] == 10 else 1))
self.x_out = e / e.sum(axis=1, keepdims=True)
