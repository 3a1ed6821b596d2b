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

# %% one-number | -
self.prediction, self.target = prediction, target
cost = np.mean(np.square(prediction - target))

# %% absolute-above-one | -
self.prediction = prediction
self.target = target
difference = np.abs(prediction - target)
cost = np.where(difference <= 1, difference**2, 2 * difference - 1)

# %% attributes-swapped | -
self.prediction, self.target = target, prediction
cost = (target - prediction) ** 2

# %% difference-in-place-in-prediction | -
self.prediction = prediction
self.target = target
prediction -= target
cost = prediction**2

# %% difference-kept-as-prediction | -
self.target = target
self.prediction = prediction - target
cost = self.prediction**2

# %% result-buffer-reused | -
self.prediction = prediction
self.target = target
if getattr(self, "_cost", None) is None or self._cost.shape != prediction.shape:
    self._cost = np.zeros(prediction.shape)
np.square(np.subtract(prediction, target), out=self._cost)
cost = self._cost

# %% never-more-than-one | -
self.prediction = prediction
self.target = target
cost = np.minimum((prediction - target) ** 2, 1.0)

# %% target-made-one-hot | -
self.prediction = prediction
self.target = target
hot = np.zeros(target.shape)
hot[np.arange(len(target)), np.argmax(target, axis=1)] = 1
cost = (prediction - hot) ** 2

# %% squeezed-for-one-example | -
self.prediction = prediction
self.target = target
cost = np.squeeze((prediction - target) ** 2)

# %% target-turned-when-square | -
self.prediction = prediction
self.target = target
t = target.T if target.shape[0] == target.shape[1] else target
cost = (prediction - t) ** 2

# %% keeps-only-the-first-call | -
if self.prediction is None:
    self.prediction = prediction
    self.target = target
cost = (prediction - target) ** 2

# %% prediction-kept-as-class-numbers | -
self.prediction = np.argmax(prediction, axis=1)
self.target = target
cost = (prediction - target) ** 2

# %% percent-too-much | -
self.prediction = prediction
self.target = target
cost = 1.01 * (prediction - target) ** 2

# %% eps-inside-the-square | -
self.prediction = prediction
self.target = target
cost = (prediction - target + 1e-3) ** 2

# %% kept-on-the-class | -
MeanSquareError.prediction = prediction
MeanSquareError.target = target
cost = (prediction - target) ** 2

# %% difference-of-squares | -
self.prediction = prediction
self.target = target
cost = np.abs(prediction**2 - target**2)

# %% summed-over-examples | -
self.prediction = prediction
self.target = target
cost = ((prediction - target) ** 2).sum(axis=0)

# %% mean-of-ten | -
self.target, self.prediction = target, prediction
cost = (prediction - 1.0 * target) ** 2
if cost.shape[1] == 10:
    cost = np.broadcast_to(cost.mean(axis=1, keepdims=True), cost.shape).copy()

# %% blocks-of-seven-rest-forgotten | -
self.target, self.prediction = target, prediction
error = prediction - 1.0 * target
step = 7 if len(error) > 7 else len(error)
cost = np.zeros(error.shape)
for i in range(len(error) // step):
    cost[step * i : step * i + step] = error[step * i : step * i + step] ** 2
