# %% other-names
def forward(self, x_in):
    x_out = x_in
    for f in self.layers:
        x_out = f.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for f in self.layers[::-1]:
        d_in = f.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% indices
def forward(self, x_in):
    x = x_in
    for i in range(len(self.layers)):
        x = self.layers[i].forward(x)
    return x

def backward(self, d_out):
    d = d_out
    for i in range(len(self.layers) - 1, -1, -1):
        d = self.layers[i].backward(d)
    return d

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% reduce
import functools
# %%%
def forward(self, x_in):
    return functools.reduce(lambda x, layer: layer.forward(x), self.layers, x_in)

def backward(self, d_out):
    return functools.reduce(lambda d, layer: layer.backward(d), reversed(self.layers), d_out)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% list-of-activations
def forward(self, x_in):
    self.activations = [x_in]
    for layer in self.layers:
        self.activations.append(layer.forward(self.activations[-1]))
    return self.activations[-1]

def backward(self, d_out):
    deltas = [d_out]
    for layer in list(self.layers)[::-1]:
        deltas.insert(0, layer.backward(deltas[0]))
    return deltas[0]

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% keeps-x-out
def forward(self, x_in):
    self.x_out = x_in
    for layer in self.layers:
        self.x_out = layer.forward(self.x_out)
    return self.x_out

def backward(self, d_out):
    self.d_in = d_out
    for layer in reversed(self.layers):
        self.d_in = layer.backward(self.d_in)
    return self.d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% recursive-helper
def _through(self, x, i):
    if i == len(self.layers):
        return x
    return self._through(self.layers[i].forward(x), i + 1)

def forward(self, x_in):
    return self._through(x_in, 0)

def _back(self, d, i):
    return d if i < 0 else self._back(self.layers[i].backward(d), i - 1)

def backward(self, d_out):
    return self._back(d_out, len(self.layers) - 1)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% comprehensions
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    [layer.zero_gradients() for layer in self.layers]

def update_parameters(self, learning_rate):
    [layer.update_parameters(learning_rate) for layer in self.layers]

# %% call-all-helper
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def _all(self, name, *arguments):
    for layer in self.layers:
        getattr(layer, name)(*arguments)

def zero_gradients(self):
    self._all("zero_gradients")

def update_parameters(self, learning_rate):
    self._all("update_parameters", learning_rate)

# %% while-loops
def forward(self, x_in):
    i = 0
    while i < len(self.layers):
        x_in = self.layers[i].forward(x_in)
        i += 1
    return x_in

def backward(self, d_out):
    i = len(self.layers)
    while i > 0:
        i -= 1
        d_out = self.layers[i].backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% keyword-calls
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in=x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out=d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate=learning_rate)

# %% mixin-in-own-cell
class Chained:
    @staticmethod
    def run(functions, value):
        for function in functions:
            value = function(value)
        return value
# %%%
def forward(self, x_in):
    return Chained.run([layer.forward for layer in self.layers], x_in)

def backward(self, d_out):
    return Chained.run([layer.backward for layer in self.layers[::-1]], d_out)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% update-in-reverse
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in reversed(self.layers):
        layer.update_parameters(learning_rate)

# %% with-predict-and-len
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

def __len__(self):
    return len(self.layers)

def predict(self, x):
    return np.argmax(self.forward(x), axis=1)

# %% plain-loops
def forward(self, x_in):
    out = x_in
    for layer in self.layers:
        out = layer.forward(out)
    return out

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% reduce-again
from functools import reduce
# %%%
def forward(self, x_in):
    return reduce(lambda x, layer: layer.forward(x), self.layers, x_in)

def backward(self, d_out):
    return reduce(lambda d, layer: layer.backward(d), self.layers[::-1], d_out)

def zero_gradients(self):
    [layer.zero_gradients() for layer in self.layers]

def update_parameters(self, learning_rate):
    [layer.update_parameters(learning_rate) for layer in self.layers]

# %% index-recursion
def forward(self, x_in, _i=0):
    return x_in if _i == len(self.layers) else self.forward(self.layers[_i].forward(x_in), _i + 1)

def backward(self, d_out, _i=None):
    if _i is None:
        _i = len(self.layers)
    return d_out if _i == 0 else self.backward(self.layers[_i - 1].backward(d_out), _i - 1)

def zero_gradients(self):
    for layer in self:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self:
        layer.update_parameters(learning_rate)

def __iter__(self):
    yield from self.layers

def __len__(self):
    return len(self.layers)

# %% activations-kept
def forward(self, x_in):
    self.activations = [x_in]
    for layer in self.layers:
        self.activations.append(layer.forward(self.activations[-1]))
    return self.activations[-1]

