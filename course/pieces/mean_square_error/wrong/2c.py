# %% factor-forgotten | gradient-of-another-cost
gradient = self.prediction - self.target

# %% mean-over-the-outputs | gradient-of-another-cost
gradient = 2 * (self.prediction - self.target) / self.prediction.shape[1]

# %% half-cost-full-gradient | gradient-of-another-cost
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        self.target = target
        self.prediction = prediction
        cost = 0.5 * (prediction - target) ** 2
        return cost

    def gradient(self, cost):
        gradient = 2 * (self.prediction - self.target)
        return gradient

# %% mean-cost-sum-gradient | gradient-of-another-cost
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        self.target = target
        self.prediction = prediction
        cost = np.mean((prediction - target) ** 2, axis=1, keepdims=True)
        return cost

    def gradient(self, cost):
        gradient = 2 * (self.prediction - self.target)
        return gradient

# %% mean-cost-tenth-gradient | hard-coded-size
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        self.target = target
        self.prediction = prediction
        cost = np.mean((prediction - target) ** 2, axis=1)
        return cost

    def gradient(self, cost):
        gradient = 2 * (self.prediction - self.target) / 10
        return gradient

# %% row-sums-then-batch-mean | averaged-over-the-batch
# cell
class MeanSquareError(Cost):
    def __init__(self):
        self.prediction = None
        self.target = None

    def estimate(self, target, prediction):
        self.target = target
        self.prediction = prediction
        cost = np.sum((prediction - target) ** 2, axis=1)
        return cost

    def gradient(self, cost):
        gradient = 2 * (self.prediction - self.target) / cost.shape[0]
        return gradient

# %% divided-by-the-batch | averaged-over-the-batch
gradient = 2 * (self.prediction - self.target) / len(self.target)

# %% divided-by-all-elements | averaged-over-the-batch
gradient = 2 * (self.prediction - self.target) / self.prediction.size

# %% divided-by-600 | hard-coded-size
gradient = 2 / 600 * (self.prediction - self.target)

# %% target-minus-prediction | sign-flipped
gradient = 2 * (self.target - self.prediction)

# %% chained-with-the-cost | cost-times-gradient
gradient = cost * 2 * (self.prediction - self.target)

# %% hands-the-cost-on | returns-the-cost
gradient = cost

# %% computes-the-cost-again | returns-the-cost
gradient = (self.prediction - self.target) ** 2

# %% twice-the-cost | squared-too-much
gradient = 2 * cost

# %% root-of-the-cost | sign-lost
gradient = 2 * np.sqrt(cost)

# %% sign-only | function-too-many
gradient = np.sign(self.prediction - self.target)

# %% brackets-forgotten | brackets-misplaced
gradient = 2 * self.prediction - self.target

# %% four-times | factor-two
difference = self.prediction - self.target
gradient = 2 * (difference + difference)

# %% target-forgotten | term-left-out
gradient = 2 * self.prediction

# %% gradient-cached | stale-state
if not hasattr(self, "saved"):
    self.saved = 2 * (self.prediction - self.target)
gradient = self.saved

# %% mean-over-the-batch-axis | reduced-over-the-batch
gradient = np.mean(2 * (self.prediction - self.target), axis=0, keepdims=True)

# %% mean-of-each-row | reduced-over-the-outputs
gradient = np.mean(2 * (self.prediction - self.target), axis=1, keepdims=True)

# %% one-number | sum-over-everything
gradient = np.sum(2 * (self.prediction - self.target))

# %% first-row-only | one-row-only
gradient = 2 * (self.prediction[0] - self.target[0])

# %% subtracts-in-the-kept-array | changes-its-input
self.prediction -= self.target
gradient = 2 * self.prediction

# %% writes-into-the-cost | changes-its-input
cost[:] = 2 * (self.prediction - self.target)
gradient = cost

# %% one-gradient-buffer | changes-a-returned-array
if getattr(self, "buffer", np.empty(0)).shape != self.target.shape:
    self.buffer = np.zeros(self.target.shape)
self.buffer[...] = 2 * (self.prediction - self.target)
gradient = self.buffer

# %% sigmoid-derivative-included | activation-in-gradient
gradient = 2 * (self.prediction - self.target) * self.prediction * (1 - self.prediction)

# %% last-row-forgotten | row-left-out
gradient = np.zeros_like(self.prediction)
for i in range(self.prediction.shape[0] - 1):
    gradient[i] = 2 * (self.prediction[i] - self.target[i])

# %% one-hot-targets-only | one-hot-targets-only
gradient = 2 * self.prediction
gradient[np.arange(len(gradient)), self.target.argmax(axis=1)] -= 2

# %% two-decimals | rounded
gradient = np.round(2 * (self.prediction - self.target), 2)

# %% clipped-to-two | clipped
gradient = np.clip(2 * (self.prediction - self.target), -2, 2)

# %% coarse-difference-quotient | difference-quotient
h = 0.01
cost_here = (self.prediction - self.target) ** 2
cost_there = (self.prediction + h - self.target) ** 2
gradient = (cost_there - cost_here) / h

# %% numpy-gradient | neighbours-compared
gradient = np.gradient(cost, axis=1)

# %% gradient-transposed | transposed
gradient = (2 * (self.prediction - self.target)).T

# %% adds-up-over-calls | result-accumulated
self.total = getattr(self, "total", 0) + 2 * (self.prediction - self.target)
gradient = self.total

# %% limited-to-a-thousand | clipped
gradient = np.clip(2 * (self.prediction - self.target), -1000, 1000)

# %% divided-by-the-difference | not-finite
gradient = 2 * (self.prediction - self.target) ** 2 / (self.prediction - self.target)

# %% direction-times-length | not-finite
# 0 / 0 where the prediction is the target.
d = self.prediction - self.target
length = np.sqrt(np.sum(d**2))
gradient = 2 * length * (d / length)

# %% twice-the-cost-over-the-difference | not-finite
d = self.prediction - self.target
gradient = 2 * d**2 / d

# %% of-the-labels-type | -
gradient = 2.0 * (self.prediction.astype(self.target.dtype) - self.target)

# %% kept-prediction-doubled-and-halved | changes-its-input
self.prediction *= 2
gradient = self.prediction - 2 * self.target
self.prediction /= 2

# %% cost-of-the-grader | -
from course.drivers.collaborators import make_cost

# %%%
helper = make_cost(Cost, {"a": 1.0, "b": 2.0, "c": 2.0}, [])
helper.estimate(self.target, self.prediction)
gradient = helper.gradient(np.zeros(np.shape(self.target)))

# %% from-the-root-of-the-cost | sign-lost
return 2 * np.sqrt(cost)

# %% sign-lost-at-zero | -
return 2 * np.where(self.prediction >= self.target, 1, -1) * np.maximum(np.abs(self.prediction - self.target), 1e-3)

# %% gradient-kept-by-shape | stale-state
store = self.__dict__.setdefault("store", {})
return store.setdefault(self.prediction.shape, 2 * (self.prediction - self.target))
