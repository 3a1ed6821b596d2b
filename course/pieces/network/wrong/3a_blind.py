# %% backward-in-order | -
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

# %% forward-reversed | -
def forward(self, x_in):
    for layer in self.layers[::-1]:
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

# %% forward-returns-nothing | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)

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

# %% backward-returns-nothing | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% each-layer-gets-the-input | -
def forward(self, x_in):
    for layer in self.layers:
        x_out = layer.forward(x_in)
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

# %% each-layer-gets-d-out | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_in = layer.backward(d_out)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% empty-fails-forward | -
def forward(self, x_in):
    x_out = self.layers[0].forward(x_in)
    for layer in self.layers[1:]:
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

# %% empty-gives-none | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_in = None
    for layer in reversed(self.layers):
        d_in = layer.backward(d_out)
        d_out = d_in
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% two-layers-only | -
def forward(self, x_in):
    return self.layers[1].forward(self.layers[0].forward(x_in))

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

# %% return-inside-loop | -
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

# %% backward-return-inside-loop | -
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

# %% backward-skips-first-layer | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for i in range(len(self.layers) - 1, 0, -1):
        d_out = self.layers[i].backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-skips-last-layer | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers[-2::-1]:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% no-zero-gradients | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% no-update | -
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

# %% zeroes-only-linear | -
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
        if isinstance(layer, Linear):
            layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% updates-only-those-with-w | -
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
        if hasattr(layer, "w"):
            layer.update_parameters(learning_rate)

# %% updates-first-only | -
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
    self.layers[0].update_parameters(learning_rate)

# %% zeroes-last-only | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    self.layers[-1].zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% update-by-hand | -
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
        if isinstance(layer, Linear):
            layer.w -= learning_rate * layer.dw
            layer.b -= learning_rate * layer.db

# %% zero-by-hand | -
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
        layer.update_parameters(learning_rate)

# %% fixed-learning-rate | -
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
        layer.update_parameters(0.0001)

# %% global-learning-rate | -
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

def update_parameters(self, rate):
    for layer in self.layers:
        layer.update_parameters(globals()["learning_rate"])

# %% reverses-list-in-place | -
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

# %% pops-layers | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    while self.layers:
        d_out = self.layers.pop().backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% update-zeroes-too | -
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
        layer.zero_gradients()

# %% backward-updates-too | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
        layer.update_parameters(0.0001)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% forward-zeroes-too | -
def forward(self, x_in):
    for layer in self.layers:
        layer.zero_gradients()
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

# %% backward-zeroes-too | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        layer.zero_gradients()
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% updates-twice | -
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
        layer.update_parameters(learning_rate)

# %% forward-twice | -
def forward(self, x_in):
    for layer in self.layers:
        layer.forward(x_in)
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        layer.backward(d_out)
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% forward-list | -
def forward(self, x_in):
    out = []
    for layer in self.layers:
        x_in = layer.forward(x_in)
        out.append(x_in)
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

# %% rate-decays-by-depth | -
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
        learning_rate = learning_rate * 0.9

# %% remembers-first-output | -
def forward(self, x_in):
    if not hasattr(self, "x_out"):
        self.x_out = x_in
        for layer in self.layers:
            self.x_out = layer.forward(self.x_out)
    return self.x_out

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

# %% last-layer-not-run | -
def forward(self, x_in):
    for layer in self.layers[:-1]:
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

# %% nested-skipped | -
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
        if not isinstance(layer, Network):
            layer.update_parameters(learning_rate)

# %% generator-kept-used-once | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    if not hasattr(self, "backwards"):
        self.backwards = reversed(self.layers)
    for layer in self.backwards:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% class-wide-layers | -
def forward(self, x_in):
    Network.shared = getattr(Network, "shared", self.layers)
    for layer in Network.shared:
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

# %% updates-every-other-layer | -
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
    for layer in self.layers[::2]:
        layer.update_parameters(learning_rate)

# %% nested-networks-not-zeroed | -
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
        if not isinstance(layer, Network):
            layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% only-linear-layers-updated | -
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
        if type(layer).__name__ == "Linear":
            layer.update_parameters(learning_rate)

# %% at-most-three-layers-forward | -
def forward(self, x_in):
    for layer in self.layers[:3]:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.layers[:3][::-1]:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% empty-network-fails | -
