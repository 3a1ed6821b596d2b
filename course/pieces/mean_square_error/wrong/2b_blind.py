

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
