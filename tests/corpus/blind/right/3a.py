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
