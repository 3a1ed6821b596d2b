# %% root-of-the-cost | sign-lost | a sign
gradient = 2 * np.sqrt(cost)

# %% pred-for-prediction | name-nearly-right | names
gradient = 2 * (self.pred - self.target)

# %% no-factor | gradient-of-another-cost or factor-half | a factor
gradient = self.prediction - self.target

# %% times-the-prediction | factor-too-many | a formula
gradient = 2 * (self.prediction - self.target) * self.prediction

# %% summed | reduced-over-the-batch | reductions
gradient = np.sum(2 * (self.prediction - self.target), axis=0, keepdims=True)

# %% calls-estimate-without-arguments | argument-missing | arguments
gradient = 2 * np.sqrt(self.estimate())

# %% backward-of-torch | other-library | other libraries
gradient = cost.backward()

# %% arguments-of-estimate | argument-missing or name-not-defined or self-left-out | arguments
gradient = 2 * (prediction - self.target) * cost

# %% plus-between | added-for-subtracted | a sign
gradient = 2 * (self.prediction + self.target)

# %% derivative-of-power-wrong | brackets-misplaced | a formula
gradient = 2 * self.prediction - self.target

# %% sigmoid-chain | activation-in-gradient | a formula
gradient = 2 * (self.prediction - self.target) * sigmoid_derivative(self.prediction)

# %% numpy-gradient | several-results | other libraries
gradient = np.gradient(cost)

# %% without-prediction | arrays-combined or one-for-array or term-left-out | a formula
gradient = -2 * self.target

# %% in-place | changes-its-input | side effects
self.prediction -= self.target
gradient = 2 * self.prediction

# %% derivative-of-half | times-a-number | a factor
gradient = 0.5 * (self.prediction - self.target)

# %% mean | mean-over-everything | reductions
gradient = np.mean(2 * (self.prediction - self.target))

# %% chain-target | factor-too-many | a factor
gradient = 2 * (self.prediction - self.target) * self.target

# %% args-as-estimate | self-left-out | self
gradient = 2 * (prediction - target)
return gradient

# %% power-rule-wrong | squared-too-much | a formula
gradient = 2 * self.prediction ** 2 - 2 * self.target

# %% ones | one-number-everywhere | one for all
gradient = np.ones_like(self.prediction)

# %% only-prediction | term-left-out | a formula
gradient = 2 * self.prediction

# %% sum-axis1 | reduced-over-the-outputs | reductions
gradient = (2 * (self.prediction - self.target)).sum(axis=1, keepdims=True)

# %% error-the-other-way | sign-flipped | a sign
# d/dx x^2 = 2x
error = self.target - self.prediction
gradient = 2 * error

# %% twice-the-cost | squared-too-much | a formula
# derivative of u**2 is 2 * u
gradient = 2 * cost

# %% root-loses-sign | sign-lost | a sign
u = np.sqrt(cost)  # = y - t
gradient = 2.0 * u

# %% formula-without-times | brackets | brackets
y = self.prediction
t = self.target
gradient = 2 (y - t)

# %% missing-brackets | brackets-misplaced | brackets
gradient = 2 * self.prediction - self.target

# %% np-gradient | neighbours-compared | a formula
# numpy can do derivatives
gradient = np.gradient(cost)
gradient = np.array(gradient)

# %% overwrites-own-method | name-not-set or self-too-much | self
self.gradient = 2 * (self.prediction - self.target)

# %% difference-quotient-shifts | zero-everywhere | side effects
h = 1e-6
cost_h = self.estimate(self.target, self.prediction + h)
cost_0 = self.estimate(self.target, self.prediction)
gradient = (cost_h - cost_0) / h
