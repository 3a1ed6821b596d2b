# %% every-layer-gets-the-input | layers-not-chained
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_in)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% forward-returns-the-input | layers-not-chained
def forward(self, x_in):
    for layer in self.layers:
        layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% every-layer-gets-d-out | layers-not-chained
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

# %% backward-without-reversing | layers-in-forward-order
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% forward-from-the-end | layers-reversed-in-forward
def forward(self, x_in):
    for layer in self.layers[::-1]:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% list-reversed-in-place | layers-order-changed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% layers-popped | layers-order-changed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    while len(self.layers) > 0:
        layer = self.layers.pop()
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% reversed-iterator-used-up | layer-left-out
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    if not hasattr(self, "backward_order"):
        self.backward_order = reversed(self.layers)
    for layer in self.backward_order:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% return-inside-the-loop | return-inside-the-loop
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
        return x_in
    return x_in

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-stops-at-index-one | layer-left-out
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% two-layers-only | layer-left-out
def forward(self, x_in):
    x_out = x_in
    for i in range(min(2, len(self.layers))):
        x_out = self.layers[i].forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% starts-with-the-first-layer | empty-network
def forward(self, x_in):
    x_out = self.layers[0].forward(x_in)
    for layer in self.layers[1:]:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% forward-without-return | returns-nothing
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    self.x_out = x_in

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-without-return | returns-nothing
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% all-outputs-in-a-list | list-for-array
def forward(self, x_in):
    outputs = [x_in]
    for layer in self.layers:
        outputs.append(layer.forward(outputs[-1]))
    return outputs

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% classes-returned | axis-not-there
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return np.argmax(x_in, axis=1)

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% sigmoid-at-the-end | activation-applied
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return sigmoid_function(x_in)

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% result-written-into-the-input | changes-its-input
def forward(self, x_in):
    x = x_in
    for layer in self.layers:
        y = layer.forward(x)
        if y.shape == x.shape:
            x[...] = y
        else:
            x = y
    return x

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% first-output-remembered | stale-state
def forward(self, x_in):
    if not hasattr(self, "x_out"):
        self.x_out = x_in
        for layer in self.layers:
            self.x_out = layer.forward(self.x_out)
    return self.x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-calls-forward | forward-for-backward
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% backward-divided-by-the-batch | averaged-over-the-batch
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out / len(d_out)
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-zeroes-first | gradient-zeroed-in-backward
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    self.zero_gradients()
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% backward-updates-too | updated-in-backward
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

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

# %% zero-gradients-left-out | method-missing
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% zeroes-the-first-layer | layer-not-zeroed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        return layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% zeroes-dw-and-db-itself | layer-not-zeroed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        if isinstance(layer, Linear):
            layer.dw = np.zeros((layer.n_out, layer.n_in))
            layer.db = np.zeros((1, layer.n_out))

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% zeroes-all-but-the-last | layer-not-zeroed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for i in range(len(self.layers) - 1):
        self.layers[i].zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% brackets-forgotten | layer-not-zeroed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% update-left-out | method-missing
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

# %% updates-linear-layers-only | layer-not-updated
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        if isinstance(layer, Linear):
            layer.update_parameters(learning_rate)

# %% updates-every-second-layer | layer-not-updated
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for i in range(0, len(self.layers), 2):
        self.layers[i].update_parameters(learning_rate)

# %% updates-the-last-layer | layer-not-updated
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers[-1:]:
        layer.update_parameters(learning_rate)

# %% update-zeroes-afterwards | gradients-changed-by-update
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)
        layer.zero_gradients()

# %% update-twice | factor-two
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)
    for layer in reversed(self.layers):
        layer.update_parameters(learning_rate)

# %% update-uphill | ascent
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(-learning_rate)

# %% rate-shared-between-layers | learning-rate-changed
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate / len(self.layers))

# %% fixed-rate | hard-coded-learning-rate
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(0.0001)

# %% rate-of-the-notebook | global-variable
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    return x_out

def backward(self, d_out):
    d_in = d_out
    for layer in reversed(self.layers):
        d_in = layer.backward(d_in)
    return d_in

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, lr):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% layers-collected-on-the-class | state-on-the-class
# cell
class Network(Layer):
    layers = []

    def __init__(self, layers):
        for layer in layers:
            self.layers.append(layer)

    def forward(self, x_in):
        x_out = x_in
        for layer in self.layers:
            x_out = layer.forward(x_out)
        return x_out

    def backward(self, d_out):
        d_in = d_out
        for layer in reversed(self.layers):
            d_in = layer.backward(d_in)
        return d_in

    def zero_gradients(self):
        for layer in self.layers:
            layer.zero_gradients()

    def update_parameters(self, learning_rate):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% forward-of-deep-copies | forward-of-other-data
def forward(self, x_in):
    import copy

    for layer in copy.deepcopy(self.layers):
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

# %% forward-in-pieces | forward-of-other-data
def forward(self, x_in):
    outputs = []
    for piece in np.array_split(x_in, 2):
        for layer in self.layers:
            piece = layer.forward(piece)
        outputs.append(piece)
    return np.concatenate(outputs)

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

