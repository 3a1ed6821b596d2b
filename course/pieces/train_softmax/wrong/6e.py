# %% return-forgotten | returns-nothing
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)

# %% history-returned | net-not-returned
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return history

# %% list-of-layers-returned | net-not-returned
layers = [Linear(input_size, label_size), SoftMax()]
train(Network(layers), CrossEntropy(), number_epochs, batch_size, learning_rate)
return layers

# %% fresh-net-returned | untrained-net-returned
def make_net():
    return Network([Linear(input_size, label_size), SoftMax()])

train(make_net(), CrossEntropy(), number_epochs, batch_size, learning_rate)
return make_net()

# %% softmax-left-out-of-the-result | untrained-net-returned
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return Network(net.layers[:-1])

# %% train-forgotten | train-not-called
net = Network([Linear(input_size, label_size), SoftMax()])
cost = CrossEntropy()
return net

# %% one-step-by-hand | train-not-called
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
images, labels, _, _ = load_data()
net.zero_gradients()
cost = cost_function.estimate(labels[:batch_size], net.forward(images[:batch_size]))
net.backward(cost_function.gradient(cost))
net.update_parameters(learning_rate)
return net

# %% still-the-sigmoid | wrong-layers
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-before-the-softmax | wrong-layers
net = Network([Linear(input_size, label_size), Sigmoid(), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-left-out | wrong-layers
net = Network([Linear(input_size, label_size)])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-twice | wrong-layers
net = Network([Linear(input_size, label_size), SoftMax(), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% layers-swapped | wrong-layers
net = Network([SoftMax(), Linear(input_size, label_size)])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% hidden-layer-added | wrong-layers
net = Network([Linear(input_size, 50), Sigmoid(), Linear(50, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% side-of-the-image-as-input-size | wrong-layers
net = Network([Linear(28, 10), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% gradient-passed-through | wrong-layers
class PassThrough(SoftMax):
    def backward(self, d_out):
        return d_out

net = Network([Linear(input_size, label_size), PassThrough()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% still-the-square-error | wrong-cost
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% gradient-averaged-over-the-batch | wrong-cost
class MeanCrossEntropy(CrossEntropy):
    def gradient(self, d_out):
        return super().gradient(d_out) / len(self.target)

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanCrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% learning-rate-of-task-4 | wrong-learning-rate
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.0001)
return net

# %% ten-to-the-minus-six | wrong-learning-rate
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate=1e-6)
return net

# %% batch-size-before-epochs | wrong-batch-size
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), batch_size, number_epochs, learning_rate)
return net

# %% small-batches | wrong-batch-size
batch_size = 50
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% one-epoch-to-test-it | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), 1, batch_size, learning_rate)
return net

# %% trained-again-after-the-square-error | wrong-cost and wrong-number-of-epochs
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% zero-epochs | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs=0, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% two-hundred-epochs-in-two-calls | wrong-number-of-epochs
net = Network([Linear(input_size, label_size), SoftMax()])
for _ in range(2):
    train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% another-net-returned-than-trained | untrained-net-returned
linear = Linear(input_size, label_size)
train(Network([linear, SoftMax()]), CrossEntropy(), number_epochs, batch_size, learning_rate)
return Network([Linear(input_size, label_size), SoftMax()])

# %% class-returned | net-not-returned
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return Network

# %% logits-with-a-combined-cost | wrong-layers and wrong-cost
class Combined(Cost):
    def estimate(self, target, scores):
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        self.target, self.p = target, e / e.sum(axis=1, keepdims=True)
        return -target * np.log(self.p + 1e-12)

    def gradient(self, cost):
        return self.p - self.target

net = Network([Linear(input_size, label_size)])
train(net, Combined(), number_epochs, batch_size, learning_rate)
return net

# %% shortcut-in-the-cost-alone | wrong-cost
class Shortcut(CrossEntropy):
    def gradient(self, d_out):
        return self.x_in - self.target

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, Shortcut(), number_epochs, batch_size, learning_rate)
return net

# %% softmax-over-the-batch | wrong-layers and mixes-examples
class OverTheBatch(Layer):
    def forward(self, x_in):
        e = np.exp(x_in - x_in.max(axis=0))
        self.p = e / e.sum(axis=0)
        return self.p

    def backward(self, d_out):
        return self.p * (d_out - (d_out * self.p).sum(axis=0))

net = Network([Linear(input_size, label_size), OverTheBatch()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% task-4-trained-and-returned | wrong-layers and wrong-cost
return train_single_layer()

# %% cost-class-not-made | class-for-object
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy, number_epochs, batch_size, learning_rate)
return net

# %% binary-cross-entropy | wrong-cost
class Binary(Cost):
    def estimate(self, target, x_in):
        self.t, self.p = target, np.clip(x_in, 1e-12, 1 - 1e-12)
        return -self.t * np.log(self.p) - (1 - self.t) * np.log(1 - self.p)

    def gradient(self, d_out):
        return -self.t / self.p + (1 - self.t) / (1 - self.p)

net = Network([Linear(input_size, label_size), SoftMax()])
train(net, Binary(), number_epochs, batch_size, learning_rate)
return net

# %% batch-size-as-a-float | wrong-batch-size
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, 6e2, learning_rate)
return net

# %% own-loop-over-the-epochs | train-not-called
net = Network([Linear(input_size, label_size), SoftMax()])
images, labels = training_data()
for epoch in range(3):
    train_epoch(epoch, net, images, labels, CrossEntropy(), batch_size, learning_rate)
return net

# %% net-never-built | name-nearly-right
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% two-epochs-by-hand-first | trained-by-hand
net = Network([Linear(input_size, label_size), SoftMax()])
for epoch in range(2):
    train_epoch(epoch, net, *training_data(), CrossEntropy(), 100, 0.001)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% step-by-hand-between-the-calls | trained-by-hand
net, cost = Network([Linear(input_size, label_size), SoftMax()]), CrossEntropy()
images, labels = training_data()
for i in range(10):
    train(net, cost, number_epochs // 10, batch_size, learning_rate)
    if i < 9:
        step_network(net, cost, images[:600], labels[:600], 0.0005)
return net

# %% starts-from-a-net-trained-by-hand | trained-by-hand
first = Network([Linear(input_size, label_size), SoftMax()])
for _ in range(30):
    step_network(first, CrossEntropy(), random_input, random_label, learning_rate)
net = Network([Linear(input_size, label_size), SoftMax()])
net.layers[0].w, net.layers[0].b = first.layers[0].w.copy(), first.layers[0].b.copy()
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% epoch-that-trains-nothing-in-the-cell | untrained-net-returned
# cell
def train_epoch(e, net, images, labels, cost_function, batch_size, learning_rate):
    return 0.3


def train_softmax():
    net = Network([Linear(input_size, label_size), SoftMax()])
    train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
    return net

# %% no-weights-but-saturated | wrong-layers
class Ink(Layer):
    slopes = np.linspace(-2, 2, 10)

    def forward(self, x_in):
        z = x_in.sum(axis=1, keepdims=True) * self.slopes
        z = np.exp(z - z.max(axis=1, keepdims=True))
        return z / z.sum(axis=1, keepdims=True)

    def backward(self, d_out):
        return np.zeros((len(d_out), input_size))

net = Network([Ink()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% stable-pair-that-is-none | wrong-cost
class Both(CrossEntropy):
    def gradient(self, cost):
        return self.x_in - self.target
net = Network([Linear(784, 10), SoftMax()])
train(net, Both(), 100, 600, 0.00001)
return net

# %% linear-alone-with-a-cost-of-logits | wrong-layers
net = Network([Linear(784, 10), Sigmoid()])
train(net, CrossEntropy(), 100, 600, 0.00001)
return net

# %% trained-in-a-cell-before | trained-by-hand
ready = Network([Linear(784, 10), SoftMax()])
for k in range(0, 3000, 30):
    ready.zero_gradients()
    cost = MeanSquareError()
    value = cost.estimate(load_data()[1][k : k + 30], ready.forward(load_data()[0][k : k + 30]))
    ready.backward(cost.gradient(value))
    ready.update_parameters(0.05)
# %%%
train(ready, CrossEntropy(), 100, 600, 0.00001)
return ready

# %% larger-steps-while-training | wrong-layers
class Eager(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(learning_rate * (10 if self.training else 1))
# %%%
net = Network([Eager(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.00001)
return net

# %% label-smoothing-while-training | wrong-cost
class Smooth(CrossEntropy):
    def estimate(self, target, x_in):
        return super().estimate(0.9 * target + 0.01 if Layer.training else target, x_in)
# %%%
net = Network([Linear(784, 10), SoftMax()])
train(net, Smooth(), 100, 600, 0.00001)
return net

# %% clipped-at-a-hundredth | wrong-cost
class OwnCost(CrossEntropy):
    def estimate(self, target, x_in):
        return super().estimate(target, np.maximum(x_in, 0.01))

# %%%
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, OwnCost(), number_epochs, batch_size, learning_rate)
return net

# %% gradient-limited-to-ten | wrong-layers
class Limited(SoftMax):
    def backward(self, d_out):
        return super().backward(np.clip(d_out, -10, 10))

# %%%
net = Network([Linear(input_size, label_size), Limited()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net
