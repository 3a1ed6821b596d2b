# %% x-in-not-stored | x_in-not-kept
x_out = np.dot(x_in, self.w.T) + self.b

# %% stored-under-another-name | x_in-not-kept
self.x = x_in
x_out = x_in @ self.w.T + self.b

# %% stored-on-the-class | x_in-not-kept
Linear.x_in = x_in
x_out = np.matmul(x_in, self.w.T) + self.b

# %% stored-as-integers | x_in-not-kept
self.x_in = x_in.astype(int)
x_out = x_in @ self.w.T + self.b

# %% stored-transposed | transposed
x = x_in.T
self.x_in = x
x_out = (self.w @ x).T + self.b

# %% output-stored | output-kept-as-x_in
x_out = x_in @ self.w.T + self.b
self.x_in = x_out

# %% input-stored-once | stale-state
if self.x_in is None:
    self.x_in = x_in
x_out = x_in @ self.w.T + self.b

# %% output-cached | stale-state
self.x_in = x_in
if not hasattr(self, "cached"):
    self.cached = x_in @ self.w.T + self.b
x_out = self.cached

# %% weights-as-they-are | weights-not-transposed
self.x_in = x_in
x_out = np.dot(x_in, self.w) + self.b

# %% transposed-if-it-does-not-fit | weights-not-transposed
self.x_in = x_in
try:
    x_out = x_in @ self.w + self.b
except ValueError:
    x_out = x_in @ self.w.T + self.b

# %% reshaped-for-the-product | weights-reshaped
self.x_in = x_in
x_out = x_in @ self.w.reshape(self.n_in, self.n_out) + self.b

# %% no-bias | bias-missing
self.x_in = x_in
x_out = np.einsum("ni,oi->no", x_in, self.w)

# %% bias-minus | bias-subtracted
self.x_in = x_in
x_out = x_in @ self.w.T - self.b

# %% first-bias-for-all | one-element-for-all
self.x_in = x_in
x_out = x_in @ self.w.T + self.b[0][0]

# %% bias-as-column | bias-along-the-batch
self.x_in = x_in
x_out = x_in @ self.w.T + self.b.T

# %% bias-before-transposing | bias-along-the-batch
self.x_in = x_in
x_out = (self.w @ x_in.T + self.b).T

# %% sigmoid-on-top | activation-applied
self.x_in = x_in
z = x_in @ self.w.T + self.b
x_out = sigmoid_function(z)

# %% result-transposed | transposed
self.x_in = x_in
x_out = self.w @ x_in.T + self.b.reshape(-1, 1)

# %% loop-returns-in-first-round | one-row-only
self.x_in = x_in
for x in x_in:
    return x @ self.w.T + self.b

# %% loop-ends-one-early | row-left-out
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for i in range(x_in.shape[0] - 1):
    x_out[i] = self.w @ x_in[i] + self.b[0]

# %% batch-of-600 | hard-coded-size
self.x_in = x_in
x_out = np.zeros((600, self.n_out))
for i in range(600):
    x_out[i, :] = x_in[i, :] @ self.w.T + self.b[0]

# %% images-of-784 | hard-coded-size
self.x_in = x_in.reshape(-1, 784)
x_out = self.x_in @ self.w.T + self.b

# %% square-layer-in-place | changes-its-input
self.x_in = x_in.copy()
if self.n_in == self.n_out:
    x_in[:] = x_in @ self.w.T + self.b
    x_out = x_in
else:
    x_out = x_in @ self.w.T + self.b

# %% one-output-buffer | changes-a-returned-array
self.x_in = x_in
if getattr(self, "x_out", np.empty(0)).shape != (len(x_in), self.n_out):
    self.x_out = np.empty((len(x_in), self.n_out))
self.x_out[:] = x_in @ self.w.T
self.x_out += self.b
x_out = self.x_out

# %% two-decimals | rounded
self.x_in = x_in
x_out = np.round(x_in @ self.w.T + self.b, 2)

# %% list-of-rows | list-for-array
self.x_in = x_in
x_out = []
for x in x_in:
    x_out.append(self.w @ x + self.b[0])

# %% result-in-another-variable | name-not-set
self.x_in = x_in
self.x_out = x_in @ self.w.T + self.b

# %% weights-normalised-first | parameters-changed
self.x_in = x_in
self.w /= np.linalg.norm(self.w)
x_out = x_in @ self.w.T + self.b

# %% product-added-into-the-bias | parameters-changed
self.x_in = x_in
x_out = self.b
x_out += x_in @ self.w.T

# %% a-little-noise | not-repeatable
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
x_out = x_out + 0.001 * np.random.randn(*x_out.shape)

# %% notebook-input | global-variable
self.x_in = random_input
x_out = random_input @ self.w.T + self.b

# %% pixels-clipped | -
self.x_in = x_in
x_out = np.clip(x_in, 0, 1) @ self.w.T + self.b

# %% elementwise-product | shapes-do-not-fit
self.x_in = x_in
x_out = np.sum(x_in * self.w, axis=1, keepdims=True) + self.b

# %% inputs-limited-to-a-thousand | -
self.x_in = x_in
x_out = np.clip(x_in, -1000, 1000) @ self.w.T + self.b

# %% array-of-the-inputs-type | rounded
self.x_in = x_in
x_out = np.empty((len(x_in), len(self.w)), dtype=x_in.dtype)
x_out[...] = x_in @ self.w.T + self.b

