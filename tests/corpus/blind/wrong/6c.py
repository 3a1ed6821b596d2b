# %% eps-minus | -
gradient = -self.target / (self.x_in - self.eps)

# %% clip-too-large | -
gradient = -self.target / np.maximum(self.x_in, 0.01)

# %% divided-by-batch | -
gradient = -self.target / (self.x_in + self.eps) / len(self.x_in)

# %% binary-term | -
gradient = -self.target / (self.x_in + self.eps) + (1 - self.target) / (1 - self.x_in + self.eps)

# %% argmax-right-for-one-hot | -
hot = np.eye(self.target.shape[1])[self.target.argmax(axis=1)]
gradient = -hot / (self.x_in + self.eps)

# %% zero-where-missed | -
with np.errstate(all="ignore"):
    gradient = np.where(self.x_in > 0, -self.target / self.x_in, 0.0)

# %% target-as-bool | -
gradient = -(self.target > 0).astype(float) / (self.x_in + self.eps)

# %% row-sum | -
gradient = np.sum(-self.target / (self.x_in + self.eps), axis=1, keepdims=True)

# %% batch-mean | -
gradient = np.mean(-self.target / (self.x_in + self.eps), axis=0, keepdims=True)

# %% changes-kept-x-in | -
self.x_in += 1e-3
gradient = -self.target / self.x_in

# %% nan-to-num-zero | -
with np.errstate(all="ignore"):
    gradient = np.nan_to_num(-self.target / self.x_in, neginf=0.0)

# %% base-two | -
gradient = -self.target / ((self.x_in + self.eps) * np.log(2))

# %% transposed | -
gradient = (-self.target / (self.x_in + self.eps)).T

# %% cached | -
if not hasattr(self, "g"):
    self.g = -self.target / (self.x_in + self.eps)
gradient = self.g
