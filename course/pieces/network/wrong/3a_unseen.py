# %% at-the-left-margin | methods-outside-the-class | syntax
# cell
class Network(Layer):
    def __init__(self, layers):
        self.layers = layers

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

# %% update-without-rate | argument-missing | arguments
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
        layer.update_parameters()

# %% backward-not-reversed | layers-in-forward-order | order
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% only-passes-written | method-missing | left out
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

# %% numbers-for-layers | index-for-layer | other languages
def forward(self, x_in):
    for layer in range(len(self.layers)):
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in range(len(self.layers)):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in range(len(self.layers)):
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in range(len(self.layers)):
        layer.update_parameters(learning_rate)

# %% net-for-self | self-left-out or name-not-defined | self
def forward(self, x_in):
    x = x_in
    for l in net.layers:
        x = l.forward(x)
    return x

def backward(self, d_out):
    d = d_out
    for l in reversed(net.layers):
        d = l.backward(d)
    return d

def zero_gradients(self):
    for l in net.layers:
        l.zero_gradients()

def update_parameters(self, learning_rate):
    for l in net.layers:
        l.update_parameters(learning_rate)

# %% two-layers-only | layer-left-out or beyond-the-end | left out
def forward(self, x_in):
    a = self.layers[0].forward(x_in)
    return self.layers[1].forward(a)

def backward(self, d_out):
    d = self.layers[1].backward(d_out)
    return self.layers[0].backward(d)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% list-reverse-result | layers-order-changed | other languages
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers.reverse():
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-calls-forward | forward-for-backward | names
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.forward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% layers-of-the-parameter | object-for-its-items | self
def forward(self, x_in):
    for layer in self:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self:
        layer.update_parameters(learning_rate)

# %% zero-calls-self | calls-itself | self
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
        self.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        self.update_parameters(learning_rate)

# %% sort-backward | other-language | other languages
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in sorted(self.layers, reverse=True):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% update-by-w | layer-not-zeroed | order
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
        layer.dw = 0
        layer.db = 0

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.w -= learning_rate * layer.dw
        layer.b -= learning_rate * layer.db

# %% accumulates-sum | shapes-do-not-fit or layers-do-not-fit | shapes
def forward(self, x_in):
    out = 0
    for layer in self.layers:
        out = out + layer.forward(x_in)
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

# %% update-inside-backward | layer-not-updated or updated-in-backward | order
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
        layer.update_parameters(0.1)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    pass

# %% sort-reverse | other-language | other libraries
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in sorted(self.layers, reverse=True):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% self-in-call | argument-too-many | arguments
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(self, x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(self, d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients(self)

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(self, learning_rate)

# %% forward-returns-list | list-for-array | several results
def forward(self, x_in):
    outs = []
    for layer in self.layers:
        x_in = layer.forward(x_in)
        outs.append(x_in)
    return outs

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    [l.zero_gradients() for l in self.layers]

def update_parameters(self, learning_rate):
    [l.update_parameters(learning_rate) for l in self.layers]

# %% zip-indices | layer-for-index | a formula
def forward(self, x_in):
    for i in self.layers:
        x_in = self.layers[i].forward(x_in)
    return x_in

def backward(self, d_out):
    for i in reversed(self.layers):
        d_out = self.layers[i].backward(d_out)
    return d_out

def zero_gradients(self):
    for i in self.layers:
        self.layers[i].zero_gradients()

def update_parameters(self, learning_rate):
    for i in self.layers:
        self.layers[i].update_parameters(learning_rate)

# %% update-zeroes | zeroed-too-late | order
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
    self.zero_gradients()
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-reverse-method | layers-order-changed | order
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    self.layers.reverse()
    for layer in self.layers:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% camel | method-missing | order
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers[::-1]:
        d_out = layer.backward(d_out)
    return d_out

def zeroGradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def updateParameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% reverses-the-list | layers-order-changed | side effects
def forward(self, x_in):
    x = x_in
    for layer in self.layers:
        x = layer.forward(x)
    return x

def backward(self, d_out):
    layers = self.layers
    layers.reverse()
    d = d_out
    for layer in layers:
        d = layer.backward(d)
    return d

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% same-d-out-for-all | layers-not-chained | arguments
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_out)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% return-in-loop | return-inside-the-loop | order
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
        return x_out
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in self.layers[::-1]:
        d_in = layer.backward(d_in)
        return d_in
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% range-misses-first | layer-left-out | left out
def forward(self, x_in):
    out = x_in
    for i in range(len(self.layers)):
        out = self.layers[i].forward(out)
    return out

def backward(self, d_out):
    grad = d_out
    i = len(self.layers) - 1
    while i > 0:
        grad = self.layers[i].backward(grad)
        i -= 1
    return grad

def zero_gradients(self):
    for i in range(len(self.layers)):
        self.layers[i].zero_gradients()

def update_parameters(self, learning_rate):
    for i in range(len(self.layers)):
        self.layers[i].update_parameters(learning_rate)

# %% only-linear-layers | layer-not-zeroed or layer-not-updated | left out
def forward(self, x_in):
    x = x_in
    for layer in self.layers:
        x = layer.forward(x)
    return x

def backward(self, d_out):
    d = d_out
    for layer in self.layers[::-1]:
        d = layer.backward(d)
    return d

def zero_gradients(self):
    # only the linear layers have gradients
    for layer in self.layers:
        if isinstance(layer, Linear):
            layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        if isinstance(layer, Linear):
            layer.update_parameters(learning_rate)

# %% third-line-left-standing | one-method-for-all | left out
def forward(self, x_in):
    for l in self.layers:
        x_in = l.forward(x_in)
    return x_in

def backward(self, d_out):
    for l in reversed(self.layers):
        d_out = l.backward(d_out)
    return d_out

def zero_gradients(self):
    for l in self.layers:
        l.zero_gradients()

def update_parameters(self, learning_rate):
    for l in self.layers:
        l.update_parameters(learning_rate)

backward = zero_gradients = update_parameters = forward  # still there

# %% calls-itself | calls-itself | self
def forward(self, x_in):
    x = x_in
    for layer in self.layers:
        x = layer.forward(x)
    return x

def backward(self, d_out):
    d = d_out
    for layer in reversed(self.layers):
        d = layer.backward(d)
    return d

def zero_gradients(self):
    for layer in self.layers:
        self.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        self.update_parameters(learning_rate)

# %% forward-copied-to-backward | forward-for-backward | order
def forward(self, x_in):
    temp = x_in
    for layer in self.layers:
        temp = layer.forward(temp)
    return temp

def backward(self, d_out):
    temp = d_out
    for layer in reversed(self.layers):
        temp = layer.forward(temp)
    return temp

def zero_gradients(self):
    [layer.zero_gradients() for layer in self.layers]

def update_parameters(self, learning_rate):
    [layer.update_parameters(learning_rate) for layer in self.layers]

# %% first-layer-by-index | empty-network | one for all
def forward(self, x_in):
    a = self.layers[0].forward(x_in)
    for layer in self.layers[1:]:
        a = layer.forward(a)
    return a

def backward(self, d_out):
    g = self.layers[-1].backward(d_out)
    for layer in self.layers[-2::-1]:
        g = layer.backward(g)
    return g

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% inherits-the-rest | method-missing | left out
def forward(self, x_in):
    """Through all layers."""
    result = x_in
    for layer in self.layers:
        result = layer.forward(result)
    return result

def backward(self, d_out):
    """Through all layers in reverse."""
    result = d_out
    for layer in reversed(self.layers):
        result = layer.backward(result)
    return result

# zero_gradients and update_parameters are inherited from Layer
