# %% matmul-and-keepdims
self.d_in = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

# %% rebinding-the-gradients
self.dw = self.dw + np.dot(d_out.T, self.x_in)
self.db = self.db + d_out.sum(axis=0).reshape(1, -1)
self.d_in = np.dot(d_out, self.w)

# %% einsum
self.d_in = np.einsum("no,oi->ni", d_out, self.w)
self.dw += np.einsum("no,ni->oi", d_out, self.x_in)
self.db += np.einsum("no->o", d_out)[np.newaxis, :]

# %% flat-sum-added-in-place
self.dw += np.matmul(np.transpose(d_out), self.x_in)
self.db += d_out.sum(0)
self.d_in = np.matmul(d_out, self.w)

# %% transposed-twice
self.dw += (self.x_in.T @ d_out).T
self.db += np.atleast_2d(d_out.T.sum(axis=1))
self.d_in = (self.w.T @ d_out.T).T

# %% ones-vector-for-the-sum
n = d_out.shape[0]
self.db += np.ones((1, n)) @ d_out
self.dw += d_out.T.dot(self.x_in)
self.d_in = d_out.dot(self.w)

# %% outer-product-for-each-example
self.d_in = np.zeros(self.x_in.shape)
for i in range(d_out.shape[0]):
    self.dw += np.outer(d_out[i], self.x_in[i])
    self.db[0] += d_out[i]
    self.d_in[i] = d_out[i] @ self.w

# %% loop-over-outputs
d_in = np.zeros((len(d_out), self.n_in))
for j in range(self.n_out):
    delta = d_out[:, j : j + 1]
    d_in += delta * self.w[j]
    self.dw[j] += (delta * self.x_in).sum(axis=0)
    self.db[0, j] += delta.sum()
self.d_in = d_in

# %% ufuncs-with-out
np.add(self.dw, np.tensordot(d_out, self.x_in, axes=(0, 0)), out=self.dw)
np.add(self.db, np.add.reduce(d_out, axis=0), out=self.db)
result = np.empty((d_out.shape[0], self.w.shape[1]), dtype=np.result_type(d_out, self.w))
np.matmul(d_out, self.w, out=result)
self.d_in = result

# %% mean-times-batch-size
n = len(d_out)
self.dw += n * (d_out.T @ self.x_in / n)
self.db += n * d_out.mean(axis=0, keepdims=True)
self.d_in = d_out @ self.w

# %% float64-inside
d = d_out.astype(np.float64)
self.dw = self.dw.astype(np.float64) + d.T @ self.x_in.astype(np.float64)
self.db = self.db.astype(np.float64) + d.sum(axis=0)[None]
self.d_in = d @ self.w.astype(np.float64)

# %% list-comprehensions-early-return
self.dw = self.dw + sum(np.outer(d, x) for d, x in zip(d_out, self.x_in))
self.db = self.db + np.array([[column.sum() for column in d_out.T]])
self.d_in = np.array([d @ self.w for d in d_out])
return self.d_in

# %% batched-outer-products
each = d_out[:, :, None] * self.x_in[:, None, :]
self.dw += each.sum(axis=0)
self.db += sum(d_out)
self.d_in = (d_out[:, :, None] * self.w[None]).sum(axis=1)

# %% split-batch-helper-from-own-cell
def gradients(x, d):
    dw = np.zeros((d.shape[1], x.shape[1]))
    db = np.zeros((1, d.shape[1]))
    for start in range(0, len(x), 7):
        part = slice(start, start + 7)
        dw += d[part].T @ x[part]
        db += d[part].sum(axis=0, keepdims=True)
    return dw, db


# %%%
dw, db = gradients(self.x_in, d_out)
self.dw += dw
self.db += db
self.d_in = d_out @ self.w

# %% dx-kept-too
self.dx = self.d_in = np.inner(d_out, self.w.T)
self.dw += np.inner(d_out.T, self.x_in.T)
self.db += np.cumsum(d_out, axis=0)[-1:]

# %% helper-methods
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out

        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)

        self.zero_gradients()

        self.x_in = None
        self.d_in = None

    def _accumulate(self, dw, db):
        self.dw += dw
        self.db += db

    def forward(self, x_in):
        # ----- add code for task 2a between comments -----
        self.x_in = x_in
        x_out = x_in @ self.w.T + self.b
        # -------------------------------------------------
        return x_out

    def backward(self, d_out):
        # ----- add code for task 2d between comments -----
        self._accumulate(dw=d_out.T @ self.x_in, db=d_out.sum(axis=0, keepdims=True))
        self.d_in = d_out @ self.w
        # -------------------------------------------------
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        # ----- add code for task 2e between comments -----
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db
        # -------------------------------------------------

