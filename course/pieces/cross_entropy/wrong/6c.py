# %% minus-forgotten | sign-flipped
gradient = self.target / (self.x_in + self.eps)

# %% no-eps | eps-missing
gradient = -self.target / self.x_in

# %% eps-after-the-division | eps-outside
gradient = -self.target / self.x_in + self.eps

# %% eps-on-the-target | eps-outside
gradient = -(self.target + self.eps) / self.x_in

# %% softmax-shortcut | difference-instead
gradient = self.x_in - self.target

# %% shortcut-times-two | squared-error-gradient
gradient = 2 * (self.x_in - self.target)

# %% times-instead-of-over | not-divided
gradient = -self.target * (self.x_in + self.eps)

# %% minus-target | not-divided
gradient = -self.target

# %% argument-given-back | returns-the-cost
gradient = d_out

# %% cost-computed-again | returns-the-cost
gradient = -self.target * np.log(self.x_in + self.eps)

# %% chain-rule-with-the-argument | cost-times-gradient
gradient = -d_out * self.target / (self.x_in + self.eps)

# %% divided-by-the-batch-size | averaged-over-the-batch
gradient = -self.target / (self.x_in + self.eps) / self.x_in.shape[0]

# %% divided-by-600 | hard-coded-size
gradient = -self.target / (self.x_in + self.eps) / 600

# %% divided-by-the-classes | gradient-of-another-cost
gradient = -self.target / (self.x_in + self.eps) / self.x_in.shape[1]

# %% doubled | factor-two
gradient = -2 * self.target / (self.x_in + self.eps)

# %% only-where-positive | zero-gradient-of-a-missed-class
gradient = np.zeros_like(self.x_in)
positive = self.x_in > 0
gradient[positive] = -self.target[positive] / self.x_in[positive]

# %% infinite-becomes-zero | zero-gradient-of-a-missed-class
with np.errstate(divide="ignore", invalid="ignore"):
    gradient = -self.target / self.x_in
gradient[~np.isfinite(gradient)] = 0

# %% derivative-of-the-clipping | zero-gradient-of-a-missed-class
clipped = np.maximum(self.x_in, self.eps)
gradient = -self.target / clipped * (self.x_in > self.eps)

# %% target-forgotten | target-missing
gradient = -1 / (self.x_in + self.eps)

# %% binary-by-habit | binary-cross-entropy
x = self.x_in
gradient = -self.target / (x + self.eps) + (1 - self.target) / (1 - x + self.eps)

# %% sum-over-the-examples | reduced-over-the-batch
gradient = np.sum(-self.target / (self.x_in + self.eps), axis=0, keepdims=True)

# %% one-value-an-example | reduced-over-the-outputs
# The next layer's backward broadcasts it without a complaint.
gradient = -np.sum(self.target / (self.x_in + self.eps), axis=1, keepdims=True)

# %% mean-of-all | mean-over-everything
gradient = np.mean(-self.target / (self.x_in + self.eps))

# %% sum-of-all | sum-over-everything
gradient = -np.sum(self.target / (self.x_in + self.eps))

# %% remembers-the-first-gradient | stale-state
if not hasattr(self, "first"):
    self.first = -self.target / (self.x_in + self.eps)
gradient = self.first

# %% target-negated-in-place | changes-its-input
self.target *= -1
gradient = self.target / (self.x_in + self.eps)

# %% x_in-clipped-in-place | other-eps
np.clip(self.x_in, 0.01, 0.99, out=self.x_in)
gradient = -self.target / self.x_in

# %% target-and-x_in-swapped | upside-down
gradient = -self.x_in / (self.target + self.eps)

# %% one-over-x-squared | squared-too-much
gradient = -self.target / (self.x_in + self.eps) ** 2

# %% largest-class-picked | one-hot-targets-only
rows = np.arange(len(self.target))
k = self.target.argmax(axis=1)
gradient = np.zeros(self.x_in.shape)
gradient[rows, k] = -1 / (self.x_in[rows, k] + self.eps)

# %% where-the-target-is-one | one-hot-targets-only
gradient = np.where(self.target == 1, -1 / (self.x_in + self.eps), 0.0)

# %% clipped-to-ten | clipped
gradient = np.clip(-self.target / (self.x_in + self.eps), -10, 10)

# %% nan_to_num-of-the-quotient | eps-missing
# -inf becomes the largest float instead of about -target / eps.
with np.errstate(divide="ignore", invalid="ignore"):
    gradient = np.nan_to_num(-self.target / self.x_in)

# %% eps-of-a-thousandth | other-eps
gradient = -self.target / (self.x_in + 1e-3)

# %% whole-numbers | rounded
gradient = (-self.target / (self.x_in + self.eps)).astype(int).astype(float)

# %% coarse-difference-quotient | difference-quotient
h = 0.01
gradient = -self.target * (np.log(self.x_in + h) - np.log(self.x_in + self.eps)) / h

# %% last-row-left-out | row-left-out
gradient = np.zeros(self.x_in.shape)
for i in range(1, len(self.x_in)):
    gradient[i - 1] = -self.target[i - 1] / (self.x_in[i - 1] + self.eps)

# %% eye-of-ten-classes | hard-coded-size
gradient = np.zeros((len(self.target), 10))
for j in range(10):
    gradient[:, j] = -self.target[:, j] / (self.x_in[:, j] + self.eps)

# %% one-minus-the-quotient | arrays-combined
# Behind a softmax the constant vanishes, so that training looks right.
gradient = (self.x_in - self.target) / (self.x_in + self.eps)

# %% probabilities-normalised-first | input-normalised-again
x = self.x_in / np.sum(self.x_in, axis=1, keepdims=True)
gradient = -self.target / (x + self.eps)

# %% estimate-takes-the-mean | gradient-of-another-cost
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
        cost = np.mean(-target * np.log(x_in + self.eps), axis=1, keepdims=True)
        # -------------------------------------------------
        return cost

    def gradient(self, d_out):
        # ----- add code for task 6c between comments -----
        gradient = -self.target / (self.x_in + self.eps)
        # -------------------------------------------------
        return gradient

# %% target-made-to-sum-to-one | -
gradient = -self.target / self.target.sum(axis=1, keepdims=True) / (self.x_in + self.eps)

# %% clipped-at-a-ten-thousandth | other-eps
gradient = -self.target / np.where(self.x_in > 0, np.maximum(self.x_in, 1e-4), self.eps)

# %% eps-of-keras | other-eps
gradient = -self.target / np.maximum(self.x_in, 1e-7)

# %% missed-class-only-if-the-target-is-one | -
with np.errstate(all="ignore"):
    quotient = -self.target / self.x_in
gradient = np.where(self.x_in > 0, quotient, np.where(self.target == 1, -1 / self.eps, 0.0))

# %% soft-target-of-a-missed-class-as-a-whole-one | -
gradient = -self.target / (self.x_in + self.eps)
missed = (self.x_in == 0) & (self.target > 0)
gradient[missed] = -10 / self.eps

# %% zero-where-missed | zero-gradient-of-a-missed-class
return np.where(self.x_in > 1e-9, -self.target / (self.x_in + 1e-12), 0)

# %% clipped-gradient | clipped
return np.maximum(-self.target / (self.x_in + 1e-12), -1e6)

# %% cost-times-something | name-not-defined
return -self.target * np.exp(np.minimum(cost, 20))
