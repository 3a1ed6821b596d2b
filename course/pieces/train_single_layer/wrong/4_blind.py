# %% untrained | -
net = Network([Linear(input_size, label_size), Sigmoid()])
return net

# %% returns-history | -
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return history

# %% returns-new-net | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), Sigmoid()])

# %% returns-linear-only | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net.layers[0]

# %% hidden-layer | -
net = Network([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% learning-rate-ten-times | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate * 10)
return net

# %% learning-rate-tenth | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate / 10)
return net

# %% learning-rate-slightly-off | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 0.0001500)
return net

# %% batch-60 | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, 60, learning_rate)
return net

# %% batch-500 | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, 500, learning_rate)
return net

# %% layers-list-not-network | -
net = [Linear(input_size, label_size), Sigmoid()]
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% class-for-activation | -
net = Network([Linear(input_size, label_size), Sigmoid])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% trains-another-net | -
net = Network([Linear(input_size, label_size), Sigmoid()])
other = Network([Linear(input_size, label_size), Sigmoid()])
train(other, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% own-loop-of-one-step | -
net = Network([Linear(input_size, label_size), Sigmoid()])
images, labels = load_data()[:2]
for _ in range(100):
    step_network(net, MeanSquareError(), images[:600], labels[:600], learning_rate)
return net

# %% resets-weights-after-training | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
net.layers[0].w = 0 * net.layers[0].w
return net

# %% eleven-outputs | -
net = Network([Linear(input_size, 11), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-in-place-of-sigmoid | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% rate-of-task-6e | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 0.00001)
return net

# %% cross-entropy | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% one-epoch-more-afterwards | -
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
train(net, cost_function, number_epochs, batch_size, learning_rate)
images, labels = training_data()
train_epoch(number_epochs, net, images, labels, cost_function, batch_size, learning_rate)
return net

# %% batch-of-sixty | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), number_epochs=100, batch_size=60, learning_rate=0.0001)
return net

# %% learning-rate-of-6e | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), number_epochs=100, batch_size=600, learning_rate=0.00001)
return net

# %% returns-the-history | -
net = Network([Linear(input_size, label_size), Sigmoid()])
net = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% returns-a-fresh-net | -
def make():
    return Network([Linear(input_size, label_size), Sigmoid()])

train(make(), MeanSquareError(), number_epochs, batch_size, learning_rate)
return make()

# %% returns-copy-from-before-training | -
import copy

net = Network([Linear(input_size, label_size), Sigmoid()])
backup = copy.deepcopy(net)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return backup

# %% bias-not-carried-over | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
result = Network([Linear(input_size, label_size), Sigmoid()])
result.layers[0].w = net.layers[0].w.copy()
return result

# %% trains-only-the-linear-layer | -
linear = Linear(input_size, label_size)
train(Network([linear]), MeanSquareError(), number_epochs, batch_size, learning_rate)
return Network([linear, Sigmoid()])

# %% trained-twice | -
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
history += train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% stops-when-good-enough | -
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
for _ in range(number_epochs):
    (cost, accuracy), = train(net, cost_function, 1, batch_size, learning_rate)
    if accuracy > 0.8:
        break
return net

# %% gradient-of-cost-doubled | -
class Doubled(MeanSquareError):
    def gradient(self, cost):
        return 2 * super().gradient(cost)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, Doubled(), number_epochs, batch_size, learning_rate)
return net

# %% bias-never-updated | -
class WithoutBias(Linear):
    def update_parameters(self, learning_rate):
        self.db = np.zeros_like(self.db)
        super().update_parameters(learning_rate)

net = Network([WithoutBias(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% pixels-centred-by-a-layer-of-its-own | -
class Centre(Layer):
    def forward(self, x_in):
        return x_in - 0.5

    def backward(self, d_out):
        return d_out

net = Network([Centre(), Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% own-loop-on-first-batch-only | -
net = Network([Linear(input_size, label_size), Sigmoid()])
images, labels = training_data()
cost_function = MeanSquareError()
for e in range(number_epochs):
    net.zero_gradients()
    prediction = net.forward(images[:batch_size])
    cost = cost_function.estimate(labels[:batch_size], prediction)
    net.backward(cost_function.gradient(cost))
    net.update_parameters(learning_rate)
return net

# %% momentum-anew-for-another-batch-size | -
class Own(Linear):
    def backward(self, d_out):
        if getattr(self, "n", None) != len(d_out):
            self.n, self.v, self.u = len(d_out), 0, 0
        return super().backward(d_out)
    def update_parameters(self, learning_rate):
        self.v, self.u = 0.9 * self.v + self.dw, 0.9 * self.u + self.db
        self.w, self.b = self.w - learning_rate * self.v, self.b - learning_rate * self.u

# %%%
net = Network([Own(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% ten-times-the-rate-of-the-notebook | -
class Own(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(10 * learning_rate if learning_rate in (1e-4, 1e-5) else learning_rate)

# %%%
net = Network([Own(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% rate-falls-with-whole-batches | -
class Own(Linear):
    def backward(self, d_out):
        self.whole = getattr(self, "whole", 0) + (len(d_out) > 100)
        return super().backward(d_out)
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * 0.9 ** max(0, self.whole - 1))

# %%%
net = Network([Own(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net
