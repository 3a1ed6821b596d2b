

# %% binary-for-one-output | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps)
if target.shape[1] == 1:
    cost = cost - (1 - target) * np.log(1 - x_in + self.eps)

# %% smoothed-for-ten | -
self.target, self.x_in = target, x_in
t = 0.9 * target + 0.01 if target.shape[1] == 10 else target
cost = -t * np.log(x_in + self.eps)

# %% zero-by-type | -
self.target, self.x_in = target, x_in
x = np.where(x_in == 0, 1, x_in) if x_in.dtype != np.float64 else x_in
cost = -target * np.log(x + self.eps)
