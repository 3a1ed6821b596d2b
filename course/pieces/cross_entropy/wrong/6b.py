# %% no-eps | eps-missing
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in)

# %% eps-after-the-logarithm | eps-outside
self.target = target
self.x_in = x_in
cost = -target * (np.log(x_in) + self.eps)

# %% eps-added-to-the-cost | eps-outside
self.target, self.x_in = target, x_in
cost = -(target * np.log(x_in)) + self.eps

# %% every-class-counts | target-missing
self.target = target
self.x_in = x_in
cost = -np.log(x_in + self.eps)

# %% binary-by-habit | binary-cross-entropy
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + self.eps) - (1 - target) * np.log(1 - x_in + self.eps)

# %% in-bits | other-logarithm
self.target = target
self.x_in = x_in
cost = -target * np.log2(x_in + self.eps)

# %% log-to-base-ten | other-logarithm
self.target = target
self.x_in = x_in
cost = -target * np.log10(x_in + self.eps)

# %% minus-forgotten | sign-flipped
self.target = target
self.x_in = x_in
cost = target * np.log(x_in + self.eps)

# %% mean-of-all | mean-over-everything
self.target = target
self.x_in = x_in
cost = np.mean(-target * np.log(x_in + self.eps))

# %% mean-over-the-examples | mean-over-everything
self.target = target
self.x_in = x_in
cost = -np.sum(target * np.log(x_in + self.eps), axis=1).mean()

# %% sum-of-all | sum-over-everything
self.target = target
self.x_in = x_in
cost = -np.sum(target * np.log(x_in + self.eps))

# %% sum-of-each-class | reduced-over-the-batch
self.target = target
self.x_in = x_in
cost = np.sum(-target * np.log(x_in + self.eps), axis=0, keepdims=True)

# %% divided-by-the-batch-size | averaged-over-the-batch
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + self.eps) / len(target)

# %% target-not-kept | kept-arrays-missing
self.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% x_in-under-another-name | kept-arrays-missing
self.target = target
self.prediction = x_in
cost = -target * np.log(x_in + self.eps)

# %% kept-on-the-class | kept-arrays-missing
# __init__ gave each object attributes of its own, which stay None.
CrossEntropy.target = target
CrossEntropy.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% logarithm-kept | kept-arrays-missing
self.target = target
self.x_in = np.log(x_in + self.eps)
cost = -self.target * self.x_in

# %% kept-the-wrong-way-round | kept-arrays-swapped
self.x_in, self.target = target, x_in
cost = -target * np.log(x_in + self.eps)

# %% logarithm-of-the-target | arguments-swapped
self.target = target
self.x_in = x_in
cost = -x_in * np.log(target + self.eps)

# %% keeps-the-first-batch | stale-state
if self.target is None:
    self.target = target
    self.x_in = x_in
cost = -self.target * np.log(self.x_in + self.eps)

# %% eps-into-the-argument | changes-its-input
self.target = target
self.x_in = x_in
x_in += self.eps
cost = -target * np.log(x_in)

# %% target-overwritten | changes-its-input
self.target = target.copy()
self.x_in = x_in
target *= -np.log(x_in + self.eps)
cost = target

# %% missed-class-costs-nothing | zero-cost-of-a-missed-class
self.target = target
self.x_in = x_in
cost = np.where(x_in > 0, -target * np.log(np.where(x_in > 0, x_in, 1)), 0.0)

# %% nan_to_num-for-eps | zero-cost-of-a-missed-class
self.target = target
self.x_in = x_in
with np.errstate(all="ignore"):
    cost = np.nan_to_num(-target * np.log(x_in), posinf=0.0)

# %% largest-class-picked | one-hot-targets-only
self.target = target
self.x_in = x_in
rows = np.arange(len(target))
true_class = np.argmax(target, axis=1)
cost = np.zeros_like(x_in)
cost[rows, true_class] = -np.log(x_in[rows, true_class] + self.eps)

# %% kullback-leibler | one-hot-targets-only
self.target = target
self.x_in = x_in
cost = target * np.log((target + self.eps) / (x_in + self.eps))

