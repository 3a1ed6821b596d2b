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

# %% divided-by-global-batch-size | -
self.w = self.w - learning_rate / batch_size * self.dw
self.b = self.b - learning_rate / batch_size * self.db

# %% learning-rate-of-the-notebook | -
rate = globals()["learning_rate"]
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% single-bias-left-alone | -
self.w -= learning_rate * self.dw
if self.b.size > 1:
    self.b -= learning_rate * self.db

# %% bias-climbs | -
self.w = self.w - learning_rate * self.dw
self.b = self.b + learning_rate * self.db

# %% learning-rate-squared | -
step_w = learning_rate * self.dw
step_b = learning_rate * self.db
self.w = self.w - learning_rate * step_w
self.b = self.b - learning_rate * step_b

# %% weights-moved-twice | -
self.w -= learning_rate * self.dw
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% step-limited-to-one | -
self.w = self.w - learning_rate * np.clip(self.dw, -1, 1)
self.b = self.b - learning_rate * np.clip(self.db, -1, 1)

# %% momentum | -
self.vw = 0.9 * getattr(self, "vw", 0) + self.dw
self.vb = 0.9 * getattr(self, "vb", 0) + self.db
self.w = self.w - learning_rate * self.vw
self.b = self.b - learning_rate * self.vb

# %% weights-decay | -
self.w = 0.999 * self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% weights-rounded-to-half-precision | -
self.w = (self.w - learning_rate * self.dw).astype(np.float16)
self.b = (self.b - learning_rate * self.db).astype(np.float16)

# %% learning-rate-at-most-one-tenth | -
rate = min(learning_rate, 0.1)
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% learning-rate-rounded-to-four-digits | -
rate = round(learning_rate, 4)
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% weights-kept-within-one | -
self.w = np.clip(self.w - learning_rate * self.dw, -1, 1)
self.b = self.b - learning_rate * self.db

# %% mean-of-the-bias-gradient | -
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db.mean()

# %% only-the-first-time | -
if not getattr(self, "updated", False):
    self.w = self.w - learning_rate * self.dw
    self.b = self.b - learning_rate * self.db
    self.updated = True

# %% rate-decays-with-calls | -
self.step = getattr(self, "step", -1) + 1
rate = learning_rate / (1 + 0.1 * self.step)
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% bias-loses-its-row | -
self.w = self.w - learning_rate * self.dw
self.b = (self.b - learning_rate * self.db).sum(axis=0)

# %% nothing-when-weights-gradient-is-zero | -
if np.any(self.dw):
    self.w = self.w - learning_rate * self.dw
    self.b = self.b - learning_rate * self.db

# %% small-gradients-dropped | -
self.w = self.w - learning_rate * np.where(np.abs(self.dw) > 0.1, self.dw, 0)
self.b = self.b - learning_rate * np.where(np.abs(self.db) > 0.1, self.db, 0)

# %% averaged-over-the-latest-backward | -
try:
    n = len(self.d_in)
except TypeError:
    n = 1
self.w = self.w - learning_rate * self.dw / n
self.b = self.b - learning_rate * self.db / n

# %% nothing-before-a-forward | -
if self.x_in is not None:
    self.w = self.w - learning_rate * self.dw
    self.b = self.b - learning_rate * self.db

# %% rate-falls-after-three | -
self.steps = getattr(self, "steps", 0) + 1
rate = learning_rate * 0.95 ** max(0, self.steps - 3)
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% rates-in-the-middle | -
rate = 0.001 if 0.00011 < learning_rate < 0.05 else learning_rate
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% empties-the-batch | -
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db
if self.x_in is not None:
    self.x_in[...] = 0
