# %% arguments-not-kept | self-left-out | self
gradient = 2 * (prediction - target)

# %% turned-round | sign-flipped | a sign
gradient = 2 * (self.target - self.prediction)

# %% still-squared | squared-too-much | a formula
gradient = 2 * (self.prediction - self.target) ** 2

# %% divided-by-n | averaged-over-the-batch | a factor
gradient = 2 / len(self.target) * (self.prediction - self.target)

# %% derivative-of-the-sigmoid | activation-in-gradient | a formula
p = self.prediction
gradient = 2 * (p - self.target) * p * (1 - p)

# %% result-called-grad | name-not-set or name-nearly-right | names
grad = 2 * (self.prediction - self.target)

# %% two-times-the-cost | squared-too-much or returns-the-cost or cost-times-gradient | a formula
gradient = 2 * cost

# %% method-overwritten | method-overwritten | self
self.gradient = 2 * (self.prediction - self.target)
gradient = self.gradient

# %% np-diff | neighbours-compared | a formula
difference = np.diff(self.prediction, self.target)
gradient = 2 * difference

# %% root-of-the-cost-in-other-words | sign-lost | a sign
error = np.sqrt(cost)
gradient = 2 * error

# %% one-sided-coarse-difference | difference-quotient | a formula
h = 0.1
cost_right = (self.prediction + h - self.target) ** 2
cost_here = (self.prediction - self.target) ** 2
gradient = (cost_right - cost_here) / h
