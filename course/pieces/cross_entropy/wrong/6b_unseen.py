# %% log-of-both | arguments-swapped | arguments
self.target = target
self.x_in = x_in
cost = -x_in * np.log(target + self.eps)

# %% ln-of-numpy | function-not-there or other-language | other languages
self.target = target
self.x_in = x_in
cost = -target * np.ln(x_in + self.eps)

# %% binary | binary-cross-entropy | a formula
self.target = target
self.x_in = x_in
cost = -(target * np.log(x_in + self.eps) + (1 - target) * np.log(1 - x_in + self.eps))

# %% product-of-matrices | shapes-do-not-fit or matrix-product | shapes
self.target = target
self.x_in = x_in
cost = -target @ np.log(x_in + self.eps)

# %% epsilon-spelt-out | name-nearly-right | names
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + self.epsilon)

# %% only-the-logarithm | target-missing | a formula
self.target = target
self.x_in = x_in
cost = -np.log(x_in + self.eps)

# %% softmax-inside | softmax-applied-again | a formula
self.target = target
self.x_in = x_in
e = np.exp(x_in)
cost = -target * np.log(e / e.sum(axis=1, keepdims=True) + self.eps)

# %% divided-by-classes-and-examples | averaged-over-the-batch | a factor
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps) / target.size

# %% still-squared | squared-error-instead | a formula
self.target, self.x_in = target, x_in
cost = (x_in - target) ** 2

# %% log-of-sum | reduced-over-the-outputs | a formula
self.target = target
self.x_in = x_in
cost = -np.log(np.sum(target * x_in, axis=1, keepdims=True) + self.eps)

# %% log-missing | function-left-out | left out
self.target = target
self.x_in = x_in
cost = -target * (x_in + self.eps)

# %% one-minus | one-minus | a formula
self.target, self.x_in = target, x_in
cost = -target * np.log(1 - x_in + self.eps)

# %% eps-large | other-eps | numbers
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + 0.01)

# %% log-of-product | target-inside-the-logarithm | a formula
self.target, self.x_in = target, x_in
cost = -np.log(target * x_in + self.eps)

# %% mean | mean-over-everything | reductions
self.target, self.x_in = target, x_in
cost = -np.mean(np.sum(target * np.log(x_in + self.eps), axis=1))

# %% math-log | name-not-defined | names
self.target, self.x_in = target, x_in
cost = -target * math.log(x_in + self.eps)

# %% clip-wrong | other-eps | a formula
self.target, self.x_in = target, x_in
cost = -target * np.log(np.clip(x_in, 0.01, 0.99))

# %% log1p | other-function | a formula
self.target, self.x_in = target, x_in
cost = -target * np.log1p(x_in)

# %% minus-eps | eps-outside | a formula
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in - self.eps)

# %% where | one-hot-targets-only | a formula
self.target, self.x_in = target, x_in
cost = np.where(target == 1, -np.log(x_in + self.eps), 0)

# %% kept-log | kept-arrays-missing | self
self.target, self.x_in = target, np.log(x_in + self.eps)
cost = -target * self.x_in

# %% divides-n | averaged-over-the-batch | a factor
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in + self.eps) / target.shape[0]

# %% sum-mean | mean-over-everything | reductions
self.target, self.x_in = target, x_in
cost = -(target * np.log(x_in + self.eps)).sum(axis=1).mean()

# %% exp | other-function | a formula
self.target, self.x_in = target, x_in
cost = -target * np.exp(x_in + self.eps)

# %% eps-after | eps-outside | a formula
self.target, self.x_in = target, x_in
cost = -target * np.log(x_in) + self.eps

# %% not-kept-target | kept-arrays-missing | self
self.x_in = x_in
cost = -target * np.log(x_in + self.eps)

# %% where-nan | eps-missing | a formula
self.target, self.x_in = target, x_in
cost = np.nan_to_num(-target * np.log(x_in))

# %% eps-outside | eps-outside | brackets
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in) + self.eps

# %% target-inside-log | target-inside-the-logarithm | brackets
self.target = target
self.x_in = x_in
p = target * x_in  # probability of the true class
cost = -np.log(p + self.eps)

# %% binary-cross-entropy | binary-cross-entropy | a formula
self.x_in, self.target = x_in, target
pos = target * np.log(x_in + self.eps)
neg = (1 - target) * np.log(1 - x_in + self.eps)
cost = -(pos + neg)

# %% kept-as-prediction | kept-arrays-missing | names
self.prediction = x_in
self.target = target
cost = -self.target * np.log(self.prediction + self.eps)

# %% math-log-again | other-language | other languages
import math

self.target = target
self.x_in = x_in
cost = -target * math.log(x_in + self.eps)

# %% softmax-once-more | softmax-applied-again | a formula
self.target = target
self.x_in = x_in
e = np.exp(x_in - np.max(x_in, axis=1, keepdims=True))
probs = e / np.sum(e, axis=1, keepdims=True)
cost = -target * np.log(probs + self.eps)

# %% divided-by-batch | averaged-over-the-batch | a factor
self.target = target
self.x_in = x_in
N = target.shape[0]
cost = -(1 / N) * (target * np.log(x_in + self.eps))
