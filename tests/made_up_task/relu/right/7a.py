# %% maximum
self.x_in = x_in
x_out = np.maximum(x_in, 0)

# %% masked
self.x_in = x_in
x_out = x_in * (x_in > 0)
