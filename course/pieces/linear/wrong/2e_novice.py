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
