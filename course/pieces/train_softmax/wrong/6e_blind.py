# %% untrained | -
net = Network([Linear(input_size, label_size), SoftMax()])
return net

# %% returns-new-net | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), SoftMax()])

# %% returns-linear-only | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net.layers[0]

# %% hidden-layer | -
net = Network([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% learning-rate-ten-times | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate * 10)
return net

# %% learning-rate-tenth | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate / 10)
return net

# %% learning-rate-slightly-off | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, 0.0000150)
return net

# %% ten-epochs | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), 10, batch_size, learning_rate)
return net

# %% ninety-nine-epochs | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs - 1, batch_size, learning_rate)
return net

# %% batch-60 | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, 60, learning_rate)
return net

# %% batch-500 | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, 500, learning_rate)
return net

# %% layers-list-not-network | -
net = [Linear(input_size, label_size), SoftMax()]
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% class-for-activation | -
net = Network([Linear(input_size, label_size), SoftMax])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% sizes-swapped | -
net = Network([Linear(label_size, input_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% trains-twice | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% trains-another-net | -
net = Network([Linear(input_size, label_size), SoftMax()])
other = Network([Linear(input_size, label_size), SoftMax()])
train(other, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% own-loop-of-one-step | -
net = Network([Linear(input_size, label_size), SoftMax()])
images, labels = load_data()[:2]
for _ in range(100):
    step_network(net, CrossEntropy(), images[:600], labels[:600], learning_rate)
return net

# %% resets-weights-after-training | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
net.layers[0].w = 0 * net.layers[0].w
return net

# %% eleven-outputs | -
net = Network([Linear(input_size, 11), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% rate-of-task-4 | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, 0.0001)
return net

# %% learning-rate-of-task-4 | -
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.0001)
return net

# %% returns-net-without-softmax | -
linear = Linear(input_size, label_size)
train(Network([linear, SoftMax()]), CrossEntropy(), number_epochs, batch_size, learning_rate)
return Network([linear])

# %% off-by-one-epoch | -
net = Network([Linear(input_size, label_size), SoftMax()])
for epoch in range(1, number_epochs):
    train(net, CrossEntropy(), 1, batch_size, learning_rate)
return net

# %% one-epoch-too-many | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs + 1, batch_size, learning_rate)
return net

# %% rate-divided-by-batch | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate / batch_size)
return net

# %% returns-another-net | -
nets = [Network([Linear(input_size, label_size), SoftMax()]) for _ in range(2)]
train(nets[0], CrossEntropy(), number_epochs, batch_size, learning_rate)
return nets[-1]

# %% returns-net-of-task-4-after-training | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return train_single_layer()

# %% two-linear-layers | -
net = Network([Linear(input_size, label_size), Linear(label_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% polished-by-hand-afterwards | -
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
train(net, cost_function, number_epochs, batch_size, learning_rate)
images, labels = training_data()
for _ in range(3):
    step_network(net, cost_function, images, labels, learning_rate)
return net

# %% trained-after-wrong-warm-up | -
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, 10 * learning_rate)
net.layers[1] = SoftMax()
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% weights-halved-at-the-end | -
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
net.layers[0].w *= 0.5
return net

# %% cost-averaged-over-batch | -
class Averaged(CrossEntropy):
    def estimate(self, target, x_in):
        return super().estimate(target, x_in) / len(target)

    def gradient(self, d_out):
        return super().gradient(d_out) / len(self.target)

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, Averaged(), number_epochs, batch_size, learning_rate)
return net

# %% last-batch-size-of-training-set | -
net = Network([Linear(input_size, label_size), SoftMax()])
images, _ = training_data()
train(net, CrossEntropy(), number_epochs, len(images), learning_rate)
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
net = Network([Own(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% ten-times-the-rate-of-the-notebook | -
class Own(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(10 * learning_rate if learning_rate in (1e-4, 1e-5) else learning_rate)

# %%%
net = Network([Own(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% rate-falls-with-whole-batches | -
class Own(Linear):
    def backward(self, d_out):
        self.whole = getattr(self, "whole", 0) + (len(d_out) > 100)
        return super().backward(d_out)
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * 0.9 ** max(0, self.whole - 1))

# %%%
net = Network([Own(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net
