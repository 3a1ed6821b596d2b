# %% plain-difference | not-squared
self.target = target
self.prediction = prediction
cost = prediction - target

# %% absolute-difference | absolute-value
self.target = target
self.prediction = prediction
cost = np.abs(prediction - target)

# %% root-of-each-square | absolute-value
self.target = target
self.prediction = prediction
cost = np.sqrt((prediction - target) ** 2)

# %% root-mean-square | root-taken
self.target = target
self.prediction = prediction
cost = np.sqrt(np.mean((prediction - target) ** 2, axis=1, keepdims=True))

# %% norm-of-each-row | root-taken
self.target = target
self.prediction = prediction
cost = np.linalg.norm(target - prediction, axis=1)

# %% one-mean | mean-over-everything
self.target = target
self.prediction = prediction
cost = np.mean(np.square(prediction - target))

# %% half-of-one-mean | mean-over-everything
self.target = target
self.prediction = prediction
cost = 0.5 * ((prediction - target) ** 2).mean()

# %% one-sum | sum-over-everything
self.target = target
self.prediction = prediction
cost = np.sum((target - prediction) ** 2)

# %% mean-of-each-column | reduced-over-the-batch
self.target = target
self.prediction = prediction
cost = np.mean((target - prediction) ** 2, axis=0)

# %% sum-of-each-column-kept-2d | reduced-over-the-batch
self.target = target
self.prediction = prediction
cost = ((target - prediction) ** 2).sum(axis=0, keepdims=True)

# %% divided-by-the-batch | averaged-over-the-batch
self.target = target
self.prediction = prediction
cost = (prediction - target) ** 2 / len(target)

# %% row-sums-divided-by-the-batch | averaged-over-the-batch
self.target = target
self.prediction = prediction
n = prediction.shape[0]
cost = np.sum((prediction - target) ** 2, axis=1) / n

# %% nothing-stored | kept-arrays-missing
cost = (prediction - target) ** 2

# %% only-prediction-stored | kept-arrays-missing
self.prediction = prediction
cost = (self.prediction - target) ** 2

# %% only-difference-stored | kept-arrays-missing
self.difference = prediction - target
cost = self.difference**2

# %% stored-on-the-class | kept-arrays-missing
MeanSquareError.target = target
MeanSquareError.prediction = prediction
cost = (prediction - target) ** 2

# %% stored-the-wrong-way-round | kept-arrays-swapped
self.target, self.prediction = prediction, target
cost = (self.target - self.prediction) ** 2

# %% first-target-forever | stale-state
if self.target is None:
    self.target = target
self.prediction = prediction
cost = (self.prediction - self.target) ** 2

# %% subtracts-in-place | changes-its-input
self.target = target.copy()
self.prediction = prediction.copy()
prediction -= target
cost = prediction**2

# %% squares-the-stored-array | changes-its-input
self.target = target
self.prediction = prediction
cost = self.prediction
cost -= target
cost **= 2

# %% one-cost-buffer | changes-a-returned-array
self.target = target
self.prediction = prediction
if getattr(self, "cost", None) is None or self.cost.shape != prediction.shape:
    self.cost = np.zeros(prediction.shape)
np.copyto(self.cost, (prediction - target) ** 2)
cost = self.cost

# %% twice-the-square | factor-two
self.target = target
self.prediction = prediction
cost = 2 * (prediction - target) ** 2

# %% difference-of-squares | each-term-squared
self.target = target
self.prediction = prediction
cost = prediction**2 - target**2

# %% square-of-the-row-sum | reduced-over-the-outputs
self.target = target
self.prediction = prediction
cost = np.sum(prediction - target, axis=1) ** 2

# %% mean-of-ten-outputs | hard-coded-size
self.target = target
self.prediction = prediction
cost = np.sum((prediction - target) ** 2, axis=1) / 10

# %% integers | rounded
self.target = target
self.prediction = prediction
cost = ((prediction - target) ** 2).astype(int)

# %% compares-classes | reduced-over-the-outputs
self.target = target
self.prediction = prediction
cost = (np.argmax(prediction, axis=1) - np.argmax(target, axis=1)) ** 2

# %% caret-for-power | other-language
self.target = target
self.prediction = prediction
cost = (prediction - target) ^ 2

# %% one-hot-targets-only | one-hot-targets-only
self.target = target
self.prediction = prediction
cost = np.where(target == 1, (1 - prediction) ** 2, prediction**2)

# %% first-target-for-all-rows | one-row-only
self.target = target
self.prediction = prediction
cost = (prediction - target[0]) ** 2

# %% last-row-forgotten | row-left-out
self.target = target
self.prediction = prediction
cost = np.zeros(prediction.shape)
for i in range(len(prediction) - 1):
    cost[i] = (prediction[i] - target[i]) ** 2

# %% cost-transposed | transposed
self.target = target
self.prediction = prediction
cost = (prediction.T - target.T) ** 2

# %% nothing-returned-without-an-error | returns-nothing
self.prediction, self.target = prediction, target
if np.array_equal(prediction, target):
    return None
cost = (prediction - target) ** 2

# %% difference-divided-by-the-largest | not-finite
self.prediction, self.target = prediction, target
d = prediction - target
cost = (d / np.abs(d).max()) ** 2 * np.abs(d).max() ** 2

# %% through-the-logarithm | not-finite
self.prediction, self.target = prediction, target
cost = np.exp(2 * np.log(np.abs(prediction - target))) + 0 / (prediction - target)

# %% prediction-of-the-labels-type | -
self.prediction, self.target = prediction, target
cost = (prediction.astype(target.dtype) - target) ** 2.0

# %% target-of-the-predictions-type | -
self.prediction, self.target = prediction, target
cost = (prediction - target.astype(prediction.dtype)) ** 2.0

# %% difference-in-place-and-back | changes-its-input
self.prediction, self.target = prediction, target
prediction -= target
cost = prediction**2
prediction += target

# %% flat-as-in-memory | memory-order
self.prediction, self.target = prediction, target
d = prediction.ravel(order="K") - target.ravel(order="C")
cost = (d**2).reshape(target.shape)

# %% cost-of-the-grader | -
from course.drivers.collaborators import make_cost

# %%%
self.prediction, self.target = prediction, target
cost = make_cost(Cost, {"a": 1.0, "b": 0.0, "c": 2.0}, []).estimate(target, prediction)

# %% integer-overflow | -
self.target, self.prediction = target, prediction
d = (prediction - target)
cost = np.multiply(d, d, dtype=np.int8, casting="unsafe").astype(float) if d.dtype.kind in "iu" else d * d

# %% right-where-different | clipped
self.target, self.prediction = target, prediction
cost = np.maximum((prediction - target) ** 2, 1e-6)

# %% cost-buffer-reused | changes-a-returned-array
self.target, self.prediction = target, prediction
if getattr(self, "buffer", np.zeros(0)).shape != np.shape(target):
    self.buffer = np.zeros(np.shape(target))
self.buffer[...] = (prediction - target) ** 2
cost = self.buffer

# %% kept-copies-of-the-first-shape | stale-state
if not hasattr(self, "target") or self.target is None or self.target.shape != target.shape:
    self.target, self.prediction = target, prediction
cost = (prediction - target) ** 2

# %% relative-beyond-one | -
self.target, self.prediction = target, prediction
d = np.abs(prediction - target)
cost = np.where(d < 10, d**2, 20 * d - 100)
