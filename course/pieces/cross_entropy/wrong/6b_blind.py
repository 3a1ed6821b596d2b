# %% sign | -
self.target, self.x_in = target, x_in
cost = target * np.log(x_in + self.eps)

# %% no-eps | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in)

# %% eps-outside-log | -
self.target, self.x_in = target, x_in
cost = -target * (np.log(x_in) + self.eps)

# %% eps-subtracted | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in - self.eps)

# %% eps-too-large | other-eps
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + 1e-3)

# %% clip-too-large | -
self.target, self.x_in = target, x_in
cost = -target * np.log(np.clip(x_in, 1e-2, 1))

# %% log-ten | -
self.target, self.x_in = target, x_in
cost = -target * np.log10(x_in + self.eps)

# %% log-two | -
self.target, self.x_in = target, x_in
cost = -target * np.log2(x_in + self.eps)

# %% one-mean | -
self.target, self.x_in = target, x_in
cost = np.mean(-target * np.log(x_in + self.eps))

# %% one-sum | -
self.target, self.x_in = target, x_in
cost = -np.sum(target * np.log(x_in + self.eps))

# %% divided-by-batch | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps) / len(x_in)

# %% sum-over-batch | -
self.target, self.x_in = target, x_in
cost = -np.sum(target * np.log(x_in + self.eps), axis=0)

# %% binary-cross-entropy | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps) - (1 - target) * np.log(1 - x_in + self.eps)

# %% swapped | -
self.target, self.x_in = target, x_in
cost = -x_in * np.log(target + self.eps)

# %% no-target | -
self.target, self.x_in = target, x_in
cost = -np.log(x_in + self.eps)

# %% forgets-x-in | -
self.target = target
cost = -target * np.log(x_in + self.eps)

# %% keeps-swapped | -
self.target, self.x_in = x_in, target
cost = -target * np.log(x_in + self.eps)

# %% keeps-log | -
self.target, self.x_in = target, np.log(x_in + self.eps)
cost = -target * self.x_in

# %% adds-eps-in-place | -
x_in += 1e-3
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in)

# %% argmax-right-for-one-hot | -
self.target, self.x_in = target, x_in
hot = np.eye(target.shape[1])[target.argmax(axis=1)]
cost = -hot * np.log(x_in + self.eps)

# %% softmax-inside | -
self.target, self.x_in = target, x_in
e = np.exp(x_in)
cost = -target * np.log(e / e.sum(axis=1, keepdims=True) + self.eps)

# %% nan-to-zero-for-missed-class | -
self.target, self.x_in = target, x_in
with np.errstate(all="ignore"):
    cost = -target * np.where(x_in > 0, np.log(x_in), 0)

# %% target-as-bool | -
self.target, self.x_in = target, x_in
cost = -(target > 0).astype(float) * np.log(x_in + self.eps)

# %% full-divergence | -
self.target, self.x_in = target, x_in
cost = target * (np.log(target + self.eps) - np.log(x_in + self.eps))

# %% square-error | -
self.target, self.x_in = target, x_in
cost = (x_in - target) ** 2

# %% keeps-first-target | -
self.x_in = x_in
if self.target is None:
    self.target = target
cost = -target * np.log(x_in + self.eps)

# %% log-one-plus | -
self.target, self.x_in = target, x_in
cost = -target * np.log1p(x_in + self.eps)

# %% one-number | -
self.target = target
self.x_in = x_in
cost = -np.sum(target * np.log(x_in + self.eps)) / target.shape[0]

# %% eps-one-thousandth | -
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + 1e-3)

# %% clipped-at-1e-7 | -
self.target = target
self.x_in = x_in
cost = -target * np.log(np.clip(x_in, 1e-7, 1 - 1e-7))

# %% target-made-one-hot | -
self.target = target
self.x_in = x_in
hot = np.eye(target.shape[1])[target.argmax(axis=1)]
cost = -hot * np.log(x_in + self.eps)

# %% raises-small-probabilities-in-place | -
self.target = target
np.maximum(x_in, 1e-6, out=x_in, where=x_in < 1e-6)
self.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% keeps-the-logarithm | -
self.target = target
self.x_in = np.log(x_in + self.eps)
cost = -target * self.x_in

# %% infinity-made-a-number | -
self.target = target
self.x_in = x_in
with np.errstate(all="ignore"):
    cost = np.nan_to_num(-target * np.log(x_in))

# %% nothing-where-probability-is-zero | -
self.target = target
self.x_in = x_in
cost = np.zeros(x_in.shape)
seen = x_in > 0
cost[seen] = -target[seen] * np.log(x_in[seen])

# %% only-targets-of-exactly-one | -
self.target = target
self.x_in = x_in
cost = np.where(target == 1, -np.log(x_in + self.eps), 0.0)

# %% keeps-only-the-first-call | -
if self.target is None or self.target.shape != target.shape:
    self.target = target
    self.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% target-turned-when-square | -
self.target = target
self.x_in = x_in
t = target if target.shape[0] != target.shape[1] else target.T
cost = -t * np.log(x_in + self.eps)

# %% labels-smoothed | -
self.target = target
self.x_in = x_in
cost = -(0.99 * target + 0.01 / target.shape[1]) * np.log(x_in + self.eps)

# %% smoothed-for-ten | -
self.target, self.x_in = target, x_in
t = 0.9 * target + 0.01 if target.shape[1] == 10 else target
cost = -t * np.log(x_in + self.eps)

# %% binary-for-one-output | -
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps)
if target.shape[1] == 1:
    cost = cost - (1 - target) * np.log(1 - x_in + self.eps)

# %% zero-by-type | -
self.target, self.x_in = target, x_in
x = np.where(x_in == 0, 1, x_in) if x_in.dtype != np.float64 else x_in
cost = -target * np.log(x + self.eps)
