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
