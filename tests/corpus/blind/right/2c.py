# %% sum-of-itself
gradient = self.prediction - self.target
gradient = gradient + gradient

# %% loops
gradient = np.empty(self.prediction.shape)
for i in range(gradient.shape[0]):
    for j in range(gradient.shape[1]):
        gradient[i, j] = 2 * (self.prediction[i, j] - self.target[i, j])

# %% in-place-on-a-copy
gradient = np.array(self.prediction, dtype=float)
gradient -= self.target
gradient *= 2

# %% list-comprehension
gradient = np.array([2 * (p - t) for p, t in zip(self.prediction, self.target)])

# %% distributed
gradient = 2 * self.prediction - 2 * self.target

# %% divided-by-half
gradient = (self.prediction - self.target) / 0.5

# %% from-the-definition
h = 1e-3
p = self.prediction.astype(np.float64)
gradient = ((p + h - self.target) ** 2 - (p - h - self.target) ** 2) / (2 * h)

# %% sign-and-root
difference = self.prediction - self.target
gradient = np.sign(difference) * 2 * np.abs(difference)

# %% own-function
def power_rule(u, exponent):
    return exponent * u ** (exponent - 1)
# %%%
gradient = power_rule(self.prediction - self.target, 2)

# %% keeps-gradient
self.d_prediction = 2.0 * (self.prediction - self.target)
gradient = self.d_prediction.copy()
