# %% new-local-names | parameter-not-updated or local-name-made | self
w = self.w - learning_rate * self.dw
b = self.b - learning_rate * self.db

# %% rate-on-self | self-too-much | self
self.w -= self.learning_rate * self.dw
self.b -= self.learning_rate * self.db

# %% gradient-transposed | shapes-do-not-fit | shapes
self.w = self.w - learning_rate * self.dw.T
self.b = self.b - learning_rate * self.db

# %% rate-called-lr | name-nearly-right or name-not-defined | names
self.w -= lr * self.dw
self.b -= lr * self.db

# %% for-each-output-again | times-a-size | a factor
for j in range(self.n_out):
    self.w = self.w - learning_rate * self.dw
    self.b = self.b - learning_rate * self.db

# %% w-for-b | shapes-do-not-fit | shapes
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.dw

# %% unbalanced | cell-did-not-run | syntax
self.w = self.w - learning_rate * self.dw
  self.b = self.b - learning_rate * self.db

# %% momentum | momentum | a formula
if not hasattr(self, "v_w"):
    self.v_w = np.zeros_like(self.w)
    self.v_b = np.zeros_like(self.b)
self.v_w = 0.9 * self.v_w - learning_rate * self.dw
self.v_b = 0.9 * self.v_b - learning_rate * self.db
self.w = self.w + self.v_w
self.b = self.b + self.v_b

# %% last-output-left-out | output-left-out | one for all
for j in range(self.n_out - 1):
    self.w[j, :] -= learning_rate * self.dw[j, :]
    self.b[0, j] -= learning_rate * self.db[0, j]

# %% rate-decays-by-calls | counts-its-calls | a formula
self.t = getattr(self, "t", 0) + 1
rate = learning_rate / self.t
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% transposed-and-reshaped | reshaped-for-transposed | shapes
step = learning_rate * self.dw.T
self.w = self.w - step.reshape(self.w.shape)
self.b = self.b - learning_rate * self.db

# %% rate-twice | gradients-changed-first or gradients-changed-by-update | a factor
self.dw *= learning_rate
self.db *= learning_rate
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% zeroed-too-early | gradients-changed-first or gradients-changed-by-update | order
self.zero_gradients()
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% multiplies-the-weights | factor-too-many | a factor
self.w *= 1 - learning_rate * self.dw
self.b *= 1 - learning_rate * self.db

# %% unit-length | function-too-many | a factor
self.w = self.w - learning_rate * self.dw / np.linalg.norm(self.dw)
self.b = self.b - learning_rate * self.db / np.linalg.norm(self.db)