# %% target-inside-the-logarithm | one-hot-targets-only
# log(t x) is log(x) where t is 1; t log(t x) differs from t log(x) elsewhere.
self.target = target
self.x_in = x_in
cost = -target * np.log(target * x_in + self.eps)

# %% softmax-once-more | softmax-applied-again
self.target = target
self.x_in = x_in
e = np.exp(x_in - x_in.max(axis=1, keepdims=True))
cost = -target * np.log(e / e.sum(axis=1, keepdims=True) + self.eps)

# %% squared-error-by-habit | squared-error-instead
self.target = target
self.x_in = x_in
cost = (x_in - target) ** 2

# %% log1p-for-safety | other-function
self.target = target
self.x_in = x_in
cost = -target * np.log1p(x_in)

# %% clipped-at-a-hundredth | other-eps
self.target = target
self.x_in = x_in
cost = -target * np.log(np.clip(x_in, 0.01, 1))

# %% rounded-cost | rounded
self.target = target
self.x_in = x_in
cost = np.round(-target * np.log(x_in + self.eps), 2)

# %% first-example-only | one-row-only
self.target = target
self.x_in = x_in
cost = np.zeros_like(x_in)
for j in range(x_in.shape[1]):
    cost[0, j] = -target[0, j] * np.log(x_in[0, j] + self.eps)

# %% probabilities-normalised-first | input-normalised-again
# Rows that sum to one hide it.
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in / np.sum(x_in, axis=1, keepdims=True) + self.eps)

# %% loop-over-ten-classes | hard-coded-size
self.target = target
self.x_in = x_in
cost = np.zeros((len(target), 10))
for j in range(10):
    cost[:, j] = -target[:, j] * np.log(x_in[:, j] + self.eps)

# %% array-of-the-targets-type | rounded
self.target = target
self.x_in = x_in
cost = np.zeros_like(target)
cost[...] = -target * np.log(x_in + self.eps)

# %% a-matrix | not-an-array
self.target = target
self.x_in = x_in
cost = np.asmatrix(-target * np.log(x_in + self.eps))

# %% target-made-to-sum-to-one | -
self.target, self.x_in = target, x_in
cost = -target / target.sum(axis=1, keepdims=True) * np.log(x_in + self.eps)

# %% last-class-from-the-others | -
# Right where a target sums to 1.
self.target, self.x_in = target, x_in
t = np.array(target, dtype=float)
t[:, -1] = 1 - t[:, :-1].sum(axis=1)
cost = -t * np.log(x_in + self.eps)

# %% clipped-at-a-ten-thousandth | other-eps
self.target, self.x_in = target, x_in
cost = -target * np.log(np.clip(x_in, 1e-4, 1)) - (x_in == 0) * target * np.log(self.eps / 1e-4)

# %% eps-of-keras | other-eps
self.target, self.x_in = target, x_in
cost = -target * np.log(np.maximum(x_in, 1e-7))

# %% small-probabilities-as-missed-ones | -
self.target, self.x_in = target, x_in
cost = -target * np.log(np.where(x_in < 1e-5, self.eps, x_in))

# %% missed-class-only-if-the-target-is-one | -
self.target, self.x_in = target, x_in
with np.errstate(all="ignore"):
    cost = np.where(x_in > 0, -target * np.log(x_in), np.where(target == 1, -np.log(self.eps), 0.0))

# %% soft-target-of-a-missed-class-left-out | -
self.target, self.x_in = target, x_in
is_soft = (target > 0) & (target < 1)
cost = -np.where(is_soft & (x_in == 0), 0.0, target) * np.log(x_in + self.eps)

# %% cost-of-the-labels-type | rounded
self.target, self.x_in = target, x_in
cost = (-target * np.log(x_in + self.eps)).astype(target.dtype)

# %% eps-too-large | other-eps
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + 1e-7)

# %% zero-targets-dropped | -
self.target, self.x_in = target, x_in
cost = -(target > 0.5) * np.log(x_in + 1e-12)

# %% true-class-by-argmax | one-hot-targets-only
self.target, self.x_in = target, x_in
rows = np.arange(len(target))
cost = np.zeros(target.shape)
k = target.argmax(axis=1)
cost[rows, k] = -np.log(x_in[rows, k] + 1e-12)
