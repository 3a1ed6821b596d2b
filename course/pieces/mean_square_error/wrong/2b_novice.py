# %% mean-of-all | mean-over-everything | reductions
self.target = target
self.prediction = prediction
cost = np.mean((prediction - target) ** 2)

# %% divided-by-n | averaged-over-the-batch | a factor
self.target = target
self.prediction = prediction
cost = (prediction - target) ** 2 / target.shape[0]

# %% caret-for-power | other-language | other languages
self.target = target
self.prediction = prediction
cost = (prediction - target) ^ 2

# %% matrix-product-of-the-error | matrix-product | shapes
self.target = target
self.prediction = prediction
e = prediction - target
cost = e.T @ e

# %% loss-instead-of-cost | name-not-set | names
self.target = target
self.prediction = prediction
loss = (prediction - target) ** 2

# %% keeps-nothing | kept-arrays-missing | left out
cost = (target - prediction) ** 2

# %% names-of-a-textbook | name-not-defined | names
self.target = target
self.prediction = prediction
cost = (y_hat - y) ** 2

# %% power-arguments-swapped | power-turned-round | a formula
self.prediction = prediction
self.target = target
error = np.asarray(prediction, dtype=float) - target
cost = np.power(2, error)

# %% rounded-prediction | rounded-inside | types
self.prediction = prediction
self.target = target
answer = np.round(prediction)  # 0 or 1
cost = (answer - target) ** 2

# %% error-times-transposed-error | matrix-product | a formula
self.target = target
self.prediction = prediction
error = target - prediction
cost = error @ error.T

# %% sigmoid-once-more | argument-activated or kept-arrays-missing | a formula
self.prediction = sigmoid_function(prediction)
self.target = target
cost = (self.prediction - target) ** 2

# %% only-the-true-digit | factor-too-many | a factor
self.prediction = prediction
self.target = target
cost = target * (target - prediction) ** 2
