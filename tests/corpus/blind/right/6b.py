# %% np-multiply
self.x_in, self.target = x_in, target
cost = np.multiply(np.negative(target), np.log(np.add(x_in, self.eps)))

# %% log-of-inverse
self.target = target
self.x_in = x_in
cost = target * np.log(1 / (x_in + self.eps))

# %% clip
self.target = target
self.x_in = x_in
cost = -target * np.log(np.clip(x_in, self.eps, None))

# %% where
self.target = target
self.x_in = x_in
cost = -target * np.log(np.where(x_in < self.eps, self.eps, x_in))

# %% written-out-eps
self.target = target.copy()
self.x_in = x_in.copy()
cost = -target * np.log(x_in + 1e-12)

# %% loops
self.target = target
self.x_in = x_in
cost = np.zeros(x_in.shape)
for i in range(len(x_in)):
    for j in range(x_in.shape[1]):
        cost[i, j] = -target[i, j] * np.log(x_in[i, j] + self.eps)

# %% row-sum-column
self.target = target
self.x_in = x_in
cost = -(target * np.log(x_in + self.eps)).sum(axis=1, keepdims=True)

# %% row-mean
self.target = target
self.x_in = x_in
cost = np.mean(-target * np.log(x_in + self.eps), axis=1)

# %% own-function
def safe_log(p, eps):
    return np.log(p + eps)
# %%%
self.x_in = np.array(x_in)
self.target = np.array(target)
cost = -self.target * safe_log(self.x_in, self.eps)

# %% list-comprehension
self.x_in = x_in
self.target = target
cost = np.array([-t * np.log(p + self.eps) for t, p in zip(target, x_in)])
