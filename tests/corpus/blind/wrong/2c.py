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
