# %% step-by-step
net = Network([Linear(input_size, label_size), Sigmoid()])
cost_function = MeanSquareError()
train(net, cost_function, number_epochs, batch_size, learning_rate)
return net

# %% arguments-by-name
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), Sigmoid()])
train(net=net, cost_function=MeanSquareError(), learning_rate=learning_rate,
      batch_size=batch_size, number_epochs=number_epochs)
return net

# %% numbers-written-out
net = Network([Linear(28 * 28, 10), Sigmoid()])
train(net, MeanSquareError(), 100, 600, 1e-4)
return net

# %% nested-networks
net = Network([Network([Linear(input_size, label_size)]), Network([Sigmoid()])])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% layers-as-a-tuple
net = Network((Linear(input_size, label_size), Sigmoid()))
_ = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% settings-in-a-dictionary
settings = dict(number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
layers = []
layers.append(Linear(input_size, label_size))
layers.append(Sigmoid())
network = Network(layers)
train(network, MeanSquareError(), **settings)
return network

# %% history-printed
np.random.seed(1)
print("training the single layer")
net = Network([Linear(input_size, label_size, 0.1), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
for epoch, (cost, accuracy) in enumerate(history):
    print(f"epoch {epoch}: cost {float(cost):.4f}, accuracy {float(accuracy):.3f}")
return net

# %% sizes-from-the-data
_, _, image_size, number_labels = load_data()
net = Network([Linear(image_size, number_labels), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% helper-in-a-cell-before
def single_layer_net(n_in, n_out):
    """Return a net of one linear layer with a sigmoid."""
    return Network([Linear(n_in, n_out), Sigmoid()])
# %%%
net = single_layer_net(input_size, label_size)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% subclass-of-network
class SingleLayer(Network):
    def __init__(self):
        super().__init__([Linear(input_size, label_size), Sigmoid()])

net = SingleLayer()
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% net-kept-as-a-global-too
global single_layer_net
single_layer_net = Network([Linear(input_size, label_size), Sigmoid()])
train(single_layer_net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return single_layer_net

# %% partial-application
from functools import partial
net = Network([Linear(input_size, label_size), Sigmoid()])
run = partial(train, net, MeanSquareError(), number_epochs=int(1e2))
run(batch_size=600, learning_rate=0.1 ** 4)
return net

# %% returned-from-finally
net = Network([Linear(input_size, label_size), Sigmoid()])
try:
    train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
finally:
    print("done")
return net

# %% prediction-tried-afterwards
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
images, labels, _, _ = load_data()
hits = np.argmax(net.forward(images[:100]), axis=1) == np.argmax(labels[:100], axis=1)
print(np.mean(hits))
return net

# %% subclass-that-counts
class CountingCost(MeanSquareError):
    calls = 0

    def estimate(self, target, prediction):
        self.calls += 1
        return super().estimate(target, prediction)

net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, CountingCost(), number_epochs, batch_size, learning_rate)
return net

# %% deep-copy-of-the-trained-net
from copy import deepcopy
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return deepcopy(net)
