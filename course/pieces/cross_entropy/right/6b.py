# %% as-in-the-formula
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% np-multiply-negative
self.x_in = x_in
self.target = target
cost = np.negative(np.multiply(target, np.log(np.add(x_in, self.eps))))

# %% logarithm-of-the-inverse
self.target, self.x_in = target, x_in
cost = target * np.log(1 / (x_in + self.eps))

# %% clipped-from-below
self.target = target
self.x_in = x_in
cost = -(target * np.log(np.maximum(x_in, self.eps)))

# %% clipped-at-both-ends
self.target = target
self.x_in = x_in
probability = np.clip(x_in, self.eps, 1.0)
cost = -target * np.log(probability)

# %% summed-over-the-outputs
self.target = target
self.x_in = x_in
cost = -np.sum(target * np.log(x_in + self.eps), axis=1)

# %% summed-over-the-outputs-keepdims
self.target = target
self.x_in = x_in
cost = np.sum(-target * np.log(x_in + self.eps), axis=1, keepdims=True)

# %% row-times-row-by-einsum
self.target = target
self.x_in = x_in
cost = -np.einsum("ij,ij->i", target, np.log(x_in + self.eps))

# %% only-where-the-target-is-not-zero
self.target = target.copy()
self.x_in = x_in.copy()
cost = np.zeros(x_in.shape)
chosen = target != 0
cost[chosen] = -target[chosen] * np.log(x_in[chosen] + self.eps)

# %% np-where-early-return
self.target = target
self.x_in = x_in
return np.where(target == 0, 0.0, -target * np.log(x_in + self.eps))

# %% double-loop-with-math
import math

self.target = target
self.x_in = x_in
cost = np.empty(x_in.shape)
for i in range(x_in.shape[0]):
    for j in range(x_in.shape[1]):
        cost[i, j] = -target[i, j] * math.log(x_in[i, j] + self.eps)

# %% other-base-converted
self.target = target
self.x_in = x_in
cost = -target * np.log2(x_in + self.eps) * np.log(2)

# %% vectorized-scalar-function
def cross_entropy(t, x, eps):
    return 0.0 if t == 0 else float(-t * np.log(x + eps))


# %%%
self.target = target
self.x_in = x_in
cost = np.vectorize(cross_entropy, otypes=[np.float64])(target, x_in, self.eps)

# %% in-place-float64
self.target = target
self.x_in = x_in
cost = x_in.astype(np.float64)
cost += self.eps
np.log(cost, out=cost)
cost *= target
cost *= -1

# %% mean-over-the-outputs
# cell
class CrossEntropy(Cost):
    def __init__(self):
        self.x_in = None
        self.target = None
        self.eps = 1e-12

    def estimate(self, target, x_in):
        # ----- add code for task 6b between comments -----
        self.target = target
        self.x_in = x_in
        cost = np.mean(-target * np.log(x_in + self.eps), axis=1)
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        n_out = self.x_in.shape[1]
        gradient = -self.target / (self.x_in + self.eps) / n_out
        # -------------------------------------------------
        return gradient

# %% array-of-the-predictions-type
self.target = target
self.x_in = x_in
cost = np.zeros_like(x_in)
cost[...] = -target * np.log(x_in + self.eps)

# %% only-known-attributes
# cell
class CrossEntropy(Cost):
    def __setattr__(self, name, value):
        if name not in ('target', 'x_in', 'eps'):
            raise AttributeError(name)
        object.__setattr__(self, name, value)

    def __init__(self):
        self.x_in, self.target, self.eps = None, None, 1e-12

    def estimate(self, target, x_in):
        self.target, self.x_in = target, x_in
        return -target * np.log(x_in + self.eps)

    def gradient(self, d_out):
        return -self.target / (self.x_in + self.eps)

# %% slots-alone
# cell
class CrossEntropy(Cost):
    __slots__ = ("target", "x_in", "eps")

    def __init__(self):
        self.x_in, self.target, self.eps = None, None, 1e-12

    def estimate(self, target, x_in):
        self.target, self.x_in = target, x_in
        return -target * np.log(x_in + self.eps)

    def gradient(self, d_out):
        return -self.target / (self.x_in + self.eps)

# %% clipped-from-below-once-more
self.target, self.x_in = target, x_in
cost = -target * np.log(np.maximum(x_in, self.eps))

# %% eps-only-where-nothing-is
self.target, self.x_in = target, x_in
cost = -target * np.log(np.where(x_in == 0, self.eps, x_in))

# %% sum-over-classes-clipped
self.target, self.x_in = target, x_in
cost = -(target * np.log(np.clip(x_in, 1e-12, None))).sum(axis=1, keepdims=True)

# %% where-target-is-zero
self.target, self.x_in = target, x_in
cost = np.zeros(np.shape(x_in))
np.multiply(-1.0 * target, np.log(x_in + 1e-12), out=cost, where=np.asarray(target) != 0)

# %% log-base-two
self.target, self.x_in = np.asarray(target), np.asarray(x_in)
cost = -self.target * np.log2(self.x_in + 1e-12) * np.log(2)

# %% log1p
self.target, self.x_in = target, x_in
cost = -target * np.log1p(x_in - 1 + 1e-12)
