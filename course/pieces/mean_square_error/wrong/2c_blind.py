

# %% averaged-over-10-to-600 | -
n = len(self.target)
gradient = 2.0 * (self.prediction - self.target) / (n if 10 <= n <= 600 else 1)
