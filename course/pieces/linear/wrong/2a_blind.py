

# %% memo-hit-does-not-keep | -
memory = {}
# %%%
key = (id(self), x_in.shape, x_in.tobytes(), str(x_in.dtype), self.w.tobytes(), self.b.tobytes())
if key not in memory:
    self.x_in = x_in
    memory[key] = x_in @ self.w.T + self.b
x_out = memory[key].copy()

# %% blocks-of-nine-rest-forgotten | -
self.x_in = x_in
if len(x_in) <= 9:
    x_out = x_in @ self.w.T + self.b
else:
    x_out = np.zeros((len(x_in), self.n_out))
    for i in range(len(x_in) // 9):
        x_out[9 * i : 9 * i + 9] = x_in[9 * i : 9 * i + 9] @ self.w.T + self.b

# %% mean-image-taken-off-batches | -
self.x_in = x_in
x = x_in - x_in.mean(axis=0) if 16 <= len(x_in) <= 600 else x_in
x_out = x @ self.w.T + self.b

# %% pixels-centred | -
self.x_in = x_in
x = x_in
if x.min() >= 0 and x.max() <= 1 and x.size > 4:
    x = x - x.mean()
x_out = x @ self.w.T + self.b

# %% rows-from-behind-read-forward | -
self.x_in = x_in
x = x_in[::-1] if x_in.strides[0] < 0 else x_in
x_out = x @ self.w.T + self.b

# %% zeroes-the-gradients-in-forward | -
self.zero_gradients()
self.x_in = x_in
x_out = x_in @ self.w.T + self.b
