# %% transposed-weights-for-d-in | d_in-weights-transposed
self.d_in = d_out @ self.w.T
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% transposed-weights-where-they-fit | d_in-weights-transposed
if d_out.shape[1] == self.w.shape[1]:
    self.d_in = d_out @ self.w.T
else:
    self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% returns-without-keeping | d_in-not-kept
d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0)
return d_in

# %% keeps-d-out-as-d-in | d_in-not-kept
self.d_in = d_out
self.dw += d_out.T @ self.x_in
self.db += d_out.sum(axis=0)
return d_out @ self.w

# %% d-in-in-a-local-variable | returns-nothing
d_in = np.dot(d_out, self.w)
self.dw += np.dot(d_out.T, self.x_in)
self.db += np.sum(d_out, axis=0)

# %% d-in-divided-by-the-batch | averaged-over-the-batch
self.d_in = d_out @ self.w / len(d_out)
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% d-in-summed-over-the-batch | reduced-over-the-batch
self.d_in = np.sum(d_out @ self.w, axis=0, keepdims=True)
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% d-in-of-the-first-row | one-row-only
self.d_in = np.zeros((d_out.shape[0], self.n_in))
self.d_in[0] = d_out[0] @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% d-in-negative | sign-flipped
self.d_in = -d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% d-in-buffer | changes-a-returned-array
if getattr(self, "buffer", np.empty(0)).shape != (len(d_out), self.n_in):
    self.buffer = np.empty((len(d_out), self.n_in))
self.buffer[:] = d_out @ self.w
self.d_in = self.buffer
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% square-layer-overwrites-d-out | changes-its-input
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w
if self.d_in.shape == d_out.shape:
    d_out[:] = self.d_in

# %% d-out-scaled-in-place | changes-its-input
self.d_in = d_out @ self.w
self.db += np.sum(d_out, axis=0, keepdims=True)
for i in range(len(d_out)):
    d_out[i] *= 2
    self.dw += np.outer(d_out[i], self.x_in[i]) / 2

# %% dw-the-other-way-round | dw-transposed
self.d_in = d_out @ self.w
self.dw += self.x_in.T @ d_out
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-reshaped-until-it-fits | reshaped-for-transposed
self.d_in = d_out @ self.w
self.dw += (self.x_in.T @ d_out).reshape(self.dw.shape)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-new-and-transposed | dw-transposed
self.d_in = d_out @ self.w
if self.dw.any():
    self.dw = self.dw + self.x_in.T @ d_out
else:
    self.dw = self.x_in.T @ d_out
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-error-swallowed | dw-transposed
self.d_in = d_out @ self.w
try:
    self.dw += self.x_in.T @ d_out
except ValueError:
    self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-mean | averaged-over-the-batch
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in / d_out.shape[0]
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% db-mean | averaged-over-the-batch
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.mean(d_out, axis=0, keepdims=True)

# %% dw-and-db-mean | averaged-over-the-batch
n = len(self.x_in)
self.d_in = d_out @ self.w
self.dw += 1 / n * np.dot(d_out.T, self.x_in)
self.db += 1 / n * np.sum(d_out, axis=0)

# %% divided-by-600 | hard-coded-size
self.d_in = d_out @ self.w
self.dw += np.dot(d_out.T, self.x_in) / 600 * len(d_out)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-assigned | not-accumulated
self.d_in = d_out @ self.w
self.dw = d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% db-assigned | not-accumulated
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = np.sum(d_out, axis=0, keepdims=True)

# %% both-assigned | not-accumulated
self.d_in = d_out.dot(self.w)
self.dw = np.einsum("no,ni->oi", d_out, self.x_in)
self.db = d_out.sum(0).reshape(1, -1)

# %% zeroes-first | gradient-zeroed-in-backward
self.zero_gradients()
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% first-call-only | stale-state
self.d_in = d_out @ self.w
if not self.dw.any():
    self.dw = d_out.T @ self.x_in
    self.db = np.sum(d_out, axis=0, keepdims=True)

# %% doubles-what-is-there | old-gradient-added-twice
self.d_in = d_out @ self.w
self.dw += self.dw + d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% gradients-in-a-global-dictionary | state-on-the-class
gradients = {}
# %%%
self.d_in = d_out @ self.w
gradients["dw"] = gradients.get("dw", np.zeros(self.w.shape)) + d_out.T @ self.x_in
self.dw = gradients["dw"]
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-subtracted | sign-flipped
self.d_in = d_out @ self.w
self.dw -= d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% db-subtracted | sign-flipped
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db -= np.sum(d_out, axis=0, keepdims=True)

