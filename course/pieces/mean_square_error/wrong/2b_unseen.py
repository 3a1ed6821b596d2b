# %% product-with-itself | shapes-do-not-fit or matrix-product | shapes
self.target = target
self.prediction = prediction
difference = prediction - target
cost = np.dot(difference, difference)

# %% no-square | not-squared | a formula
self.target = target
self.prediction = prediction
cost = prediction - target

# %% kept-names-without-self | kept-arrays-missing or local-name-made or name-not-defined | self
t = target
p = prediction
cost = (p - t) ** 2

# %% reads-kept-before-set | used-before-set | none
cost = (self.prediction - self.target) ** 2
self.prediction = prediction
self.target = target

# %% squares-subtracted | each-term-squared | a formula
self.target = target
self.prediction = prediction
cost = prediction ** 2 - target ** 2

# %% keras-word | other-library or function-not-there | other libraries
self.target = target
self.prediction = prediction
cost = np.mean_squared_error(target, prediction)

# %% sum-over-examples | reduced-over-the-batch | reductions
self.target = target
self.prediction = prediction
cost = np.sum((prediction - target) ** 2, axis=0)

# %% divided-by-n-and-two | averaged-over-the-batch or divided-by-a-size | a factor
self.target, self.prediction = target, prediction
m = len(target)
cost = 1 / (2 * m) * np.square(prediction - target)

# %% cost-as-a-list | not-an-array or list-for-array | several results
self.target, self.prediction = target, prediction
cost = [(p - t) ** 2 for p, t in zip(prediction, target)]

# %% power-of-product | doubled-for-squared | a formula
self.prediction = prediction
self.target = target
cost = prediction - target * 2

# %% bracket-missing | brackets-misplaced | brackets
self.prediction = prediction
self.target = target
cost = prediction - target ** 2

# %% norm | one-number | reductions
self.prediction = prediction
self.target = target
cost = np.linalg.norm(prediction - target)

# %% comma-for-point | several-results | several results
self.prediction = prediction
self.target = target
cost = (prediction - target) ** 2,

# %% accuracy-instead | reduced-over-the-outputs | a formula
self.prediction = prediction
self.target = target
cost = np.argmax(prediction, axis=1) != np.argmax(target, axis=1)

# %% cube | other-power | a formula
self.prediction, self.target = prediction, target
cost = (prediction - target) ** 3

# %% plus | added-for-subtracted | a sign
self.prediction, self.target = prediction, target
cost = (prediction + target) ** 2

# %% returns-gradient | doubled-for-squared | a formula
self.prediction = prediction
self.target = target
cost = 2 * (prediction - target)

# %% mean-axis0 | reduced-over-the-batch | reductions
self.prediction = prediction
self.target = target
cost = np.mean((target - prediction) ** 2, axis=0)

# %% sqrt | absolute-value | a formula
self.prediction = prediction
self.target = target
cost = np.sqrt((prediction - target) ** 2)

# %% times-instead | multiplied-for-added | a formula
self.prediction = prediction
self.target = target
cost = (prediction * target) ** 2

# %% caret | other-language | other libraries
self.prediction = prediction
self.target = target
cost = (prediction - target) ^ 2

# %% self-prediction-only | used-before-set | names
self.prediction = prediction
cost = (self.prediction - self.target) ** 2

# %% loop-zip | reduced-over-the-batch | reductions
self.prediction = prediction
self.target = target
cost = 0
for p, t in zip(prediction, target):
    cost += (p - t) ** 2

# %% sum-all | sum-over-everything | reductions
self.prediction, self.target = prediction, target
cost = ((prediction - target) ** 2).sum() / 2

# %% abs-square-mistake | added-for-subtracted | a sign
self.prediction, self.target = prediction, target
cost = prediction ** 2 - 2 * prediction * target - target ** 2

# %% fourth | squared-too-much | a formula
self.prediction, self.target = prediction, target
cost = (prediction - target) ** 4

# %% returns-tuple | several-results | several results
self.prediction, self.target = prediction, target
cost = (prediction - target) ** 2
return cost, self.prediction, self.target

# %% divided-by-target | factor-too-many | a factor
self.prediction, self.target = prediction, target
cost = ((prediction - target) / target) ** 2

# %% sklearn | other-library | other libraries
from sklearn.metrics import mean_squared_error
self.prediction, self.target = prediction, target
cost = mean_squared_error(target, prediction)

# %% self-args | attribute-not-kept | names
self.prediction, self.target = prediction, target
cost = self.square(prediction - target)

# %% root-of-square | absolute-value | a formula
self.prediction = prediction
self.target = target
diff = prediction - target
cost = np.sqrt(diff ** 2)

# %% one-number | mean-over-everything | reductions
self.target = target
self.prediction = prediction
squared_error = np.square(np.subtract(target, prediction))
cost = squared_error.mean()  # MEAN square error

# %% loop-averages-batch | reduced-over-the-batch | reductions
self.prediction = prediction
self.target = target
fehler = 0
for i in range(len(target)):
    fehler = fehler + (prediction[i] - target[i]) ** 2
cost = fehler / len(target)

# %% difference-of-squares | each-term-squared | a formula
self.prediction = prediction
self.target = target
cost = np.power(prediction, 2) - np.power(target, 2)

# %% caret-power | other-language | other languages
self.prediction = prediction
self.target = target
cost = (self.prediction - self.target)^2

# %% kept-crosswise | kept-arrays-swapped | names
self.prediction, self.target = target, prediction
cost = (self.target - self.prediction) ** 2

# %% keeps-only-error | kept-arrays-missing | left out
self.error = prediction - target
cost = self.error * self.error

# %% in-place-difference | changes-its-input | side effects
self.target = target
self.prediction = prediction
prediction -= target
cost = prediction**2
