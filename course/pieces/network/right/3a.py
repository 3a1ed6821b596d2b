# %% plain-loops
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

# %% functools-reduce
def forward(self, x_in):
    from functools import reduce
    return reduce(lambda x, layer: layer.forward(x), self.layers, x_in)

def backward(self, d_out):
    from functools import reduce
    return reduce(lambda d, layer: layer.backward(d), self.layers[::-1], d_out)

def zero_gradients(self):
    [layer.zero_gradients() for layer in self.layers]

def update_parameters(self, learning_rate):
    [layer.update_parameters(learning_rate) for layer in self.layers]

# %% index-loops
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
    for i in range(len(self.layers)):
        self.layers[i].zero_gradients()

def update_parameters(self, learning_rate):
    for i in range(len(self.layers)):
        self.layers[i].update_parameters(learning_rate)

# %% while-loops
def forward(self, x_in):
    x_out = x_in
    i = 0
    while i < len(self.layers):
        x_out = self.layers[i].forward(x_out)
        i += 1
    return x_out

def backward(self, d_out):
    d_in = d_out
    i = len(self.layers)
    while i > 0:
        i -= 1
        d_in = self.layers[i].backward(d_in)
    return d_in

def zero_gradients(self):
    remaining = list(self.layers)
    while remaining:
        remaining.pop().zero_gradients()

def update_parameters(self, learning_rate):
    remaining = list(self.layers)
    while remaining:
        remaining.pop().update_parameters(learning_rate)

# %% recursion-by-position
def forward(self, x_in, first=0):
    if first == len(self.layers):
        return x_in
    return self.forward(self.layers[first].forward(x_in), first + 1)

def backward(self, d_out, left=None):
    left = len(self.layers) if left is None else left
    if left == 0:
        return d_out
    return self.backward(self.layers[left - 1].backward(d_out), left - 1)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% recursion-on-a-smaller-network
def forward(self, x_in):
    if not self.layers:
        return x_in
    first, *rest = self.layers
    return Network(rest).forward(first.forward(x_in))

def backward(self, d_out):
    if not self.layers:
        return d_out
    *rest, last = self.layers
    return Network(rest).backward(last.backward(d_out))

def zero_gradients(self):
    if self.layers:
        self.layers[0].zero_gradients()
        Network(self.layers[1:]).zero_gradients()

def update_parameters(self, learning_rate):
    if self.layers:
        self.layers[0].update_parameters(learning_rate)
        Network(self.layers[1:]).update_parameters(learning_rate)

# %% one-helper-for-all-layers
def _call_all(self, method, *arguments):
    for layer in self.layers:
        getattr(layer, method)(*arguments)

def _chain(self, method, layers, array):
    for layer in layers:
        array = getattr(layer, method)(array)
    return array

def forward(self, x_in):
    return self._chain("forward", self.layers, x_in)

def backward(self, d_out):
    return self._chain("backward", reversed(self.layers), d_out)

def zero_gradients(self):
    self._call_all("zero_gradients")

def update_parameters(self, learning_rate):
    self._call_all("update_parameters", learning_rate)

# %% keeps-all-activations
def forward(self, x_in):
    self.activations = [x_in]
    for layer in self.layers:
        self.activations.append(layer.forward(self.activations[-1]))
    return self.activations[-1]

def backward(self, d_out):
    self.gradients = [d_out]
    for layer in self.layers[::-1]:
        self.gradients.append(layer.backward(self.gradients[-1]))
    return self.gradients[-1]

def zero_gradients(self):
    super().zero_gradients()
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    super().update_parameters(learning_rate)
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% keyword-arguments
def forward(self, x_in):
    self.x_in = x_in
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_in=x_out)
    self.x_out = x_out
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_out=d_in)
    self.d_in = d_in
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate=learning_rate)

# %% deque-and-iterators
def forward(self, x_in):
    from collections import deque
    waiting = deque(self.layers)
    while waiting:
        x_in = waiting.popleft().forward(x_in)
    return x_in

def backward(self, d_out):
    from collections import deque
    waiting = deque(self.layers)
    while waiting:
        d_out = waiting.pop().backward(d_out)
    return d_out

def zero_gradients(self):
    iterator = iter(self.layers)
    while (layer := next(iterator, None)) is not None:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for i, layer in enumerate(self.layers):
        layer.update_parameters(learning_rate)

# %% methods-as-lambdas
_forward_one = staticmethod(lambda layer, x: layer.forward(x))