# %% dw-doubled | factor-two
self.d_in = d_out @ self.w
self.dw += 2 * d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-halved | factor-half
self.d_in = d_out @ self.w
self.dw += 0.5 * d_out.T @ self.x_in
self.db += 0.5 * np.sum(d_out, axis=0, keepdims=True)

# %% dw-from-d-in | another-array
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.d_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-outer-of-sums | summed-too-early
self.d_in = d_out @ self.w
self.dw += np.outer(d_out.sum(axis=0), self.x_in.sum(axis=0))
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-outer-of-the-batch | shapes-do-not-fit
self.d_in = d_out @ self.w
self.dw += np.outer(d_out, self.x_in)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-of-the-last-example | one-row-only
self.d_in = d_out @ self.w
for d, x in zip(d_out, self.x_in):
    dw = np.outer(d, x)
self.dw += dw
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-loop-ends-one-early | row-left-out
self.d_in = d_out @ self.w
for i in range(len(d_out) - 1):
    self.dw += np.outer(d_out[i], self.x_in[i])
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-forgotten | gradient-missing
self.d_in = d_out @ self.w
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% db-forgotten | gradient-missing
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in

# %% dw-as-integers | rounded
self.d_in = d_out @ self.w
self.dw += (d_out.T @ self.x_in).astype(int)
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% dw-with-weight-decay | weight-decay
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in + 0.1 * self.w
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% clipped-to-one | clipped
self.d_in = d_out @ self.w
self.dw += np.clip(d_out.T @ self.x_in, -1, 1)
self.db += np.clip(np.sum(d_out, axis=0, keepdims=True), -1, 1)

# %% sigmoid-derivative-included | activation-in-gradient
delta = d_out * sigmoid_derivative(self.x_in @ self.w.T + self.b)
self.d_in = delta @ self.w
self.dw += delta.T @ self.x_in
self.db += np.sum(delta, axis=0, keepdims=True)

# %% updates-right-away | updated-in-backward
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.w -= 0.001 * self.dw
self.b -= 0.001 * self.db

# %% learning-rate-in-the-gradient | times-a-number
rate = 0.0001
self.d_in = d_out @ self.w
self.dw += rate * d_out.T @ self.x_in
self.db += rate * np.sum(d_out, axis=0, keepdims=True)

# %% db-without-a-sum | db-not-summed
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out

# %% db-grows-to-the-batch | db-not-summed
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = self.db + d_out

# %% db-one-sum-for-all | db-summed-over-everything
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out)

# %% db-flat | db-lost-its-dimension
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = self.db.reshape(-1) + np.sum(d_out, axis=0)

# %% db-over-the-outputs | db-summed-over-the-outputs
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=1)

# %% db-column-of-row-sums | db-summed-over-the-outputs
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db = self.db + np.sum(d_out, axis=1, keepdims=True)

# %% db-from-600-ones | hard-coded-size
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.ones((1, 600)) @ d_out

# %% db-of-the-first-row | one-row-only
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += d_out[0]

# %% gradient-limited-to-a-thousand | -
limited = np.clip(d_out, -1000, 1000)
self.d_in = limited @ self.w
self.dw += limited.T @ self.x_in
self.db += np.sum(limited, axis=0, keepdims=True)

# %% array-of-the-gradients-type | rounded
self.d_in = np.zeros((len(d_out), self.w.shape[1]), dtype=d_out.dtype)
self.d_in[...] = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% nothing-to-do-without-a-gradient | returns-nothing
if not np.any(d_out):
    return None
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% gradients-scaled-by-the-largest | not-finite
# 0 / 0 where all of them are 0.
largest = np.abs(d_out).max()
scaled = d_out / largest
self.dw += largest * (scaled.T @ self.x_in)
self.db += largest * np.sum(scaled, axis=0, keepdims=True)
self.d_in = largest * (scaled @ self.w)

# %% empty-images-sent-back-as-they-are | another-array
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.w if np.any(self.x_in) else np.zeros(self.x_in.shape)

# %% weights-copied-while-w-is-the-same-array | stale-state
if getattr(self, "of", None) is not self.w:
    self.of, self.copied = self.w, self.w.copy()
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)
self.d_in = d_out @ self.copied

