# %% no-square | -
self.prediction = prediction
self.target = target
cost = prediction - target

# %% absolute-value | -
self.prediction = prediction
self.target = target
cost = np.abs(prediction - target)

# %% one-mean | -
self.prediction = prediction
self.target = target
cost = np.mean((prediction - target) ** 2)

# %% one-sum | -
self.prediction = prediction
self.target = target
cost = np.sum((prediction - target) ** 2)

# %% sum-over-batch | -
self.prediction = prediction
self.target = target
cost = np.sum((prediction - target) ** 2, axis=0)

# %% mean-over-batch-repeated | -
self.prediction = prediction
self.target = target
cost = np.mean((prediction - target) ** 2, axis=0, keepdims=True)

# %% divided-by-batch | -
self.prediction = prediction
self.target = target
cost = (prediction - target) ** 2 / len(target)

# %% forgets-prediction | -
self.target = target
cost = (prediction - target) ** 2

# %% forgets-target | -
self.prediction = prediction
cost = (prediction - target) ** 2

# %% keeps-swapped | -
self.prediction = target
self.target = prediction
cost = (prediction - target) ** 2

# %% root | -
self.prediction = prediction
self.target = target
cost = np.sqrt((prediction - target) ** 2)

# %% sum-of-squares-not-difference | -
self.prediction = prediction
self.target = target
cost = prediction**2 - target**2

# %% negative | -
self.prediction = prediction
self.target = target
cost = -((prediction - target) ** 2)

# %% plus-for-minus | -
self.prediction = prediction
self.target = target
cost = (prediction + target) ** 2

# %% changes-prediction-in-place | -
self.target = target
self.prediction = prediction
prediction -= target
cost = prediction**2

# %% changes-target-in-place | -
self.target = target
self.prediction = prediction
target *= -1
target += prediction
cost = target**2

# %% only-where-prediction-too-large | -
self.prediction = prediction
self.target = target
cost = np.maximum(prediction - target, 0) ** 2

# %% keeps-rounded-target | -
self.prediction = prediction
self.target = target.astype(int)
cost = (prediction - target) ** 2

# %% rounded-target-right-for-one-hot | -
self.prediction = prediction
self.target = target
cost = (prediction - np.round(target)) ** 2

# %% only-true-class-right-for-nothing-else | -
self.prediction = prediction
self.target = target
cost = target * (prediction - target) ** 2

# %% cubed | -
self.prediction = prediction
self.target = target
cost = np.abs(prediction - target) ** 3

# %% keeps-first-target | -
self.prediction = prediction
if self.target is None:
    self.target = target
cost = (prediction - target) ** 2

# %% uses-old-prediction | -
self.target = target
if self.prediction is None:
    self.prediction = prediction
cost = (self.prediction - target) ** 2
self.prediction = prediction

# %% clipped-to-one | -
self.prediction = prediction
self.target = target
cost = np.minimum((prediction - target) ** 2, 1)

# %% matrix-product-for-square | -
self.prediction = prediction
self.target = target
cost = (prediction - target) @ (prediction - target).T

# %% hard-coded-batch | -
self.prediction = prediction
self.target = target
cost = np.zeros((600, 10))
cost[: len(target)] = (prediction - target) ** 2