def forward(self, x):
    for layer in self.layers:
        x = self._forward_one(layer, x)
    return x

def backward(self, d):
    for layer in tuple(self.layers)[::-1]:
        d = layer.backward(d)
    return d

zero_gradients = lambda self: list(map(lambda layer: layer.zero_gradients(), self.layers)) and None
update_parameters = lambda self, lr: list(map(lambda layer: layer.update_parameters(lr), self.layers)) and None

# %% asks-whether-the-method-is-there
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in list(reversed(self.layers)):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        if hasattr(layer, "zero_gradients"):
            layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        if hasattr(layer, "update_parameters"):
            layer.update_parameters(learning_rate)

# %% match-on-the-list
def forward(self, x_in):
    return self._through(list(self.layers), "forward", x_in)

def backward(self, d_out):
    return self._through(list(self.layers)[::-1], "backward", d_out)

def _through(self, layers, method, array):
    match layers:
        case []:
            return array
        case [layer, *others]:
            return self._through(others, method, getattr(layer, method)(array))

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% copied-reverse-order
def forward(self, x_in):
    output = x_in
    for layer in self.layers:
        output = layer.forward(output)
    return output

def backward(self, d_out):
    order = list(self.layers)
    order.reverse()
    for layer in order:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers[:]:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers[::-1]:
        layer.update_parameters(learning_rate)

# %% dataclass
# cell
from dataclasses import dataclass, field


@dataclass
class Network(Layer):
    layers: list = field(default_factory=list)

    # ----- add code for task 3a between comments -----
    def forward(self, x_in):
        for layer in self.layers:
            x_in = layer.forward(x_in)
        return x_in

    def backward(self, d_out):
        for layer in self.layers[::-1]:
            d_out = layer.backward(d_out)
        return d_out

    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)
    # -------------------------------------------------

# %% iterable-network-with-own-init
# cell
class Network(Layer):
    def __init__(self, layers):
        super().__init__()
        self.layers = list(layers)

    # ----- add code for task 3a between comments -----
    def __iter__(self):
        yield from self.layers

    def __reversed__(self):
        yield from self.layers[::-1]

    def forward(self, x_in: np.ndarray) -> np.ndarray:
        """x_in (n, n_in) -> the last layer's output."""
        for layer in self:
            x_in = layer.forward(x_in)
        return x_in

    def backward(self, d_out: np.ndarray) -> np.ndarray:
        """d_out: gradient by the last layer's output -> gradient by the first layer's input."""
        for layer in reversed(self):
            d_out = layer.backward(d_out)
        return d_out

    def zero_gradients(self) -> None:
        for layer in self:
            layer.zero_gradients()

    def update_parameters(self, learning_rate: float) -> None:
        for layer in self:
            layer.update_parameters(learning_rate)
    # -------------------------------------------------

# %% only-known-attributes
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

    def __setattr__(self, name, value):
        if name != "layers":
            raise AttributeError(name)
        object.__setattr__(self, name, value)

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

# %% layers-behind-a-property
# cell
class Network(Layer):
    __slots__ = ("_layers",)

    def __init__(self, layers):
        self._layers = tuple(layers)

    @property
    def layers(self):
        return self._layers

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

# %% passes-single-precision-on
def forward(self, x_in):
    x = x_in.astype(np.float32)
    for layer in self.layers:
        x = layer.forward(x)
    return x

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

# %% forward-twice-on-the-same-batch
def forward(self, x_in):
    for _ in range(2):
        x_out = x_in
        for layer in self.layers:
            x_out = layer.forward(x_out)
    return x_out

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

# %% backward-after-forward-once-more
def forward(self, x_in):
    self.batch = x_in
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    x = self.batch
    for layer in self.layers:
        x = layer.forward(x)
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% linked-list
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

    def forward(self, x_in):
        def through(x, layers):
            return through(layers[0].forward(x), layers[1:]) if layers else x
        return through(x_in, list(self.layers))

    def backward(self, d_out):
        def back(d, layers):
            return back(layers[-1].backward(d), layers[:-1]) if layers else d
        return back(d_out, list(self.layers))

    def zero_gradients(self):
        all(layer.zero_gradients() is None for layer in self.layers)

    def update_parameters(self, learning_rate):
        any(layer.update_parameters(learning_rate) for layer in self.layers)

