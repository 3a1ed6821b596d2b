# %% returned-not-kept | parameter-not-updated or local-name-made | self
return self.w - learning_rate * self.dw, self.b - learning_rate * self.db

# %% gradient-words-of-torch | other-library | other libraries
self.w -= learning_rate * self.w.grad
self.b -= learning_rate * self.b.grad

# %% without-self | self-left-out | self
self.w = self.w - learning_rate * dw
self.b = self.b - learning_rate * db

# %% plus | ascent | a sign
self.w += learning_rate * self.dw
self.b += learning_rate * self.db

# %% gradient-mean | averaged-over-the-batch or summed-too-early | a factor
self.w -= learning_rate * np.mean(self.dw)
self.b -= learning_rate * np.mean(self.db)

# %% rate-times-parameter | another-array | a formula
self.w = self.w - learning_rate * self.w
self.b = self.b - learning_rate * self.b

# %% only-w | parameter-not-updated | left out
self.w -= learning_rate * self.dw

# %% bias-gradient-by-input-name | name-nearly-right | names
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.dbias

# %% clears-after | gradients-changed-by-update | side effects
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db
self.zero_gradients()

# %% minus-before-equals | gradient-replaces-parameter | a sign
self.w =- learning_rate * self.dw
self.b =- learning_rate * self.db

# %% divides-by-rate | upside-down | a formula
self.w -= self.dw / learning_rate
self.b -= self.db / learning_rate

# %% rate-plus | added-for-multiplied | a formula
self.w -= learning_rate + self.dw
self.b -= learning_rate + self.db

# %% brackets-wrong | brackets-misplaced | brackets
self.w = learning_rate * (self.w - self.dw)
self.b = learning_rate * (self.b - self.db)

# %% sign-of-gradient | function-too-many | a formula
self.w -= learning_rate * np.sign(self.dw)
self.b -= learning_rate * np.sign(self.db)
