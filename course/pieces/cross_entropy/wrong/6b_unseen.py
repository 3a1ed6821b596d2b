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
