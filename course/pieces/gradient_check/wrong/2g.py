# %% says-wrong-of-all | right-layer-refused
return False

# %% prints-that-all-is-right | returns-nothing
print("all gradients are right")

# %% one-call-of-backward | second-call-unchecked
d_out = np.random.default_rng(7).normal(size=layer.forward(x).shape)

def slope(numbers, index):
    value = numbers[index]
    numbers[index] = value + 1e-5
    above = np.sum(layer.forward(x) * d_out)
    numbers[index] = value - 1e-5
    below = np.sum(layer.forward(x) * d_out)
    numbers[index] = value
    return (above - below) / 2e-5

layer.zero_gradients()
layer.forward(x)
d_in = layer.backward(d_out)
for numbers, gradient in ((x, d_in), (layer.w, layer.dw), (layer.b, layer.db)):
    for index in np.ndindex(numbers.shape):
        if abs(gradient[index] - slope(numbers, index)) > 1e-6:
            return False
return True

# %% no-room-for-rounding | right-layer-refused
d_out = np.random.default_rng(7).normal(size=layer.forward(x).shape)

def slope(numbers, index):
    value = numbers[index]
    numbers[index] = value + 1e-5
    above = np.sum(layer.forward(x) * d_out)
    numbers[index] = value - 1e-5
    below = np.sum(layer.forward(x) * d_out)
    numbers[index] = value
    return (above - below) / 2e-5

layer.zero_gradients()
layer.forward(x)
d_in = layer.backward(d_out)
return all(d_in[index] == slope(x, index) for index in np.ndindex(x.shape))
