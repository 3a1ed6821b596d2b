# %% return-in-the-loop | return-inside-the-loop | order
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

# %% layers-without-self | self-left-out | self
def forward(self, x_in):
    for layer in layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in layers:
        layer.update_parameters(learning_rate)

# %% self-missing-in-def | self-missing-in-def | self
def forward(x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients():
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% same-input-for-all | layers-not-chained | order
def forward(self, x_in):
    for layer in self.layers:
        x_out = layer.forward(x_in)
    return x_out

def backward(self, d_out):
    for layer in self.layers[::-1]:
        d_in = layer.backward(d_out)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% method-of-lists-reversed | other-language or name-nearly-right | other languages
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers.reversed():
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% nothing-returned | returns-nothing | left out
def forward(self, x_in):
    x = x_in
    for layer in self.layers:
        x = layer.forward(x)

def backward(self, d_out):
    d = d_out
    for layer in reversed(self.layers):
        d = layer.backward(d)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% every-layer-gets-d-out | layers-not-chained | another array
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% rate-shrinks-by-layer | learning-rate-changed | a factor
def forward(self, x_in):
    a = x_in
    for layer in self.layers:
        a = layer.forward(a)
    return a

def backward(self, d_out):
    g = d_out
    for layer in self.layers[::-1]:
        g = layer.backward(g)
    return g

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)
        learning_rate = learning_rate * 0.9

# %% all-outputs-returned | list-for-array | several results
def forward(self, x_in):
    outputs = [x_in]
    for layer in self.layers:
        outputs.append(layer.forward(outputs[-1]))
    return outputs

def backward(self, d_out):
    gradients = [d_out]
    for layer in reversed(self.layers):
        gradients.append(layer.backward(gradients[-1]))
    return gradients

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% list-emptied | layers-order-changed | order
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    while self.layers:
        layer = self.layers.pop()
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% touches-dw-and-db-itself | layer-not-zeroed or layer-not-updated | self
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
        if hasattr(layer, "dw"):
            layer.dw = np.zeros_like(layer.w)
            layer.db = np.zeros_like(layer.b)

def update_parameters(self, learning_rate):
    for layer in self.layers:
        if hasattr(layer, "w"):
            layer.w = layer.w - learning_rate * layer.dw
            layer.b = layer.b - learning_rate * layer.db

# %% returns-what-it-got | argument-returned | another array
# cell
class Network(Layer):
    """Several layers, one after the other. A network is a layer too.

    Parameters
    ----------
    layers : list of Layer
        In the order of the forward pass.
    """

    def __init__(self, layers):
        self.layers = layers

    # ----- add code for task 3a between comments -----
    def forward(self, x_in):
        x = x_in
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, d_out):
        d = d_out
        for layer in reversed(self.layers):
            d = layer.backward(d)
        return d_out

    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)
    # -------------------------------------------------
