# %% factor-half | -
gradient = 0.5 * (self.prediction - self.target)

# %% divided-by-batch | -
gradient = 2 * (self.prediction - self.target) / len(self.prediction)

# %% times-cost | -
gradient = 2 * (self.prediction - self.target) * cost

# %% absolute | -
gradient = 2 * np.abs(self.prediction - self.target)

# %% plus | -
gradient = 2 * (self.prediction + self.target)

# %% square-again | -
gradient = 2 * (self.prediction - self.target) ** 2

# %% row-sum | -
gradient = np.sum(2 * (self.prediction - self.target), axis=1, keepdims=True)

# %% only-true-class | -
gradient = 2 * (self.prediction - self.target) * self.target

# %% integer-buffer | -
gradient = np.zeros(self.prediction.shape, dtype=int)
gradient[:] = 2 * (self.prediction - self.target)

# %% sign-only | -
gradient = 2 * np.sign(self.prediction - self.target)

# %% cached-from-first-call | -
if not hasattr(self, "cached"):
    self.cached = 2 * (self.prediction - self.target)
gradient = self.cached

# %% clipped-right-for-small | -
gradient = np.clip(2 * (self.prediction - self.target), -1, 1)

# %% divided-by-ten | -
gradient = 2 * (self.prediction - self.target) / 10

# %% rounded-target | -
gradient = 2 * (self.prediction - (self.target > 0.5))

# %% squeezed | -
gradient = np.squeeze(2 * (self.prediction - self.target))

# %% divided-by-batch-again | -
gradient = 2 * (self.prediction - self.target) / self.prediction.shape[0]

# %% turned-when-square | -
gradient = 2 * (self.prediction - self.target)
if gradient.shape[0] == gradient.shape[1]:
    gradient = gradient.T

# %% first-gradient-kept-by-shape | -
if getattr(self, "_gradient", np.empty(0)).shape != self.prediction.shape:
    self._gradient = 2 * (self.prediction - self.target)
gradient = self._gradient

# %% norm-limited | -
gradient = 2 * (self.prediction - self.target)
norm = np.linalg.norm(gradient)
if norm > 5:
    gradient = gradient * (5 / norm)

# %% forward-difference-with-large-step | -
h = 0.01
gradient = ((self.prediction + h - self.target) ** 2 - (self.prediction - self.target) ** 2) / h

# %% only-where-target-is-set | -
gradient = 2 * (self.prediction - self.target) * (self.target != 0)

# %% scaled-to-the-global-batch-size | -
gradient = 2 * (self.prediction - self.target) * batch_size / len(self.target)

# %% written-into-the-cost | -
np.copyto(cost, 2 * (self.prediction - self.target), casting="unsafe")
gradient = cost

# %% accumulates-over-calls | -
new = 2 * (self.prediction - self.target)
old = getattr(self, "_sum", None)
self._sum = new if old is None or old.shape != new.shape else old + new
gradient = self._sum

# %% half-precision | -
gradient = (2 * (self.prediction - self.target)).astype(np.float16)

# %% small-errors-ignored | -
difference = self.prediction - self.target
gradient = np.where(np.abs(difference) < 1e-2, 0.0, 2 * difference)

# %% averaged-over-10-to-600 | -
n = len(self.target)
gradient = 2.0 * (self.prediction - self.target) / (n if 10 <= n <= 600 else 1)
