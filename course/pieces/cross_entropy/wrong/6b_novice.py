# %% eps-without-self | self-left-out | self
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + eps)

# %% no-minus | sign-flipped | a sign
self.target = target
self.x_in = x_in
cost = target * np.log(x_in + self.eps)

# %% true-class-by-index | index-of-one-hot | shapes
self.target = target
self.x_in = x_in
cost = -np.log(x_in[np.arange(len(target)), target] + self.eps)

# %% mean-of-the-batch | averaged-over-the-batch | a factor
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in + self.eps) / len(target)

# %% one-number | mean-over-everything | reductions
self.target = target
self.x_in = x_in
cost = -np.mean(np.sum(target * np.log(x_in + self.eps), axis=1))

# %% prediction-of-2b | name-not-defined | names
self.target = target
self.prediction = prediction
cost = -target * np.log(prediction + self.eps)

# %% no-eps | eps-missing | numbers
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in)

# %% entropy-of-the-prediction | another-array | another array
self.target, self.x_in = target, x_in
p = x_in + self.eps
cost = -p * np.log(p)

# %% probability-of-the-guess | prediction-for-target | another array
self.target = target
self.x_in = x_in
guess = np.argmax(x_in, axis=1)
cost = np.zeros(x_in.shape)
rows = np.arange(len(x_in))
cost[rows, guess] = -np.log(x_in[rows, guess] + self.eps)

# %% zeros-replaced-in-place | changes-its-input | arguments
x_in[x_in == 0] = self.eps
self.target = target
self.x_in = x_in
cost = -target * np.log(x_in)

# %% target-inside-the-log | target-inside-the-logarithm | brackets
self.target = target
self.x_in = x_in
cost = -np.log(target * x_in + self.eps)

# %% log1p-in-other-words | other-function | a formula
self.target = target
self.x_in = x_in
cost = -target * np.log1p(x_in)
