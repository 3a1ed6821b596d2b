# %% in-place
self.w -= learning_rate * self.dw
self.b -= learning_rate * self.db

# %% rebinding
self.w = self.w - learning_rate * self.dw
self.b = self.b - learning_rate * self.db

# %% minus-the-step-added
self.w += -learning_rate * self.dw
self.b += -learning_rate * self.db

# %% np-subtract-with-out
np.subtract(self.w, learning_rate * self.dw, out=self.w, casting="same_kind")
np.subtract(self.b, learning_rate * self.db, out=self.b, casting="same_kind")

# %% slice-assignment
self.w[:] = self.w - learning_rate * self.dw
self.b[:] = self.b - learning_rate * self.db

# %% copyto
np.copyto(self.w, self.w - np.multiply(learning_rate, self.dw))
np.copyto(self.b, self.b - np.multiply(learning_rate, self.db))

# %% loop-over-names
for name in ("w", "b"):
    parameter = getattr(self, name)
    gradient = getattr(self, "d" + name)
    setattr(self, name, parameter - learning_rate * gradient)

# %% loop-over-pairs
for parameter, gradient in zip([self.w, self.b], [self.dw, self.db]):
    parameter -= learning_rate * gradient

# %% row-by-row
for j in range(self.w.shape[0]):
    self.w[j] = self.w[j] - learning_rate * self.dw[j]
    self.b[0, j] = self.b[0, j] - learning_rate * self.db[0, j]

# %% float64-and-back
step_w = learning_rate * self.dw.astype(np.float64)
step_b = learning_rate * self.db.astype(np.float64)
self.w = (self.w.astype(np.float64) - step_w).astype(self.w.dtype)
self.b = (self.b.astype(np.float64) - step_b).astype(self.b.dtype)

# %% tuple-assignment
self.w, self.b = self.w - self.dw * learning_rate, self.b - self.db * learning_rate

# %% step-on-a-copy-of-the-gradient
step = self.dw.copy()
step *= learning_rate
self.w -= step
step = self.db.copy()
step *= learning_rate
self.b -= step

# %% function-from-own-cell
def descend(parameter: np.ndarray, gradient: np.ndarray, rate: float) -> np.ndarray:
    return np.add(parameter, np.negative(rate * gradient))


# %%%
self.w = descend(self.w, self.dw, rate=learning_rate)
self.b = descend(self.b, self.db, rate=learning_rate)

# %% sum-over-a-stack
self.w = np.sum([self.w, -learning_rate * self.dw], axis=0)
self.b = np.sum([self.b, -learning_rate * self.db], axis=0)

# %% counts-its-steps
# cell
class Linear(Layer):
    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in = n_in
        self.n_out = n_out
        self.steps = 0

        self.w = (initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)
        self.b = np.zeros((1, n_out), dtype=np.float32)

        self.zero_gradients()

        self.x_in = None
        self.d_in = None

    def parameters(self):
        yield self.w, self.dw
        yield self.b, self.db

    def forward(self, x_in):
        # ----- add code for task 2a between comments -----
        self.x_in = x_in
        x_out = x_in @ self.w.T + self.b
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
        self.dw = np.zeros_like(self.w)
        self.db = np.zeros_like(self.b)

    def update_parameters(self, learning_rate):
        # ----- add code for task 2e between comments -----
        self.steps += 1
        for parameter, gradient in self.parameters():
            parameter[...] -= learning_rate * gradient
        # -------------------------------------------------

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

# %% put-and-copyto
np.copyto(self.w, self.w - learning_rate * self.dw, casting="same_kind")
np.copyto(self.b, self.b - learning_rate * self.db, casting="same_kind")

# %% parameter-class
# cell
class Parameter:
    def __init__(self, value):
        self.value, self.gradient = value, np.zeros_like(value)
    def step(self, rate):
        self.value = self.value - rate * self.gradient

def forwarded(name, part):
    return property(lambda self: getattr(self.parameters[name], part),
                    lambda self, value: setattr(self.parameters[name], part, value))

class Linear(Layer):
    w, b = forwarded("w", "value"), forwarded("b", "value")
    dw, db = forwarded("w", "gradient"), forwarded("b", "gradient")

    def __init__(self, n_in, n_out, initial_sigma=0.1):
        self.n_in, self.n_out = n_in, n_out
        self.parameters = {
            "w": Parameter((initial_sigma * np.random.randn(n_out, n_in)).astype(np.float32)),
            "b": Parameter((initial_sigma * np.random.randn(1, n_out)).astype(np.float32)),
        }

    def zero_gradients(self):
        for parameter in self.parameters.values():
            parameter.gradient = np.zeros_like(parameter.value)

    def forward(self, x_in):
        self.x_in = x_in
        return x_in @ self.w.T + self.b

    def backward(self, d_out):
        self.dw = self.dw + d_out.T @ self.x_in
        self.db = self.db + d_out.sum(axis=0, keepdims=True)
        self.d_in = d_out @ self.w
        return self.d_in

    def update_parameters(self, learning_rate):
        for parameter in self.parameters.values():
            parameter.step(learning_rate)

# %% recursion-over-names
def step(names):
    if names:
        name, *rest = names
        setattr(self, name, getattr(self, name) - learning_rate * getattr(self, "d" + name))
        step(rest)
step(["w", "b"])

# %% lerp
self.w = np.add(self.w, -learning_rate * self.dw)
self.b = np.add(self.b, np.negative(learning_rate) * self.db)