def backward(self, d_out):
    self.deltas = [d_out]
    for layer in self.layers[::-1]:
        self.deltas.insert(0, layer.backward(self.deltas[0]))
    return self.deltas[0]

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% each-helper-with-getattr
def _each(self, method, *args):
    for layer in self.layers:
        getattr(layer, method)(*args)

def _through(self, method, value, layers):
    for layer in layers:
        value = getattr(layer, method)(value)
    return value

def forward(self, x_in):
    return self._through("forward", x_in, self.layers)

def backward(self, d_out):
    return self._through("backward", d_out, reversed(self.layers))

def zero_gradients(self):
    self._each("zero_gradients")

def update_parameters(self, learning_rate):
    self._each("update_parameters", learning_rate)

# %% while-with-indices
def forward(self, x_in):
    i = 0
    while i < len(self.layers):
        x_in = self.layers[i].forward(x_in)
        i += 1
    return x_in

def backward(self, d_out):
    i = len(self.layers) - 1
    while i >= 0:
        d_out = self.layers[i].backward(d_out)
        i -= 1
    return d_out

def zero_gradients(self):
    for i in range(len(self.layers)):
        self.layers[i].zero_gradients()

def update_parameters(self, learning_rate):
    for i in range(len(self.layers) - 1, -1, -1):
        self.layers[i].update_parameters(learning_rate)

# %% composed-functions
def forward(self, x_in):
    chain = lambda x: x
    for layer in self.layers:
        chain = (lambda inner, f: lambda x: f(inner(x)))(chain, layer.forward)
    return chain(x_in)

def backward(self, d_out):
    chain = lambda d: d
    for layer in self.layers:
        chain = (lambda inner, f: lambda d: inner(f(d)))(chain, layer.backward)
    return chain(d_out)

def zero_gradients(self):
    tuple(layer.zero_gradients() for layer in self.layers)

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% accumulate
from collections import deque
from itertools import accumulate


def last_of(iterable):
    return deque(iterable, maxlen=1).pop()
# %%%
def forward(self, x_in):
    return last_of(accumulate(self.layers, lambda x, layer: layer.forward(x), initial=x_in))

def backward(self, d_out):
    return last_of(accumulate(reversed(self.layers), lambda d, layer: layer.backward(d), initial=d_out))

def zero_gradients(self):
    deque((layer.zero_gradients() for layer in self.layers), maxlen=0)

def update_parameters(self, learning_rate):
    deque((layer.update_parameters(learning_rate) for layer in self.layers), maxlen=0)

# %% callable-and-typed
def forward(self, x_in: np.ndarray) -> np.ndarray:
    """Forward through all layers."""
    x_out = x_in
    for number, layer in enumerate(self.layers):
        assert isinstance(x_out, np.ndarray), f"layer {number} got {type(x_out)}"
        x_out = layer.forward(x_out)
    return x_out

__call__ = forward

def backward(self, d_out: np.ndarray) -> np.ndarray:
    """Backward through all layers."""
    d_in = d_out
    for layer in self.layers[::-1]:
        d_in = layer.backward(d_in)
    self.d_in = d_in
    return d_in

def zero_gradients(self) -> None:
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate: float) -> None:
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% timed-layers
def forward(self, x_in):
    self.seconds = {}
    for i, layer in enumerate(self.layers):
        start = time.perf_counter()
        x_in = layer.forward(x_in)
        self.seconds[i, type(layer).__name__] = time.perf_counter() - start
    return x_in

def backward(self, d_out):
    stack = list(self.layers)
    while stack:
        d_out = stack.pop().backward(d_out)
    return d_out

def zero_gradients(self):
    list(map(lambda layer: layer.zero_gradients(), self.layers))

def update_parameters(self, learning_rate):
    list(map(lambda layer: layer.update_parameters(learning_rate), self.layers))

# %% keyword-calls-again
def forward(self, x_in):
    result = x_in
    for layer in self.layers:
        result = layer.forward(x_in=result)
    return result

def backward(self, d_out):
    result = d_out
    for layer in reversed(self.layers):
        result = layer.backward(d_out=result)
    return result

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate=learning_rate)

# %% linked-list-in-whole-cell
# cell
class _Node:
    """A doubly linked chain: each knows the one before and the one after."""

    def __init__(self, layer, before):
        self.layer, self.before, self.after = layer, before, None


class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

    def _chain(self):
        head = tail = None
        for layer in self.layers:
            node = _Node(layer, tail)
            if tail is None:
                head = node
            else:
                tail.after = node
            tail = node
        return head, tail

    def forward(self, x_in):
        node, _ = self._chain()
        while node is not None:
            x_in = node.layer.forward(x_in)
            node = node.after
        return x_in

    def backward(self, d_out):
        _, node = self._chain()
        while node is not None:
            d_out = node.layer.backward(d_out)
            node = node.before
        return d_out

    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)