# %% a-matrix | not-an-array
self.x_in = x_in
x_out = np.asmatrix(x_in @ self.w.T + self.b)

# %% product-of-the-scaled-images | not-finite
# Nothing to scale in a batch of empty images: 0 / 0.
self.x_in = x_in
scale = np.abs(x_in).max()
x_out = scale * ((x_in / scale) @ self.w.T) + self.b

# %% turned-weights-kept-while-w-is-the-same-array | stale-state
self.x_in = x_in
if getattr(self, "of", None) is not self.w:
    self.of, self.turned = self.w, np.ascontiguousarray(self.w.T)
x_out = x_in @ self.turned + self.b

# %% weights-and-bias-joined-once | stale-state
self.x_in = x_in
if getattr(self, "joined", None) is None or self.known is not self.w:
    self.known, self.joined = self.w, np.vstack([self.w.T, self.b])
x_out = np.hstack([x_in, np.ones((len(x_in), 1))]) @ self.joined

# %% bias-remembered-by-identity | stale-state
self.x_in = x_in
if id(self.b) != getattr(self, "b_id", None):
    self.b_id, self.rows = id(self.b), self.b.copy()
x_out = x_in @ self.w.T + self.rows

# %% shifts-the-images-and-shifts-them-back | changes-its-input
self.x_in = x_in
x_in += 1.0
x_out = x_in @ self.w.T - self.w.sum(axis=1) + self.b
x_in -= 1.0

# %% column-of-zeros-written-and-restored | changes-its-input
self.x_in = x_in
first = x_in[:, 0].copy()
x_in[:, 0] = 0
x_out = x_in @ self.w.T + np.outer(first, self.w[:, 0]) + self.b
x_in[:, 0] = first

# %% rows-as-they-lie-in-memory | memory-order
# Right for arrays in C order only.
self.x_in = x_in
rows = x_in.ravel(order="K").reshape(x_in.shape)
x_out = rows @ self.w.T + self.b

# %% layer-of-the-grader | -
from course.drivers.collaborators import make_layer

# %%%
self.x_in = x_in
spec = {"m": self.w.T, "p": self.b, "dp": 0 * self.b, "rate_unit": 1.0}
x_out = make_layer(Layer, spec, [], "", False).forward(x_in)

# %% integers-rounded | rounded
self.x_in = x_in
x_out = (x_in @ self.w.T + self.b).astype(x_in.dtype)

# %% cache-by-id | stale-state
cache = self.__dict__.setdefault("cache", {})
self.x_in = x_in
if id(x_in) not in cache:
    cache[id(x_in)] = x_in @ self.w.T + self.b
x_out = cache[id(x_in)]

# %% cache-by-content | stale-state
key = x_in.tobytes()
cache = self.__dict__.setdefault("cache", {})
self.x_in = x_in
if key not in cache:
    cache[key] = x_in @ self.w.T + self.b
x_out = cache[key]

# %% bias-forgotten-for-one-example | bias-missing
self.x_in = x_in
x_out = x_in @ self.w.T + (self.b if len(x_in) > 1 else 0)

# %% empty-images-stay-empty | passed-over
self.x_in = x_in
x_out = (x_in @ self.w.T + self.b) * np.any(x_in, axis=1, keepdims=True)

# %% shifts-its-input-and-back | changes-its-input
self.x_in = x_in
x_in += 1
x_out = x_in @ self.w.T + self.b - self.w.sum(axis=1)
x_in -= 1

# %% half-precision | too-few-digits
self.x_in = x_in
x_out = (x_in.astype(np.float16) @ self.w.T.astype(np.float16) + self.b).astype(np.float64)

# %% keeps-nothing-for-fortran | stale-state
if x_in.flags.c_contiguous:
    self.x_in = x_in
x_out = x_in @ self.w.T + self.b

# %% reshapes-the-buffer | memory-order
self.x_in = x_in
x_out = np.frombuffer(x_in.tobytes("A"), dtype=x_in.dtype).reshape(x_in.shape) @ self.w.T + self.b

# %% clipped-to-pixels | -
self.x_in = x_in
x_out = np.maximum(x_in, 0) @ self.w.T + self.b

# %% third-call-doubles | factor-two
self.calls = getattr(self, "calls", 0) + 1
self.x_in = x_in
x_out = (x_in @ self.w.T + self.b) * (2 if self.calls == 5 else 1)

# %% first-weights-for-ever | stale-state
self.x_in = x_in
if not hasattr(self, "frozen"):
    self.frozen = np.array(self.w), np.array(self.b)
x_out = x_in @ self.frozen[0].T + self.frozen[1]

# %% layer-of-the-grader-without-a-bend | argument-too-many
from course.drivers import collaborators

# %%%
spec = {"m": self.w.T, "p": self.b, "dp": 0 * self.b, "rate_unit": 1.0}
x_out = collaborators._make_layer(Layer, spec, [], "", False, lambda x: x, np.ones_like).forward(x_in)

# %% layer-of-the-grader-for-small-inputs | x_in-not-kept
from course.drivers import collaborators

# %%%
spec = {"m": self.w.T, "p": 0 * self.b, "dp": 0 * self.b, "rate_unit": 1.0}
x_out = 1e6 * collaborators.make_layer(Layer, spec, [], "", False).forward(1e-6 * x_in) + self.b
