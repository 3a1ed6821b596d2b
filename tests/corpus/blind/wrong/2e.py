# %% ascends | -
self.w += learning_rate * self.dw
self.b += learning_rate * self.db

# %% local-variables | -
w = self.w - learning_rate * self.dw
b = self.b - learning_rate * self.db

# %% averages-over-kept-batch | -
self.w -= learning_rate * self.dw / len(self.x_in)
self.b -= learning_rate * self.db / len(self.x_in)

# %% replaces-by-step | -
self.w = -learning_rate * self.dw
self.b = -learning_rate * self.db

# %% twice | -
for _ in range(2):
    self.w -= learning_rate * self.dw
    self.b -= learning_rate * self.db

# %% momentum-from-former-call | -
self.v = 0.9 * getattr(self, "v", 0) + self.dw
self.w = self.w - learning_rate * self.v
self.b = self.b - learning_rate * self.db

# %% multiplies | -
self.w *= 1 - learning_rate * self.dw
self.b *= 1 - learning_rate * self.db

# %% divides-by-rate | -
self.w -= self.dw / learning_rate
self.b -= self.db / learning_rate

# %% b-by-sum | -
self.w -= learning_rate * self.dw
self.b -= learning_rate * np.sum(self.db)

# %% aliases-gradient-to-parameter | -
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db
self.dw = self.w

# %% rate-decays-over-calls | -
self.t = getattr(self, "t", 0) + 1
self.w = self.w - learning_rate / self.t * self.dw
self.b = self.b - learning_rate / self.t * self.db

# %% only-first-row | -
self.w[0] -= learning_rate * self.dw[0]
self.b -= learning_rate * self.db

# %% only-the-first-call | -
if not hasattr(self, "done"):
    self.w -= learning_rate * self.dw
    self.b -= learning_rate * self.db
self.done = True

# %% swapped-gradients | -
self.w -= learning_rate * self.db.T
self.b -= learning_rate * self.dw.sum(axis=1, keepdims=True).T
