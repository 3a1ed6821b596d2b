# %% variables
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% numbers
net = Network([Linear(784, 10), SoftMax()])
train(net, CrossEntropy(), 100, 600, 1e-05)
return net

# %% keywords
net = Network(layers=[Linear(n_in=input_size, n_out=label_size), SoftMax()])
train(net=net, cost_function=CrossEntropy(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% keywords-in-other-order
net = Network([Linear(784, 10), SoftMax()])
train(net, learning_rate=1e-05, batch_size=600, number_epochs=100, cost_function=CrossEntropy())
return net

# %% parts-first
linear = Linear(input_size, label_size)
activation = SoftMax()
loss = CrossEntropy()
net = Network([linear, activation])
history = train(net, loss, number_epochs, batch_size, learning_rate)
return net

# %% dictionary
settings = dict(number_epochs=100, batch_size=600, learning_rate=1e-05)
net = Network([Linear(28**2, 10), SoftMax()])
train(net, CrossEntropy(), **settings)
return net

# %% tuple-arguments
hyperparameters = (number_epochs, batch_size, learning_rate)
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), *hyperparameters)
return net

# %% builder-in-own-cell
def build():
    return Network([Linear(input_size, label_size), SoftMax()])
# %%%
net = build()
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% append
layers = []
layers.append(Linear(input_size, label_size))
layers.append(SoftMax())
net = Network(layers)
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% prints-last
net = Network([Linear(input_size, label_size), SoftMax()])
history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
print(history[-1])
return net

# %% sizes-from-data
images, labels, n_in, n_out = load_data()
net = Network([Linear(n_in, n_out), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% nested
net = Network([Network([Linear(input_size, label_size)]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% explicit-sigma
net = Network([Linear(input_size, label_size, initial_sigma=0.1), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% scientific-notation-keywords
train_kwargs = {"batch_size": 600, "number_epochs": 100, "learning_rate": 1e-5}
classifier = Network([Linear(n_in=784, n_out=10), SoftMax()])
_ = train(classifier, CrossEntropy(), **train_kwargs)
return classifier

# %% plus-equals-layers
layers = [Linear(input_size, label_size)]
layers += [SoftMax()]
net = Network(layers)
loss = CrossEntropy()
curve = train(net, loss, number_epochs, batch_size, learning_rate)
if curve:
    last_cost, last_accuracy = curve[-1]
    print(f"{last_cost=:.3f} {last_accuracy=:.3f}")
return net

# %% inner-function
def build():
    yield Linear(input_size, label_size)
    yield SoftMax()

net = Network(list(build()))
train(net, cost_function=CrossEntropy(), number_epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% subclass-in-own-cell
class SoftmaxRegression(Network):
    def __init__(self, n_in, n_out):
        super().__init__([Linear(n_in, n_out), SoftMax()])
        self.curve = []

    def predict(self, images):
        return np.argmax(self.forward(images), axis=1)
# %%%
model = SoftmaxRegression(input_size, label_size)
model.curve.extend(train(model, CrossEntropy(), number_epochs, batch_size, learning_rate))
return model

# %% sizes-from-training-data
images, labels = training_data()
net = Network([Linear(images.shape[1], labels.shape[1]), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% seeded-with-warnings-off
import warnings

np.random.seed(1)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    net = Network([Linear(input_size, label_size), SoftMax()])
    train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% timing
start = time.perf_counter()
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
print(f"took {time.perf_counter() - start:.1f} s")
return net

# %% namedtuple-setup
from collections import namedtuple

Setup = namedtuple("Setup", "number_epochs batch_size learning_rate")
# %%%
setup = Setup(number_epochs=100, batch_size=600, learning_rate=1e-5)
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), *setup)
return net

# %% rate-from-task-four
rate_of_task_4 = 0.0001
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, rate_of_task_4 / 10)
return net

# %% try-except-finally
net = Network([Linear(input_size, label_size), SoftMax()])
try:
    history = train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
except FloatingPointError as problem:
    print("numbers too large:", problem)
    raise
else:
    print(len(history), "epochs")
finally:
    print("done")
return net

# %% cost-with-own-eps-attribute-read
cost = CrossEntropy()
print("eps is", cost.eps)
linear, softmax = Linear(input_size, label_size), SoftMax()
net = Network([linear, softmax])
train(net, cost, number_epochs, batch_size, learning_rate)
assert np.isfinite(linear.w).all()
return net