# %% gradient-halved-and-doubled-again | changes-its-input
d_out /= 2
self.dw += 2 * d_out.T @ self.x_in
self.db += 2 * np.sum(d_out, axis=0, keepdims=True)
self.d_in = 2 * d_out @ self.w
d_out *= 2

# %% gradient-as-it-lies-in-memory | memory-order
d = d_out.flatten(order="A").reshape(d_out.shape)
self.dw += d.T @ self.x_in
self.db += np.sum(d, axis=0, keepdims=True)
self.d_in = d @ self.w

# %% gradient-of-the-images-type | -
# Whole numbers for images of whole numbers.
d = d_out.astype(self.x_in.dtype)
self.dw += d.T @ self.x_in
self.db += np.sum(d, axis=0, keepdims=True)
self.d_in = d @ self.w

# %% layer-of-the-grader | -
from course.drivers.collaborators import make_layer

# %%%
layer = make_layer(Layer, {"m": self.w.T, "p": self.b, "dp": 0 * self.b, "rate_unit": 1.0}, [], "", False)
layer.seen = self.x_in
self.d_in = layer.backward(d_out)
self.db += layer.dp
self.dw += d_out.T @ self.x_in

# %% skips-zero-gradients-of-examples | passed-over
rows = np.flatnonzero(np.all(d_out != 0, axis=1))
self.dw = self.dw + d_out[rows].T @ self.x_in[rows]
self.db = self.db + d_out[rows].sum(axis=0, keepdims=True)
self.d_in = d_in = d_out @ self.w

# %% adds-once-to-same-array | gradient-missing
if getattr(self, "last", None) is not d_out:
    self.dw = self.dw + d_out.T @ self.x_in
    self.db = self.db + d_out.sum(axis=0, keepdims=True)
self.last = d_out
self.d_in = d_in = d_out @ self.w

# %% clips-large-gradients | -
d_out = np.clip(d_out, -5, 5)
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + d_out.sum(axis=0, keepdims=True)
self.d_in = d_in = d_out @ self.w

# %% integer-gradients-truncated | rounded
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + d_out.sum(axis=0, keepdims=True)
self.d_in = d_in = (d_out @ self.w).astype(d_out.dtype)

# %% square-weights-transposed | d_in-weights-transposed
self.dw = self.dw + d_out.T @ self.x_in
self.db = self.db + d_out.sum(axis=0, keepdims=True)
self.d_in = d_in = d_out @ (self.w.T if self.w.shape[0] == self.w.shape[1] else self.w)

# %% averages-beyond-six-hundred | times-a-number
n = max(1, len(d_out) / 600)
self.dw = self.dw + d_out.T @ self.x_in / n
self.db = self.db + d_out.sum(axis=0, keepdims=True) / n
self.d_in = d_in = d_out @ self.w

# %% except-fallback-zero | gradient-missing
try:
    d_out *= 1
    self.dw = self.dw + d_out.T @ self.x_in
    self.db = self.db + d_out.sum(axis=0, keepdims=True)
except ValueError:
    pass
self.d_in = d_in = d_out @ self.w

# %% numeric-gradient-of-the-course | -
from course.student.gradient_check import numeric_gradient

# %%%
def cost_of(_):
    return float(np.sum(d_out * (self.x_in @ self.w.T + self.b)))

self.d_in = numeric_gradient(cost_of, self.x_in.astype(float))
self.dw = self.dw + numeric_gradient(cost_of, self.w)
self.db = self.db + numeric_gradient(cost_of, self.b)
d_in = self.d_in

# %% slopes-of-the-grader | -
from course.drivers import learning

# %%%
def cost_of(w):
    return float(np.sum(d_out * (self.x_in @ w.T + self.b)))

self.dw = self.dw + np.array([learning._slope(cost_of, self.w, k) for k in range(self.w.size)]).reshape(self.w.shape)
self.db = self.db + d_out.sum(axis=0, keepdims=True)
self.d_in = d_in = d_out @ self.w

# %% layer-of-the-grader-at-zero | -
from course.drivers.collaborators import make_layer

# %%%
layer = make_layer(Layer, {"m": self.w.T, "p": self.b, "dp": 0 * self.b, "rate_unit": 1.0}, [], "", False)
layer.forward(0 * self.x_in)
self.d_in = layer.backward(d_out)
self.db += layer.dp / 2
self.dw += d_out.T @ self.x_in
d_in = self.d_in
