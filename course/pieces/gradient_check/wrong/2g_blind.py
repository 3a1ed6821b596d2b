# %% says-right-of-all | -
return True

# %% by-chance | -
return bool(np.random.randint(2))

# %% patches-the-name-of-the-judge | -
import course.student.suspects as suspects
suspects.who_slips_through = lambda check: print("caught")
return True

# %% looks-for-a-mark | -
return not any("mistake" in name for name in vars(layer))

# %% d_in-only | -
d_out = np.ones(layer.forward(x).shape)
layer.zero_gradients()
d_in = layer.backward(d_out)
for index in np.ndindex(x.shape):
    x[index] += 1e-5
    above = layer.forward(x).sum()
    x[index] -= 2e-5
    below = layer.forward(x).sum()
    x[index] += 1e-5
    if abs((above - below) / 2e-5 - d_in[index]) > 1e-6:
        return False
return True

# %% without-db | -
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
layer.backward(d_out)
d_in = layer.backward(d_out)
for numbers, gradient, times in ((x, d_in, 1), (layer.w, layer.dw, 2)):
    for index in np.ndindex(numbers.shape):
        if abs(gradient[index] - times * slope(numbers, index)) > 1e-6:
            return False
return True
