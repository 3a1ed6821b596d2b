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

# %% tuple-rebinding
self.w, self.b = self.w - learning_rate * self.dw, self.b - learning_rate * self.db

# %% subtract-out
np.subtract(self.w, learning_rate * self.dw, out=self.w)
np.subtract(self.b, learning_rate * self.db, out=self.b)

# %% setattr-loop-again
for name in "wb":
    value = getattr(self, name)
    gradient = getattr(self, "d" + name)
    setattr(self, name, value - learning_rate * gradient)

# %% pairs
for parameter, gradient in ((self.w, self.dw), (self.b, self.db)):
    parameter -= learning_rate * gradient

# %% ellipsis
self.w[...] = self.w + -learning_rate * self.dw
self.b[...] = self.b + -learning_rate * self.db

# %% previous-kept
self.previous_w = self.w.copy()
self.previous_b = self.b.copy()
self.w = self.previous_w - learning_rate * self.dw
self.b = self.previous_b - learning_rate * self.db
self.number_of_updates = getattr(self, "number_of_updates", 0) + 1

# %% sgd-function
def gradient_descent(parameters, gradients, *, eta):
    """New parameters, one step downhill."""
    return [p - eta * g for p, g in zip(parameters, gradients, strict=True)]
# %%%
self.w, self.b = gradient_descent([self.w, self.b], [self.dw, self.db], eta=learning_rate)

# %% flat-vector
theta = np.concatenate([self.w.ravel(), self.b.ravel()])
slope = np.concatenate([self.dw.ravel(), self.db.ravel()])
theta = theta - learning_rate * slope
self.w = theta[:self.w.size].reshape(self.w.shape)
self.b = theta[self.w.size:].reshape(self.b.shape)

# %% output-by-output
for j in range(self.w.shape[0]):
    self.w[j] -= learning_rate * self.dw[j]
    self.b[0, j] -= learning_rate * self.db[0, j]

# %% instance-dictionary
vars(self).update({name: vars(self)[name] - learning_rate * vars(self)[f"d{name}"] for name in ("w", "b")})

# %% double-then-back
kind = self.w.dtype
self.w = (self.w.astype(np.float64) - learning_rate * self.dw.astype(np.float64)).astype(kind)
self.b = (self.b.astype(np.float64) - learning_rate * self.db.astype(np.float64)).astype(self.b.dtype)

# %% checked-for-overflow
step = lambda gradient: np.multiply(learning_rate, gradient)
with np.errstate(over="raise", invalid="raise"):
    self.w = self.w - step(self.dw)
    self.b = self.b - step(self.db)
assert np.isfinite(self.w).all() and np.isfinite(self.b).all()

# %% operator-isub
import operator

operator.isub(self.w, learning_rate * self.dw)
operator.isub(self.b, learning_rate * self.db)

# %% einsum-signed
signs = np.array([1.0, -learning_rate])
self.w = np.einsum("p,pjk->jk", signs, np.stack([self.w, self.dw]))
self.b = np.einsum("p,pjk->jk", signs, np.stack([self.b, self.db]))