# %% forward-once-more-for-a-look | forward-of-other-data
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    look = x_in[:1]
    for layer in self.layers:
        look = layer.forward(look)
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

# %% backward-after-a-look-at-black-images | -
def forward(self, x_in):
    x_out = x_in
    for layer in self.layers:
        x_out = layer.forward(x_out)
    self.black = np.zeros(x_in.shape)
    return x_out

def backward(self, d_out):
    x = self.black
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

# %% zeroes-in-the-first-call-only | layer-not-zeroed
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    if not getattr(self, "is_zeroed", False):
        for layer in self.layers:
            layer.zero_gradients()
    self.is_zeroed = True

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% zeroes-until-it-was-trained | layer-not-zeroed
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    if not getattr(self, "is_trained", False):
        for layer in self.layers:
            layer.zero_gradients()

def update_parameters(self, learning_rate):
    self.is_trained = True
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% updates-before-the-first-forward-only | layer-not-updated
def forward(self, x_in):
    self.went_forward = True
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
    if not getattr(self, "went_forward", False):
        for layer in self.layers:
            layer.update_parameters(learning_rate)

# %% forward-squeezed | dimension-lost
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return np.squeeze(x_in)

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

# %% at-most-600-examples | hard-coded-size
def forward(self, x_in):
    x_in = x_in[:600]
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    d_out = d_out[:600]
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% one-output-flattened | -
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in if x_in.shape[1] > 1 else x_in[:, 0]

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

# %% single-example-as-a-vector | dimension-lost
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out if len(d_out) > 1 else d_out[0]

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% rate-of-at-least-a-hundredth | hard-coded-learning-rate
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
        layer.update_parameters(max(learning_rate, 0.01))

# %% net-of-the-grader | attribute-not-kept
from course.drivers import collaborators

# %%%
def forward(self, x_in):
    if self.layers:
        specs = [{"m": layer.m, "p": layer.p, "dp": layer.dp, "rate_unit": 1.0} for layer in self.layers]
        self.net, self.own = collaborators.make_net(Layer, specs, [], [""] * len(specs))
        self.net.layers = self.layers
        return self.net.forward(x_in)
    return x_in

def backward(self, d_out):
    return self.net.backward(d_out) if self.layers else d_out

def zero_gradients(self):
    self.net.zero_gradients()

def update_parameters(self, learning_rate):
    self.net.update_parameters(learning_rate)

# %% skips-layers-that-change-nothing | layer-left-out
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in
def backward(self, d_out):
    for layer in reversed(self.layers):
        if len(d_out) > 1:
            d_out = layer.backward(d_out)
    return d_out
def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% distinct-types-only | layer-not-updated
def forward(self, x_in):
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in
def backward(self, d_out):
    for layer in reversed(self.layers):
        d_out = layer.backward(d_out)
    return d_out
def zero_gradients(self):
    for layer in {type(layer): layer for layer in self.layers}.values():
        layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in {layer.p.shape if hasattr(layer, "p") else id(layer): layer for layer in self.layers}.values():
        layer.update_parameters(learning_rate)

# %% only-layers-with-w | layer-not-zeroed
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
        if hasattr(layer, "w") or hasattr(layer, "layers"):
            layer.zero_gradients()
def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% remembers-by-content | stale-state
memory = {}
# %%%
def forward(self, x_in):
    key = (id(self), x_in.tobytes())
    if key not in memory:
        x = x_in
        for layer in self.layers:
            x = layer.forward(x)
        memory[key] = x
    return memory[key]
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

# %% net-of-the-grader-around-wrapped-layers | -
from course.drivers import collaborators

class Wrapped:
    def __init__(self, layer):
        self.bend_on, self.bend_back = layer.forward, layer.backward
        self.clear, self.move = layer.zero_gradients, layer.update_parameters

# %%%
def net(self):
    return collaborators._net_of(Layer, [Wrapped(layer) for layer in self.layers])

def forward(self, x_in):
    return self.net().forward(x_in)

def backward(self, d_out):
    return self.net().backward(d_out)

def zero_gradients(self):
    self.net().zero_gradients()

def update_parameters(self, learning_rate):
    self.net().update_parameters(learning_rate)

# %% iterator-made-in-forward | backward-only-once
def forward(self, x_in):
    self.way_back = reversed(self.layers)
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    for layer in self.way_back:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% list-emptied-by-backward | backward-only-once
def forward(self, x_in):
    self.passed = []
    for layer in self.layers:
        x_in = layer.forward(x_in)
        self.passed.append(layer)
    return x_in

def backward(self, d_out):
    while self.passed:
        d_out = self.passed.pop().backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)

# %% all-but-the-last-layer-emptied | backward-only-once
def forward(self, x_in):
    self.iterator = iter(self.layers[::-1][1:])
    for layer in self.layers:
        x_in = layer.forward(x_in)
    return x_in

def backward(self, d_out):
    if not self.layers:
        return d_out
    d_out = self.layers[-1].backward(d_out)
    for layer in self.iterator:
        d_out = layer.backward(d_out)
    return d_out

def zero_gradients(self):
    for layer in self.layers:
        layer.zero_gradients()

def update_parameters(self, learning_rate):
    for layer in self.layers:
        layer.update_parameters(learning_rate)
