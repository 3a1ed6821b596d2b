# %% matmul-operator
self.x_in = x_in
x_out = x_in @ self.w.T + self.b

# %% np-dot
self.x_in = x_in
x_out = np.dot(x_in, self.w.T) + self.b

# %% einsum
self.x_in = x_in
x_out = np.einsum("ni,oi->no", x_in, self.w) + self.b

# %% columns-then-transposed-back
self.x_in = x_in
columns = self.w @ x_in.T + self.b.T
x_out = columns.T

# %% inner-product-of-last-axes
self.x_in = x_in
x_out = np.add(np.inner(x_in, self.w), self.b)

# %% loop-over-rows
self.x_in = x_in
x_out = np.zeros((x_in.shape[0], self.n_out))
for i, row in enumerate(x_in):
    x_out[i] = self.w.dot(row) + self.b[0]

# %% loop-over-outputs
self.x_in = x_in
x_out = np.empty((len(x_in), self.w.shape[0]), dtype=np.result_type(x_in, self.w))
for j in range(self.w.shape[0]):
    x_out[:, j] = (x_in * self.w[j]).sum(axis=1) + self.b[0, j]

# %% bias-tiled-first
self.x_in = x_in.copy()
batch = x_in.shape[0]
x_out = np.tile(self.b, (batch, 1))
x_out += x_in @ self.w.transpose()

# %% ones-column-for-the-bias
self.x_in = x_in
ones = np.ones((x_in.shape[0], 1))
x_with_one = np.hstack((x_in, ones))
w_with_b = np.hstack((self.w, self.b.reshape(-1, 1)))
x_out = x_with_one @ w_with_b.T

# %% matmul-with-out
x_out = np.empty((x_in.shape[0], self.n_out), dtype=np.float64)
np.matmul(x_in, self.w.T, out=x_out)
np.add(x_out, self.b, out=x_out)
self.x_in = x_in

# %% float64-inside-and-early-return
self.x_in = x_in
w = self.w.astype(np.float64)
b = self.b.astype(np.float64)
return x_in.astype(np.float64).dot(w.T) + b

# %% float32-result
self.x_in = x_in
x_out = (np.matmul(x_in, self.w.T) + self.b).astype(np.float32)

# %% list-comprehension
self.x_in = x_in
x_out = np.array([[np.sum(w_j * x) + b_j for w_j, b_j in zip(self.w, self.b.ravel())] for x in x_in])

# %% tensordot-and-flat-bias
self.x_in = x_in
x_out = np.tensordot(x_in, self.w, axes=([1], [1])) + np.squeeze(self.b, axis=0)

# %% helper-from-own-cell
def affine(x, weights, bias):
    """x (n, i), weights (o, i), bias (1, o) -> (n, o)"""
    return x @ weights.T + np.broadcast_to(bias, (x.shape[0], weights.shape[0]))


# %%%
self.x_in = x_in
x_out = affine(self.x_in, self.w, self.b)