def forward(self, x_in):
    x = self.layers[0].forward(x_in)
    for layer in self.layers[1:]:
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

# %% empty-network-returns-nothing | -
def forward(self, x_in):
    x_out = None
    for i, layer in enumerate(self.layers):
        x_out = layer.forward(x_in if i == 0 else x_out)
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

# %% rate-shared-among-layers | -
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
        layer.update_parameters(learning_rate / len(self.layers))

# %% learning-rate-of-the-notebook | -
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

def update_parameters(self, _):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% every-layer-gets-the-same-gradient | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_in = d_out
    for layer in self.layers[::-1]:
        d_in = layer.backward(d_out)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-returns-nothing-again | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    self.d_in = d_out
    for layer in reversed(self.layers):
        self.d_in = layer.backward(self.d_in)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% output-cached-by-identity-of-input | -
def forward(self, x_in):
    if getattr(self, "x_in", None) is x_in and x_in is not None:
        return self.x_out
    self.x_in = x_in
    for layer in self.layers:
        x_in = layer.forward(x_in)
    self.x_out = x_in
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

# %% stops-at-first-layer-without-weights | -
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
        if not hasattr(layer, "w"):
            return
        layer.update_parameters(learning_rate)

# %% zero-stops-after-first-by-all | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    return all(layer.zero_gradients() for layer in self.layers)

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% lazy-map-never-runs | -
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
    map(lambda layer: layer.update_parameters(learning_rate), self.layers)

# %% reversed-iterator-used-up | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    if not hasattr(self, "_way_back"):
        self._way_back = reversed(self.layers)
    for layer in self._way_back:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% forward-zeroes-gradients | -
def forward(self, x_in):
    self.zero_gradients()
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

# %% overwrites-input-of-same-shape | -
def forward(self, x_in):
    for layer in self.layers:
        x_out = layer.forward(x_in)
        if x_out.shape == x_in.shape:
            x_in[...] = x_out
        else:
            x_in = x_out
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

# %% works-on-copies-of-the-layers | -
def forward(self, x_in):
    import copy

    if not hasattr(self, "_own"):
        self._own = [copy.deepcopy(layer) for layer in self.layers]
    for layer in self._own:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self._own):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in getattr(self, "_own", []):
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in getattr(self, "_own", []):
        layer.update_parameters(learning_rate)

# %% zeroes-the-arrays-by-name | -
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
        if hasattr(layer, "dw"):
            layer.dw = np.zeros_like(layer.dw)
            layer.db = np.zeros_like(layer.db)

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% updates-during-backward | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
        layer.update_parameters(learning_rate)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    pass

# %% last-layer-not-updated | -
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
    for i in range(len(self.layers) - 1):
        self.layers[i].update_parameters(learning_rate)

# %% zero-rate-becomes-default | -
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
    learning_rate = learning_rate or 0.01
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% averages-dw-in-update | -
def forward(self, x_in):
    self.n = len(x_in)
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
        if hasattr(layer, "dw") and hasattr(self, "n"):
            layer.dw, layer.db = layer.dw / self.n, layer.db / self.n
        layer.update_parameters(learning_rate)

# %% no-gradient-sent-back-as-it-is | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in
def backward(self, d_out):
    if not d_out.any():
        return d_out
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out
def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% black-images-as-they-are | -
def forward(self, x_in):
    if not x_in.any():
        return x_in
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

# %% rate-of-at-most-0.9 | -
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
    learning_rate = min(learning_rate, 0.91)
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% averages-batches-of-5-to-600 | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in
def backward(self, d_out):
    if 5 <= len(d_out) <= 600:
        d_out = d_out / len(d_out)
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out
def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% float32-by-halves | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in
def backward(self, d_out):
    if d_out.dtype == np.float32:
        d_out = d_out.astype(np.float16)
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out
def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% nested-first-not-updated | -
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
    for i, layer in enumerate(self.layers):
        if i or not isinstance(layer, Network):
            layer.update_parameters(learning_rate)

# %% nets-in-nets-in-nets-not-zeroed | -
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
        for one in getattr(layer, "layers", [layer]):
            if not isinstance(one, Network):
                one.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)
