# %% as-in-the-text
h = 1e-5
d_out = np.random.default_rng(7).normal(size=layer.forward(x).shape)

def slope(numbers, index):
    value = numbers[index]
    numbers[index] = value + h
    above = np.sum(layer.forward(x) * d_out)
    numbers[index] = value - h
    below = np.sum(layer.forward(x) * d_out)
    numbers[index] = value
    return (above - below) / (2 * h)

layer.zero_gradients()
layer.forward(x)
layer.backward(d_out)
d_in = layer.backward(d_out)
for numbers, gradient, times in ((x, d_in, 1), (layer.w, layer.dw, 2), (layer.b, layer.db, 2)):
    for index in np.ndindex(numbers.shape):
        if abs(gradient[index] - times * slope(numbers, index)) > 1e-6:
            return False
return True

# %% once-and-twice
d_out = np.random.randn(*layer.forward(x).shape)
x, w, b = x.astype(float), layer.w, layer.b
L = lambda: (layer.forward(x) * d_out).sum()

def numeric(a):
    g = np.empty_like(a)
    for i in range(a.size):
        kept = a.flat[i]
        a.flat[i] = kept + 1e-4
        up = L()
        a.flat[i] = kept - 1e-4
        g.flat[i] = (up - L()) / 2e-4
        a.flat[i] = kept
    return g

dx, dw, db = numeric(x), numeric(w), numeric(b)
layer.zero_gradients()
L()
first = layer.backward(d_out)
ok = np.allclose(first, dx) and np.allclose(layer.dw, dw) and np.allclose(layer.db, db)
layer.backward(d_out)
return ok and np.allclose(layer.dw, 2 * dw, rtol=1e-4) and np.allclose(layer.db, 2 * db, rtol=1e-4)

# %% asserts-inside
try:
    d = np.cos(np.arange(layer.forward(x).size)).reshape(len(x), -1)
    f = lambda: float(np.vdot(layer.forward(x), d))
    layer.zero_gradients()
    f()
    layer.backward(d)
    d_in = layer.backward(d)
    dw, db = layer.dw / 2, layer.db / 2
    for a, g in ((x, d_in), (layer.w, dw), (layer.b, db)):
        for p in np.ndindex(*a.shape):
            a[p] += 1e-3
            up = f()
            a[p] -= 2e-3
            down = f()
            a[p] += 1e-3
            assert abs((up - down) / 2e-3 - g[p]) < 1e-5
except AssertionError:
    return False
return True
