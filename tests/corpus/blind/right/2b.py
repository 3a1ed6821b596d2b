# %% square
self.target = target
self.prediction = prediction
cost = (prediction - target) ** 2

# %% np-square
self.prediction, self.target = prediction, target
cost = np.square(target - prediction)

# %% np-power
self.prediction = prediction
self.target = target
cost = np.power(np.subtract(prediction, target), 2)

# %% product-of-differences
self.prediction = prediction
self.target = target
difference = prediction - target
cost = difference * difference

# %% expanded
self.prediction = np.array(prediction, dtype=float)
self.target = np.array(target, dtype=float)
cost = self.prediction**2 - 2 * self.prediction * self.target + self.target**2

# %% abs-squared
self.prediction = prediction
self.target = target
cost = np.abs(prediction - target) ** 2

# %% loops
self.prediction = prediction
self.target = target
cost = np.zeros(prediction.shape)
for i in range(prediction.shape[0]):
    for j in range(prediction.shape[1]):
        cost[i, j] = (prediction[i, j] - target[i, j]) ** 2

# %% copies
self.prediction = prediction.copy()
self.target = target.copy()
cost = self.prediction - self.target
cost **= 2

# %% keeps-difference-too
self.prediction = prediction
self.target = target
self.difference = prediction - target
cost = self.difference**2

# %% list-comprehension
self.prediction = prediction
self.target = target
cost = np.array([(p - t) ** 2 for p, t in zip(prediction, target)])

# %% half
self.prediction = prediction
self.target = target
cost = 0.5 * (prediction - target) ** 2

# %% row-sum
self.prediction = prediction
self.target = target
cost = np.sum((prediction - target) ** 2, axis=1)

# %% row-mean-column
self.prediction = prediction
self.target = target
cost = np.mean((prediction - target) ** 2, axis=1, keepdims=True)

# %% einsum-row-sum
self.prediction = prediction
self.target = target
d = prediction - target
cost = np.einsum("ij,ij->i", d, d)

# %% own-function
def squared(a):
    return a * a
# %%%
self.target, self.prediction = target, prediction
cost = squared(target - prediction)
