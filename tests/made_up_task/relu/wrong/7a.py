# %% a-tenth | leaky
self.x_in = x_in
x_out = np.where(x_in > 0, x_in, 0.1 * x_in)

# %% nothing-kept | x_in-not-kept
x_out = np.maximum(x_in, 0)

# %% absolute-value | -
self.x_in = x_in
x_out = np.abs(x_in)
