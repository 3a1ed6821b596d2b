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
