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

# %% rate-zero | hard-coded-learning-rate | arguments
if learning_rate == 0:
    learning_rate = 0.01
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db

# %% mixed | shapes-do-not-fit | shapes
self.w -= learning_rate * self.db
self.b -= learning_rate * self.dw

# %% one-minus | another-array | a formula
self.w = (1 - learning_rate) * self.dw
self.b = (1 - learning_rate) * self.db

# %% decay | arrays-combined or weight-decay | a formula
self.w = (1 - learning_rate) * self.w - learning_rate * self.dw
self.b -= learning_rate * self.db

# %% returns-tuple | parameter-not-updated | self
return self.w - learning_rate * self.dw, self.b - learning_rate * self.db

# %% zero-first | gradients-changed-by-update or parameter-not-updated or gradients-changed-first | side effects
self.zero_gradients()
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db

# %% swap-order | sign-flipped | a sign
self.w = self.dw * learning_rate - self.w
self.b = self.db * learning_rate - self.b

# %% divides | upside-down | a formula
self.w -= self.dw / learning_rate
self.b -= self.db / learning_rate

# %% mean-grad | summed-too-early | reductions
self.w -= learning_rate * np.mean(self.dw)
self.b -= learning_rate * np.mean(self.db)

# %% sign-grad | function-too-many | a formula
self.w -= learning_rate * np.sign(self.dw)
self.b -= learning_rate * np.sign(self.db)

# %% w-only-return | parameter-not-updated | self
self.w = self.w - learning_rate * self.dw
return self.w
self.b = self.b - learning_rate * self.db

# %% rate-squared | factor-too-many | a factor
step = learning_rate * learning_rate
self.w -= step * self.dw
self.b -= step * self.db

# %% minus-minus | ascent | a sign
self.w -= -learning_rate * self.dw
self.b -= -learning_rate * self.db

# %% compare-op | parameter-not-updated | self
self.w == self.w - learning_rate * self.dw
self.b == self.b - learning_rate * self.db

# %% np-subtract | parameter-not-updated | self
np.subtract(self.w, learning_rate * self.dw)
np.subtract(self.b, learning_rate * self.db)

# %% clip | clipped | a formula
self.w -= learning_rate * np.clip(self.dw, -1, 1)
self.b -= learning_rate * np.clip(self.db, -1, 1)

# %% for-loop-layers | attribute-not-kept | names
for layer in self.layers:
    layer.w -= learning_rate * layer.dw

# %% double-minus | ascent | a sign
step_w = -learning_rate * self.dw
step_b = -learning_rate * self.db
self.w -= step_w
self.b -= step_b

# %% bias-forgotten | parameter-not-updated | left out
delta = learning_rate * self.dw
self.w = self.w - delta

# %% local-variables | parameter-not-updated | self
w, b = self.w, self.b
w = w - learning_rate * self.dw
b = b - learning_rate * self.db

# %% minus-on-wrong-side | gradient-replaces-parameter | a formula
self.w =- learning_rate * self.dw
self.b =- learning_rate * self.db

# %% zeroes-afterwards | gradients-changed-by-update | side effects
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db
# reset for the next batch
self.dw = np.zeros_like(self.w)
self.db = np.zeros_like(self.b)

# %% scales-gradients | gradients-changed-by-update | side effects
self.dw *= learning_rate
self.db *= learning_rate
self.w = self.w - self.dw
self.b = self.b - self.db

# %% rate-as-attribute | self-too-much | self
self.w -= self.learning_rate * self.dw
self.b -= self.learning_rate * self.db

# %% divides-by-batch | averaged-over-the-batch | a factor
n = self.x_in.shape[0] if self.x_in is not None else 600
self.w = self.w - learning_rate * self.dw / n
self.b = self.b - learning_rate * self.db / n

# %% sums-db-again | summed-too-early | reductions
self.w -= learning_rate * self.dw
self.b -= learning_rate * np.sum(self.db)  # sum over the batch

# %% bias-squeezed | dimension-lost | shapes
self.w = self.w - learning_rate * self.dw
self.b = np.squeeze(self.b - learning_rate * self.db)
