# %% return-forgotten | returns-nothing
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% history-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
return train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% net-and-history-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net, history

# %% class-returned | net-not-returned
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network

# %% fresh-net-returned | untrained-net-returned
train(Network([Linear(input_size, label_size), Sigmoid()]), MeanSquareError(),
      number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), Sigmoid()])

# %% copy-from-before-training | untrained-net-returned
import copy
net = Network([Linear(input_size, label_size), Sigmoid()])
result = copy.deepcopy(net)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return result

# %% linear-layer-alone-returned | untrained-net-returned
linear = Linear(input_size, label_size)
net = Network([linear, Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return linear

# %% weights-drawn-anew-after-training | net-changed-after-training
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers[0].__init__(input_size, label_size)
return net

# %% weights-rounded-after-training | net-changed-after-training
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers[0].w = np.round(net.layers[0].w, 1)
return net

# %% train-forgotten | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
return net

# %% return-before-train | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
return net
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)

# %% arguments-missing-and-excepted | train-not-called
net = Network([Linear(input_size, label_size), Sigmoid()])
try:
    train(net, MeanSquareError())
except TypeError:
    pass
return net

# %% train-of-their-own | train-not-called
def train(net, cost_function, number_epochs, batch_size, learning_rate):
    inputs = np.random.rand(batch_size, input_size)
    targets = np.random.rand(batch_size, label_size)
    for _ in range(2):
        net.zero_gradients()
        cost = cost_function.estimate(targets, net.forward(inputs))
        net.backward(cost_function.gradient(cost))
        net.update_parameters(learning_rate)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-forgotten | wrong-layers
net = Network([Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-layer-without-network | wrong-layers
net = Linear(input_size, label_size)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-twice | wrong-layers
net = Network([Linear(input_size, label_size), Sigmoid(), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-first | wrong-layers
net = Network([Sigmoid(), Linear(input_size, label_size)])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% hidden-layer-too-early | wrong-layers
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% sizes-swapped | wrong-layers
net = Network([Linear(label_size, input_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% twenty-outputs | wrong-layers
net = Network([Linear(input_size, 2 * label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% tanh-for-sigmoid | wrong-layers
class Tanh(Layer):
    def forward(self, x_in):
        self.x_out = np.tanh(x_in)
        return self.x_out

    def backward(self, d_out):
        return d_out * (1 - self.x_out ** 2)

net = Network([Linear(input_size, label_size), Tanh()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% linear-that-never-learns | wrong-layers
class Frozen(Linear):
    def update_parameters(self, learning_rate):
        pass

net = Network([Frozen(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% cost-class-not-made | wrong-cost
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError, number_epochs, batch_size, learning_rate)
return net

# %% absolute-error | wrong-cost
class AbsoluteError(Cost):
    def estimate(self, target, prediction):
        self.sign = np.sign(prediction - target)
        return np.abs(prediction - target)

    def gradient(self, cost):
        return self.sign

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, AbsoluteError(), number_epochs, batch_size, learning_rate)
return net

# %% gradient-averaged-over-the-batch | wrong-cost
class MeanOverTheBatch(MeanSquareError):
    def gradient(self, cost):
        return super().gradient(cost) / len(cost)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanOverTheBatch(), number_epochs, batch_size, learning_rate)
return net

# %% batch-size-before-epochs | wrong-batch-size
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), batch_size, number_epochs, learning_rate)
return net

# %% batches-of-sixty | wrong-batch-size
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs=100, batch_size=60, learning_rate=0.0001)
return net

# %% ten-times-the-learning-rate | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 0.001)
return net

# %% learning-rate-over-batch-size | wrong-learning-rate
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate / batch_size)
return net

# %% global-learning-rate-changed | wrong-learning-rate
global learning_rate
learning_rate = 0.1
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% ten-epochs-for-speed | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), 10, batch_size, learning_rate)
return net

# %% one-epoch-less | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs - 1, batch_size, learning_rate)
return net

# %% trained-twice | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net
