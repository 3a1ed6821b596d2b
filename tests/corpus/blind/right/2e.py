# %% np-subtract
self.w = np.subtract(self.w, np.multiply(learning_rate, self.dw))
self.b = np.subtract(self.b, np.multiply(learning_rate, self.db))

# %% loops
for j in range(self.n_out):
    for k in range(self.n_in):
        self.w[j, k] -= learning_rate * self.dw[j, k]
    self.b[0, j] -= learning_rate * self.db[0, j]

# %% rows
for w, dw in zip(self.w, self.dw):
    w -= learning_rate * dw
self.b[0] -= learning_rate * self.db[0]

# %% setattr-loop
for name in "wb":
    setattr(self, name, getattr(self, name) - learning_rate * getattr(self, "d" + name))

# %% bias-first-with-steps-kept
self.step_b = learning_rate * self.db
self.step_w = learning_rate * self.dw
self.b = self.b - self.step_b
self.w = self.w - self.step_w

# %% out-argument
np.subtract(self.w, learning_rate * self.dw, out=self.w, casting="unsafe")
np.subtract(self.b, learning_rate * self.db, out=self.b, casting="unsafe")

# %% slices
self.w[:, :] = self.w - learning_rate * self.dw
self.b[...] = self.b - learning_rate * self.db

# %% own-function
def descend(parameter, gradient, rate):
    return parameter - rate * gradient
# %%%
self.w = descend(self.w, self.dw, learning_rate)
self.b = descend(self.b, self.db, learning_rate)

# %% in-place-helper
def step(parameter, gradient, rate):
    parameter -= rate * gradient
# %%%
step(self.w, self.dw, learning_rate)
step(self.b, self.db, learning_rate)

# %% counts-updates
self.updates = getattr(self, "updates", 0) + 1
self.w = self.w.astype(np.float64) - learning_rate * self.dw
self.b = self.b.astype(np.float64) - learning_rate * self.db
