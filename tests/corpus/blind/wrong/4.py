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
