# %% step-by-step
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
train(net, cost_function, number_epochs, batch_size, learning_rate)
return net

# %% arguments-by-name
linear = Linear(n_in=input_size, n_out=label_size)
softmax = SoftMax()
net = Network(layers=[linear, softmax])
train(cost_function=CrossEntropy(), net=net, number_epochs=number_epochs,
      learning_rate=learning_rate, batch_size=batch_size)
return net

# %% numbers-written-out
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.00001)
return net

# %% nested-networks
inner = Network([Linear(input_size, label_size)])
net = Network([Network([inner, SoftMax()])])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% local-names-for-the-numbers
epochs, batch, rate = 100, 600, 1e-5
net = Network([Linear(28 ** 2, 10), SoftMax()])
train(net, CrossEntropy(), epochs, batch, rate)
return net

# %% learning-rate-computed
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, 0.0001 / 10)
return net

# %% helper-in-a-cell-before
def train_net(net, cost):
    """Train a net with the notebook's hyperparameters and return it."""
    train(net, cost, number_epochs, batch_size, learning_rate)
    return net
# %%%
return train_net(Network([Linear(input_size, label_size), SoftMax()]), CrossEntropy())

# %% subclass-of-network
class SoftMaxRegression(Network):
    def __init__(self, n_in, n_out):
        Network.__init__(self, [Linear(n_in, n_out), SoftMax()])

    def predict(self, images):
        return np.argmax(self.forward(images), axis=1)

net = SoftMaxRegression(input_size, label_size)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% history-drawn
import matplotlib.pyplot as plt
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
figure, axes = plt.subplots()
axes.plot([accuracy for _, accuracy in history])
axes.set_xlabel("epoch")
plt.close(figure)
return net

# %% classes-in-a-list
pieces = [Linear(input_size, label_size)] + [make() for make in (SoftMax,)]
net = Network(pieces)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% inner-function
def run():
    net = Network([Linear(input_size, label_size), SoftMax()])
    train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
    return net

return run()

# %% identity-in-between
# An empty network is the identity.
net = Network([Linear(input_size, label_size), Network([]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net
