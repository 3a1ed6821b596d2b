# %% untrained | -
return Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])

# %% task-4-again | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% single-layer-trained-well | -
net = Network([Linear(784, 10), Sigmoid()])
train(net, MeanSquareError(), 40, 10, 0.05)
return net

# %% single-layer-softmax | -
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 40, 10, 0.01)
return net

# %% returns-nothing | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)

# %% returns-history | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
return train(net, MeanSquareError(), 20, 10, 0.1)

# %% returns-accuracy | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
history = train(net, MeanSquareError(), 20, 10, 0.1)
return history[-1][1]

# %% returns-fresh-net | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])

# %% rate-of-task-4 | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 0.0001)
return net

# %% rate-far-too-large | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 600, 50)
return net

# %% negative-rate | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, -0.1)
return net

# %% zero-initialised-all | -
net = Network([Linear(784, 100, 0), Sigmoid(), Linear(100, 10, 0), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% too-large-initialisation | -
net = Network([Linear(784, 100, 50), Sigmoid(), Linear(100, 10, 50), Sigmoid()])
train(net, MeanSquareError(), 5, 100, 0.001)
return net

# %% first-weights-zeroed-at-the-end | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
net.layers[0].w = np.zeros_like(net.layers[0].w)
return net

# %% last-layer-only-trained | -
hidden = Network([Linear(784, 300, 0.05), Sigmoid()])
class Frozen(Layer):
    def forward(self, x):
        return hidden.forward(x)
    def backward(self, d):
        return d

net = Network([Frozen(), Linear(300, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.05)
return net

# %% wrong-output-size | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 1), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% sizes-do-not-fit | -
net = Network([Linear(784, 100), Sigmoid(), Linear(50, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% list-of-layers | -
net = [Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()]
train(net, MeanSquareError(), 10, 10, 0.1)
return net

# %% two-epochs-of-huge-batches | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 2, 3000, 0.0005)
return net

# %% returns-network-class | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network

# %% returns-first-layers-only | -
net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 10, 0.1)
return Network(net.layers[:2])

# %% bottleneck-of-one | -
net = Network([Linear(784, 1), Sigmoid(), Linear(1, 10), Sigmoid()])
train(net, MeanSquareError(), 10, 10, 0.05)
return net

# %% eight-sigmoids-vanishing | -
layers = [Linear(784, 30), Sigmoid()]
for _ in range(8):
    layers += [Linear(30, 30), Sigmoid()]
net = Network(layers + [Linear(30, 10), Sigmoid()])
train(net, MeanSquareError(), 20, 50, 0.01)
return net

# %% targets-inverted-cost | -
class Inverted(Cost):
    def estimate(self, target, prediction):
        self.d = prediction - (1 - target)
        return self.d**2
    def gradient(self, cost):
        return 2 * self.d

net = Network([Linear(784, 100), Sigmoid(), Linear(100, 10), Sigmoid()])
train(net, Inverted(), 10, 10, 0.05)
return net

# %% single-layer-better-tuned | -
net = Network([Linear(input_size, label_size, initial_sigma=0.01), Sigmoid()])
train(net, MeanSquareError(), 60, 20, 0.02)
return net

# %% single-layer-with-softmax | -
net = Network([Network([Linear(input_size, label_size, initial_sigma=0.01)]), Network([SoftMax()])])
train(net, CrossEntropy(), 60, 20, 0.002)
return net

# %% random-features | -
class Relu(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)


class Fixed(Linear):
    def update_parameters(self, learning_rate):
        pass

# %%%
net = Network([Fixed(input_size, 500, initial_sigma=0.05), Relu(), Linear(500, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 20, 20, 0.002)
return net

# %% frozen-by-zero-rate | -
class Slow(Linear):
    def update_parameters(self, learning_rate):
        super().update_parameters(0 * learning_rate)

net = Network([Slow(input_size, 400, initial_sigma=0.1), Sigmoid(), Linear(400, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 30, 20, 0.005)
return net

# %% frozen-since-gradient-never-arrives | -
class Stop(Layer):
    def forward(self, x_in):
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return np.zeros_like(d_out)

net = Network([Linear(input_size, 500, initial_sigma=0.05), Stop(), Linear(500, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 20, 20, 0.002)
return net

# %% random-features-that-tremble | -
class Trembling(Linear):
    def update_parameters(self, learning_rate):
        self.w = self.w + (1e-5 * np.random.randn(*self.w.shape)).astype(self.w.dtype)
        self.b = self.b + (1e-5 * np.random.randn(*self.b.shape)).astype(self.b.dtype)


class Relu(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)

net = Network([Trembling(input_size, 500, initial_sigma=0.05), Relu(), Linear(500, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 15, 20, 0.002)
return net

# %% nearest-known-digit | -
class Memory(Layer):
    def __init__(self, images, labels):
        self.images, self.labels = images, labels
        self.norms = (images**2).sum(axis=1)

    def forward(self, x_in):
        distance = self.norms - 2 * x_in @ self.images.T
        return self.labels[distance.argmin(axis=1)] + 0.0

    def backward(self, d_out):
        return np.zeros((len(d_out), self.images.shape[1]))

images, labels, _, _ = load_data()
net = Network([Memory(images, labels)])
train(net, MeanSquareError(), 1, 600, 0.0)
return net

# %% nearest-neighbour-with-idle-layers | -
class Neighbour(Network):
    def forward(self, x_in):
        idle = super().forward(x_in)
        images, labels = training_data()
        distance = (images**2).sum(axis=1) - 2 * x_in @ images.T
        return labels[distance.argmin(axis=1)] + 0 * idle

    def backward(self, d_out):
        return super().backward(0 * d_out)

net = Neighbour([Linear(input_size, 30), Sigmoid(), Linear(30, label_size), Sigmoid()])
train(net, MeanSquareError(), 1, 600, 0.01)
return net

# %% own-loop-on-validation-digits | -
net = Network([Linear(input_size, 60, initial_sigma=0.04), Sigmoid(), Linear(60, label_size), SoftMax()])
images, labels = validation_data()
cost_function = CrossEntropy()
for e in range(40):
    train_epoch(e, net, images, labels, cost_function, 20, 0.01)
return net

# %% own-loop-without-train | -
net = Network([Linear(input_size, 60, initial_sigma=0.04), Sigmoid(), Linear(60, label_size), SoftMax()])
images, labels = training_data()
cost_function = CrossEntropy()
for e in range(30):
    order = np.random.permutation(len(images))
    train_epoch(e, net, images[order], labels[order], cost_function, 20, 0.01)
return net

# %% decoy-trained-other-returned | -
def make():
    return Network([Linear(input_size, 60, initial_sigma=0.04), Sigmoid(), Linear(60, label_size), SoftMax()])

decoy, net = make(), make()
train(decoy, CrossEntropy(), 1, 600, 0.001)
images, labels = load_data()[:2]
cost_function = CrossEntropy()
for e in range(20):
    train_epoch(e, net, images, labels, cost_function, 20, 0.01)
return net

# %% far-too-little-training | -
net = Network([Linear(input_size, 100), Sigmoid(), Linear(100, label_size), Sigmoid()])
train(net, MeanSquareError(), 5, 600, 0.00001)
return net

# %% returns-untrained-twin | -
import copy

net = Network([Linear(input_size, 100, initial_sigma=0.04), Sigmoid(), Linear(100, label_size), SoftMax()])
best = copy.deepcopy(net)
train(net, CrossEntropy(), 20, 20, 0.01)
return best

# %% returns-the-history | -
net = Network([Linear(input_size, 100, initial_sigma=0.04), Sigmoid(), Linear(100, label_size), SoftMax()])
return train(net, CrossEntropy(), 20, 20, 0.01)

# %% loses-the-last-layers | -
net = Network([Linear(input_size, 100, initial_sigma=0.04), Sigmoid(), Linear(100, label_size), SoftMax()])
train(net, CrossEntropy(), 20, 20, 0.01)
return Network(net.layers[:2])

# %% outputs-in-another-order | -
net = Network([Linear(input_size, 100, initial_sigma=0.04), Sigmoid(), Linear(100, label_size), SoftMax()])
train(net, CrossEntropy(), 20, 20, 0.01)
last = net.layers[2]
last.w, last.b = last.w[::-1].copy(), last.b[:, ::-1].copy()
return net

# %% all-weights-start-at-zero | -
net = Network([Linear(input_size, 100, initial_sigma=0.0), Sigmoid(), Linear(100, label_size, initial_sigma=0.0), Sigmoid()])
train(net, MeanSquareError(), 20, 20, 0.005)
return net

# %% principal-components-then-one-layer | -
class Project(Linear):
    def update_parameters(self, learning_rate):
        pass

images, labels = training_data()
mean = images.mean(axis=0)
_, _, axes = np.linalg.svd(images - mean, full_matrices=False)
first = Project(input_size, 60)
first.w = axes[:60].astype(np.float32)
first.b = (-(first.w @ mean))[None].astype(np.float32)
net = Network([first, Linear(60, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 40, 20, 0.003)
return net

# %% hidden-layer-bypassed | -
class Bypass(Network):
    def forward(self, x_in):
        for layer in self.layers[-2:]:
            x_in = layer.forward(x_in)
        return x_in

    def backward(self, d_out):
        for layer in self.layers[:-3:-1]:
            d_out = layer.backward(d_out)
        return d_out

net = Bypass([Linear(input_size, 100), Sigmoid(), Linear(input_size, label_size, initial_sigma=0.01), SoftMax()])
train(net, CrossEntropy(), 60, 20, 0.002)
return net

# %% least-squares-and-zero-rate | -
hidden = Linear(input_size, 800, initial_sigma=0.05)
output = Linear(800, label_size)
net = Network([hidden, Sigmoid(), output])
images, labels = training_data()
features = Network(net.layers[:2]).forward(images)
features = np.hstack([features, np.ones((len(features), 1))])
gram = features.T @ features + 10 * np.eye(801)
solution = np.linalg.solve(gram, features.T @ labels)
output.w, output.b = solution[:-1].T.astype(np.float32), solution[-1:].astype(np.float32)
train(net, MeanSquareError(), 1, 600, 0.0)
return net

# %% learning-rate-explodes | -
class Relu(Layer):
    def forward(self, x_in):
        self.x_in = x_in
        return np.maximum(x_in, 0)

    def backward(self, d_out):
        return d_out * (self.x_in > 0)

net = Network([Linear(input_size, 100), Relu(), Linear(100, label_size), Sigmoid()])
with np.errstate(all="ignore"):
    train(net, MeanSquareError(), 10, 600, 10.0)
return net