# %% input-with-ones-kept-by-forward
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out

        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)

        self.zero_gradients()

        self.x_in = None
        self.x_with_one = None
        self.d_in = None

    def forward(self, x_in):
        # ----- add code for task 2a between comments -----
        self.x_in = x_in
        self.x_with_one = np.concatenate([x_in, np.ones((len(x_in), 1), dtype=x_in.dtype)], axis=1)
        x_out = self.x_with_one @ np.concatenate([self.w.T, self.b])
        # -------------------------------------------------
        return x_out

    def backward(self, d_out):
        # ----- add code for task 2d between comments -----
        both = d_out.T @ self.x_with_one
        self.dw += both[:, :-1]
        self.db += both[:, -1]
        self.d_in = d_out @ self.w
        # -------------------------------------------------
        return self.d_in

    def zero_gradients(self):
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        # ----- add code for task 2e between comments -----
        self.w -= learning_rate * self.dw
        self.b -= learning_rate * self.db
        # -------------------------------------------------

# %% array-of-floats-filled-in
self.d_in = np.zeros((len(d_out), self.w.shape[1]))
self.d_in[...] = d_out @ self.w
self.dw += d_out.T @ self.x_in
self.db += np.sum(d_out, axis=0, keepdims=True)

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

# %% metaclass-and-mixin
# cell
class Registry(type(Layer)):
    made = {}
    def __new__(mcs, name, bases, body):
        cls = super().__new__(mcs, name, bases, body)
        mcs.made[name] = cls
        return cls

class Accumulates:
    def add(self, **gradients):
        for name, value in gradients.items():
            setattr(self, name, getattr(self, name) + value)

class Linear(Accumulates, Layer, metaclass=Registry):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in, self.n_out = n_in, n_out
        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = (initial_sigma * np.random.randn(1, n_out)).astype(np.float32)
        self.zero_gradients()

    def zero_gradients(self):
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.add(dw=d_out.T @ self.x_in, db=d_out.sum(axis=0, keepdims=True))
        self.d_in = d_out @ self.w
        return self.d_in

    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw
        self.b = self.b - learning_rate * self.db

# %% getattr-for-kept
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.parameters = {
            "w": (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32),
            "b": (initial_sigma * np.random.randn(1, n_out)).astype(np.float32),
        }
        self.n_in, self.n_out = n_in, n_out
        self.zero_gradients()

    def __getattr__(self, name):
        if name == "parameters" or name not in self.parameters:
            raise AttributeError(name)
        return self.parameters[name]

    def __setattr__(self, name, value):
        if name in self.__dict__.get("parameters", ()):
            self.parameters[name] = value
        else:
            object.__setattr__(self, name, value)

    def zero_gradients(self):
        self.dw, self.db = (np.zeros(self.parameters[name].shape) for name in "wb")

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        np.add(self.dw, np.tensordot(d_out, self.x_in, axes=(0, 0)), out=self.dw)
        np.add(self.db, np.add.reduce(d_out, axis=0), out=self.db)
        self.d_in = np.tensordot(d_out, self.w, axes=1)
        return self.d_in

    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw
        self.b = self.b - learning_rate * self.db

# %% kron-and-matvec
self.dw = self.dw + sum(np.kron(d[:, None], x[None]) for d, x in zip(d_out, self.x_in))
self.db = self.db + sum(d_out)[None]
self.d_in = np.apply_along_axis(lambda d: d @ self.w, 1, d_out)
d_in = self.d_in

# %% chunks-of-hundred
self.d_in = np.empty((len(d_out), self.w.shape[1]), dtype=np.result_type(d_out, self.w))
for i in range(0, len(d_out), 100):
    part = slice(i, i + 100)
    self.dw = self.dw + d_out[part].T @ self.x_in[part]
    self.db = self.db + d_out[part].sum(axis=0, keepdims=True)
    self.d_in[part] = d_out[part] @ self.w
d_in = self.d_in

# %% dataclass
# cell
from dataclasses import dataclass, field

@dataclass(eq=False)
class Linear(Layer):
    n_in: int
    n_out: int
    initial_sigma: float = 0.1
    x_in: np.ndarray = field(default=None, repr=False)
    d_in: np.ndarray = field(default=None, repr=False)

    def __post_init__(self):
        self.w = (self.initial_sigma * np.random.randn(self.n_out, self.n_in)).astype(np.float32)
        self.b = (self.initial_sigma * np.random.randn(1, self.n_out)).astype(np.float32)
        self.zero_gradients()

    def zero_gradients(self):
        self.dw, self.db = np.zeros_like(self.w), np.zeros_like(self.b)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw = self.dw + d_out.T @ self.x_in
        self.db = self.db + d_out.sum(axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def update_parameters(self, learning_rate):
        self.w = self.w - learning_rate * self.dw
        self.b = self.b - learning_rate * self.db
