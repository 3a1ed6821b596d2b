# %% np-divide
gradient = np.negative(np.divide(self.target, np.add(self.x_in, self.eps)))

# %% reciprocal
gradient = -self.target * np.reciprocal(self.x_in.astype(float) + self.eps)

# %% power
gradient = -self.target * (self.x_in + self.eps) ** -1.0

# %% clip
gradient = -self.target / np.clip(self.x_in, self.eps, None)

# %% maximum
gradient = -(self.target / np.maximum(self.x_in, self.eps))

# %% where
gradient = -self.target / np.where(self.x_in > self.eps, self.x_in, self.eps)

# %% written-out
gradient = -self.target / (self.x_in + 1e-12)

# %% loops
gradient = np.zeros(self.x_in.shape)
for i in range(gradient.shape[0]):
    for j in range(gradient.shape[1]):
        if self.target[i, j] != 0:
            gradient[i, j] = -self.target[i, j] / (self.x_in[i, j] + self.eps)

# %% zip
gradient = np.array([-t / (p + self.eps) for t, p in zip(self.target, self.x_in)])

# %% in-place-on-copy
gradient = np.array(self.target, dtype=float)
gradient /= self.x_in + self.eps
gradient *= -1

# %% masked
gradient = np.zeros(self.x_in.shape)
hit = self.target != 0
gradient[hit] = -self.target[hit] / (self.x_in[hit] + self.eps)

# %% own-function
def derivative_of_log(p, eps):
    return 1.0 / (p + eps)
# %%%
gradient = -self.target * derivative_of_log(self.x_in, self.eps)
