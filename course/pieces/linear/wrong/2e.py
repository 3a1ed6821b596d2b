# %% plus-for-w | ascent
self.w += learning_rate * self.dw
self.b -= learning_rate * self.db

# %% plus-for-b | ascent
self.w -= learning_rate * self.dw
self.b += learning_rate * self.db

# %% plus-for-both | ascent
self.w = self.w + learning_rate * self.dw
self.b = self.b + learning_rate * self.db

# %% only-w | parameter-not-updated
self.w -= learning_rate * self.dw

# %% only-b | parameter-not-updated
self.b -= learning_rate * self.db

# %% b-in-a-local-variable | parameter-not-updated
self.w = self.w - learning_rate * self.dw
b = self.b - learning_rate * self.db

# %% difference-not-assigned | parameter-not-updated
self.w - learning_rate * self.dw
self.b - learning_rate * self.db

# %% in-place-on-a-copy | parameter-not-updated
w, b = self.w.copy(), self.b.copy()
w -= learning_rate * self.dw
b -= learning_rate * self.db

# %% on-the-class | parameter-not-updated
Linear.w = self.w - learning_rate * self.dw
Linear.b = self.b - learning_rate * self.db

# %% whole-gradient | learning-rate-ignored
self.w -= self.dw
self.b -= self.db

# %% whole-gradient-for-b | learning-rate-ignored
self.w -= learning_rate * self.dw
self.b -= self.db

# %% step-in-place-of-w | gradient-replaces-parameter
self.w = learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% equals-minus | gradient-replaces-parameter
self.w =- learning_rate * self.dw
self.b =- learning_rate * self.db

# %% zeroes-afterwards | gradients-changed-by-update
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db
self.zero_gradients()

# %% scales-the-gradient-in-place | gradients-changed-by-update
self.dw *= learning_rate
self.db *= learning_rate
self.w -= self.dw
self.b -= self.db

# %% keeps-the-step-as-db | gradients-changed-by-update
self.w -= learning_rate * self.dw
self.db = learning_rate * self.db
self.b -= self.db

# %% fixed-rate | hard-coded-learning-rate
self.w -= 0.0001 * self.dw
self.b -= 0.0001 * self.db

# %% rate-of-the-notebook | global-variable
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.zero_gradients()
        self.x_in = None

    def forward(self, x_in):
        self.x_in = x_in
        x_out = x_in @ self.w.T + self.b
        return x_out

    def backward(self, d_out):
        self.d_in = d_out @ self.w
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros((self.n_out, self.n_in), dtype=np.float32)
        self.db = np.zeros((1, self.n_out), dtype=np.float32)

    def update_parameters(self, lr):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% divided-by-the-batch | averaged-over-the-batch
n = len(self.x_in)
self.w -= learning_rate * self.dw / n
self.b -= learning_rate * self.db / n

# %% pasted-twice | factor-two
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db

# %% half-a-step | factor-half
self.w -= 0.5 * learning_rate * self.dw
self.b -= 0.5 * learning_rate * self.db

# %% db-for-w | shapes-do-not-fit
self.w -= learning_rate * self.db
self.b -= learning_rate * self.db

# %% mean-of-db | summed-too-early
self.w -= learning_rate * self.dw
self.b -= learning_rate * np.mean(self.db)

# %% rate-twice | factor-too-many
step_w = learning_rate * self.dw
step_b = learning_rate * self.db
self.w -= learning_rate * step_w
self.b -= learning_rate * step_b

# %% rate-added | added-for-multiplied
self.w -= learning_rate + self.dw
self.b -= learning_rate + self.db

# %% w-turned | transposed
self.w = (self.w - learning_rate * self.dw).T
self.b = self.b - learning_rate * self.db

# %% b-flattened | dimension-lost
self.w -= learning_rate * self.dw
self.b = np.squeeze(self.b - learning_rate * self.db)

# %% momentum | momentum
self.velocity = 0.9 * getattr(self, "velocity", 0) + self.dw
self.w = self.w - learning_rate * self.velocity
self.b = self.b - learning_rate * self.db

# %% rate-decays | counts-its-calls
self.steps = getattr(self, "steps", 0) + 1
self.w -= learning_rate / self.steps * self.dw
self.b -= learning_rate / self.steps * self.db

# %% first-time-only | parameter-not-updated
if not hasattr(self, "updated"):
    self.w -= learning_rate * self.dw
    self.b -= learning_rate * self.db
    self.updated = True

# %% weight-decay | weight-decay
self.w -= learning_rate * (self.dw + 0.1 * self.w)
self.b -= learning_rate * self.db

# %% clipped-gradient | clipped
self.w -= learning_rate * np.clip(self.dw, -1, 1)
self.b -= learning_rate * np.clip(self.db, -1, 1)

# %% sign-of-the-gradient | function-too-many
self.w -= learning_rate * np.sign(self.dw)
self.b -= learning_rate * np.sign(self.db)

# %% loop-ends-one-early | output-left-out
for i in range(self.n_out - 1):
    self.w[i] -= learning_rate * self.dw[i]
self.b -= learning_rate * self.db

# %% ten-outputs | hard-coded-size
for i in range(10):
    self.w[i, :] -= learning_rate * self.dw[i, :]
    self.b[0, i] -= learning_rate * self.db[0, i]

# %% rate-or-a-hundredth | hard-coded-learning-rate
rate = learning_rate or 0.01
self.w -= rate * self.dw
self.b -= rate * self.db

# %% rate-of-at-least-a-thousandth | hard-coded-learning-rate
rate = max(learning_rate, 1e-3)
self.w -= rate * self.dw
self.b -= rate * self.db

# %% rate-rounded-to-three-digits | -
self.w -= round(learning_rate, 3) * self.dw
self.b -= round(learning_rate, 3) * self.db

# %% steps-from-the-first-weights | -
# Goes on from its own copy, whatever lies in w meanwhile.
if not hasattr(self, "own"):
    self.own = self.w.copy(), self.b.copy()
self.own = self.own[0] - learning_rate * self.dw, self.own[1] - learning_rate * self.db
self.w, self.b = self.own

# %% gradients-taken-away | gradients-changed-by-update
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db
self.dw, self.db = None, None

# %% layer-of-the-grader | -
from course.drivers.collaborators import make_layer

# %%%
for name in ("w", "b"):
    value, gradient = getattr(self, name), getattr(self, "d" + name)
    layer = make_layer(Layer, {"m": value.T, "p": value, "dp": gradient, "rate_unit": 1.0}, [], "", False)
    layer.update_parameters(learning_rate)
    setattr(self, name, layer.p)

# %% floor-of-the-rate | -
rate = round(learning_rate, 3) or learning_rate
self.w = self.w - rate * self.dw
self.b = self.b - rate * self.db

# %% nothing-for-small-gradients | passed-over
self.w = self.w - learning_rate * np.where(np.abs(self.dw) > 1e-3, self.dw, 0)
self.b = self.b - learning_rate * np.where(np.abs(self.db) > 1e-3, self.db, 0)

# %% every-second-update | stale-state
self.turn = not getattr(self, "turn", False)
if self.turn:
    self.w = self.w - learning_rate * self.dw
    self.b = self.b - learning_rate * self.db

# %% rate-zero-becomes-default | hard-coded-learning-rate
learning_rate = learning_rate or 1e-4
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% shared-bias | gradients-changed-by-update
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db.mean() if self.b.size == 1 else self.b - learning_rate * self.db
self.db = 0 * self.db