# %% flattened
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

    def __iter__(self):
        for layer in self.layers:
            if isinstance(layer, Network):
                yield from layer
            else:
                yield layer

    def forward(self, x_in):
        x = x_in
        for layer in self:
            x = layer.forward(x)
        return x

    def backward(self, d_out):
        for layer in list(self)[::-1]:
            d_out = layer.backward(d_out)
        return d_out

    def zero_gradients(self):
        list(map(lambda layer: layer.zero_gradients(), self))

    def update_parameters(self, learning_rate):
        list(map(lambda layer: layer.update_parameters(learning_rate), self))

# %% dispatch-with-getattr
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

    def _broadcast(self, method, *arguments):
        for layer in self.layers:
            getattr(layer, method)(*arguments)

    def _chain(self, method, value, layers):
        for layer in layers:
            value = getattr(layer, method)(value)
        return value

    def __getattribute__(self, name):
        call = object.__getattribute__
        broadcast, chain = call(self, "_broadcast"), call(self, "_chain")
        return {
            "forward": lambda x: chain("forward", x, self.layers),
            "backward": lambda d: chain("backward", d, reversed(self.layers)),
            "zero_gradients": lambda: broadcast("zero_gradients"),
            "update_parameters": lambda learning_rate: broadcast("update_parameters", learning_rate),
        }.get(name) or call(self, name)

# %% keeps-activations
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers
        self.activations, self.gradients = [], []

    def forward(self, x_in):
        self.activations = [x_in]
        for layer in self.layers:
            self.activations.append(layer.forward(self.activations[-1]))
        return self.activations[-1]

    def backward(self, d_out):
        self.gradients = [d_out]
        for layer in self.layers[::-1]:
            self.gradients.insert(0, layer.backward(self.gradients[0]))
        return self.gradients[0]

    def zero_gradients(self):
        self.gradients.clear()
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% layer-redefined-abstract
from abc import ABC, abstractmethod
class Layer(ABC):
    training = False
    @abstractmethod
    def forward(self, x_in): ...
    @abstractmethod
    def backward(self, d_out): ...
    @abstractmethod
    def zero_gradients(self): ...
    @abstractmethod
    def update_parameters(self, learning_rate): ...
class Cost(ABC):
    @abstractmethod
    def estimate(self, target, prediction): ...
    @abstractmethod
    def gradient(self, cost): ...

# %%%
# cell
class Network(Layer):
    def __init__(self, layers):
        assert all(isinstance(layer, Layer) for layer in layers)
        self.layers = layers
    number_of_parameters = 0
    def __call__(self, x):
        return self.forward(x)
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, d):
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return d
    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()
    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% layer-redefined-abstract-with-more
from abc import ABCMeta, abstractmethod
class Layer(metaclass=ABCMeta):
    training = False
    def __init__(self, name):
        self.name = name
    @property
    @abstractmethod
    def number_of_parameters(self): ...
    @abstractmethod
    def __call__(self, x): ...
class Cost(metaclass=ABCMeta):
    @abstractmethod
    def __call__(self, x): ...
    def __init__(self, name):
        self.name = name

# %%%
# cell
class Network(Layer):
    def __init__(self, layers):
        pass
        self.layers = layers
    number_of_parameters = 0
    def __call__(self, x):
        return self.forward(x)
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, d):
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return d
    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()
    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% layer-redefined-extended
class Layer(Layer):
    def __call__(self, x):
        return self.forward(x)
class Cost(Cost):
    def __call__(self, t, y):
        return self.estimate(t, y)

# %%%
# cell
class Network(Layer):
    def __init__(self, layers):
        assert all(isinstance(layer, Layer) for layer in layers)
        self.layers = layers
    number_of_parameters = 0
    def __call__(self, x):
        return self.forward(x)
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, d):
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return d
    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()
    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% layer-redefined-registry
class Layer:
    kinds = []
    training = False
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        Layer.kinds.append(cls.__name__)
    def zero_gradients(self):
        raise NotImplementedError
    def update_parameters(self, learning_rate):
        raise NotImplementedError
class Cost:
    def __setattr__(self, name, value):
        if name not in ("target", "prediction", "x_in"):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

# %%%
# cell
class Network(Layer):
    def __init__(self, layers):
        assert all(isinstance(layer, Layer) for layer in layers)
        self.layers = layers
    number_of_parameters = 0
    def __call__(self, x):
        return self.forward(x)
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, d):
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return d
    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()
    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% can-be-copied-by-name
# cell
import copy
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers
        self.first = copy.deepcopy(layers)
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
    def backward(self, d):
        for layer in self.layers[::-1]:
            d = layer.backward(d)
        return d
    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()
    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)