# %% whole-class-with-property-and-super
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        super().__init__()
        self.n_in = n_in
        self.n_out = n_out
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.zero_gradients()
        self.x_in = None
        self.x_out = None
        self.d_in = None

    @property
    def w_transposed(self):
        return self.w.T

    def forward(self, x_in: np.ndarray) -> np.ndarray:
        # ----- add code for task 2a between comments -----
        self.x_in = x_in
        x_out = x_in @ self.w_transposed + self.b
        self.x_out = x_out
        # -------------------------------------------------
        return x_out

    def backward(self, d_out):
        # ----- add code for task 2d between comments -----
        self.dw += d_out.T @ self.x_in
        self.db += d_out.sum(axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        # -------------------------------------------------
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros((self.n_out, self.n_in), dtype=np.float32)
        self.db = np.zeros((1, self.n_out), dtype=np.float32)

    def update_parameters(self, learning_rate):
        # ----- add code for task 2e between comments -----
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db
        # -------------------------------------------------

# %% array-of-floats-filled-in
self.x_in = x_in
x_out = np.empty((len(x_in), len(self.w)), dtype=np.result_type(x_in, self.w))
x_out[...] = x_in @ self.w.T + self.b

# %% a-matrix-made-an-array-again
self.x_in = x_in
x_out = np.asarray(np.asmatrix(x_in) * np.asmatrix(self.w).T) + self.b

# %% only-known-attributes
# cell
class Linear(Layer):

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in, self.d_in = None, None
        self.zero_gradients()

    def __setattr__(self, name, value):
        assert name in ("w", "b", "dw", "db", "x_in", "d_in"), f"Linear has no {name}"
        super().__setattr__(name, value)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% slots-and-no-methods-on-the-object
# cell
class Linear(Layer):
    __slots__ = ("w", "b", "dw", "db", "x_in", "d_in")

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in, self.d_in = None, None
        self.zero_gradients()

    def __setattr__(self, name, value):
        if callable(value):
            raise AttributeError("methods stand in the class")
        object.__setattr__(self, name, value)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% parameters-in-single-precision
# cell
class Linear(Layer):

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in, self.d_in = None, None
        self.zero_gradients()

    w = property(lambda self: self._w, lambda self, value: setattr(self, "_w", np.asarray(value, dtype=np.float32)))
    b = property(lambda self: self._b, lambda self, value: setattr(self, "_b", np.asarray(value, dtype=np.float32)))

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% parameters-and-gradients-in-single-precision
# cell
class Linear(Layer):

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in, self.d_in = None, None
        self.zero_gradients()

    def __setattr__(self, name, value):
        if name in ("w", "b", "dw", "db"):
            value = np.array(value, dtype=np.float32)
        object.__setattr__(self, name, value)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% parameters-in-a-dictionary-behind-properties
# cell
class Linear(Layer):

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.parameters = {}
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)
        self.x_in, self.d_in = None, None
        self.zero_gradients()

    @property
    def w(self):
        return self.parameters["w"]

    @w.setter
    def w(self, value):
        if value.ndim != 2:
            raise ValueError("w has two dimensions")
        self.parameters["w"] = np.array(value)

    @property
    def b(self):
        return self.parameters["b"]

    @b.setter
    def b(self, value):
        self.parameters["b"] = np.array(value)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += np.sum(d_out, axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros(self.w.shape, dtype=self.w.dtype)
        self.db = np.zeros(self.b.shape, dtype=self.b.dtype)

    def update_parameters(self, learning_rate):
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db

# %% empty-batch-of-sums-as-a-loop
self.x_in = x_in
x_out = np.repeat(self.b.astype(float), len(x_in), axis=0)
for j in range(x_in.shape[1]):
    x_out += np.outer(x_in[:, j], self.w[:, j])

# %% block-of-one-matrix
full = np.hstack([self.w, self.b.T])
self.x_in = x_in
x_out = np.hstack([x_in, np.ones((len(x_in), 1), dtype=full.dtype)]) @ full.T

# %% generator-of-columns
self.x_in = x_in
x_out = np.stack([sum(x_in[:, i] * wi for i, wi in enumerate(row)) + bj for row, bj in zip(self.w, self.b[0])], axis=1)

# %% einsum-ellipsis-with-out
self.x_in = x_in
x_out = np.empty((x_in.shape[0], self.w.shape[0]), dtype=np.result_type(x_in, self.w, np.float32))
np.einsum("...i,oi->...o", x_in, self.w, out=x_out, casting="unsafe")
np.add(x_out, self.b, out=x_out)

# %% add-at-rows
self.x_in = np.array(x_in)
x_out = np.repeat(np.asarray(self.b, dtype=float), len(x_in), axis=0)
rows = np.arange(len(x_in))
for i in range(x_in.shape[1]):
    np.add.at(x_out, rows, np.outer(x_in[:, i], self.w[:, i]))

# %% property-kept
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in, self.n_out = n_in, n_out
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = (initial_sigma * np.random.randn(1, n_out)).astype(np.float32)
        self._seen = None
        self.zero_gradients()

    @property
    def x_in(self):
        return self._seen

    @x_in.setter
    def x_in(self, value):
        self._seen = value

    def zero_gradients(self):
        self.dw = np.zeros((self.n_out, self.n_in))
        self.db = np.zeros((1, self.n_out))

    def forward(self, x_in):
        self.x_in = x_in
        return np.inner(x_in, self.w) + self.b

    def backward(self, d_out):
        self.dw += d_out.T @ self.x_in
        self.db += d_out.sum(0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw
        self.b = self.b - learning_rate * self.db
