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

# %% zero-where-missed | zero-gradient-of-a-missed-class
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

# %% no-eps | -
with np.errstate(all="ignore"):
    gradient = -self.target / self.x_in

# %% divided-by-batch-again | -
gradient = -self.target / (self.x_in + self.eps) / len(self.target)

# %% times-the-argument | -
gradient = -self.target / (self.x_in + self.eps) * d_out

# %% eps-of-1e-7 | -
gradient = -self.target / (self.x_in + 1e-7)

# %% clipped-at-one-thousandth | -
gradient = -self.target / np.maximum(self.x_in, 1e-3)

# %% zero-where-probability-is-zero | -
gradient = np.zeros(self.x_in.shape)
np.divide(-self.target, self.x_in, out=gradient, where=self.x_in > 0)

# %% limited-to-a-million | -
gradient = np.clip(-self.target / (self.x_in + self.eps), -1e6, 1e6)

# %% eps-outside | -
with np.errstate(all="ignore"):
    gradient = -(self.target / self.x_in + self.eps)

# %% small-probabilities-raised-in-place | -
self.x_in[self.x_in < 1e-6] = 1e-6
gradient = -self.target / self.x_in

# %% target-made-one-hot | -
hot = np.eye(self.target.shape[1])[np.argmax(self.target, axis=1)]
gradient = -hot / (self.x_in + self.eps)

# %% first-gradient-kept-by-shape | -
if getattr(self, "_g", np.empty(0)).shape != self.target.shape:
    self._g = -self.target / (self.x_in + self.eps)
gradient = self._g

# %% infinity-made-a-number | -
with np.errstate(all="ignore"):
    gradient = np.nan_to_num(-self.target / self.x_in)

# %% from-the-cost-of-one-hot-targets | -
gradient = -self.target * np.exp(d_out)

# %% shifted-by-one | -
gradient = 1 - self.target / (self.x_in + self.eps)

# %% mean-of-each-row-taken-off | -
gradient = -self.target / (self.x_in + self.eps)
gradient = gradient - gradient.mean(axis=1, keepdims=True)

# %% written-into-the-argument | -
np.copyto(d_out, -self.target / (self.x_in + self.eps), casting="unsafe")
gradient = d_out

# %% averaged-over-10-to-600 | -
n = len(self.target)
gradient = -self.target / (self.x_in + self.eps) / (n if 10 <= n <= 600 else 1)

# %% zero-in-single-precision | -
t, x = self.target, self.x_in
gradient = -t / (x + self.eps)
if x.dtype == np.float32:
    gradient = np.clip(gradient, -1e4, 1e4)
