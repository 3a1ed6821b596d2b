# %% softmax-spelt-softmax | name-nearly-right | names
net = Network([Linear(input_size, label_size), Softmax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% sigmoid-left-in | wrong-layers | left out
net = Network([Linear(input_size, label_size), Sigmoid(), SoftMax()])
train(net, CrossEntropy(), number_epochs, batch_size, learning_rate)
return net

# %% squares-left-in | wrong-cost | left out
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% rate-of-task-4 | wrong-learning-rate | numbers
net = Network([Linear(input_size, label_size), SoftMax()])
train(net, CrossEntropy(), 100, 600, 0.0001)
return net

# %% classes-for-objects | class-for-object | brackets
net = Network([Linear(input_size, label_size), SoftMax])
train(net, CrossEntropy, number_epochs, batch_size, learning_rate)
return net

# %% cost-class-not-object | class-for-object | brackets
linear = Linear(input_size, label_size)
softmax = SoftMax()
net = Network([linear, softmax])
train(net, CrossEntropy, number_epochs, batch_size, learning_rate)
return net

# %% one-epoch-calls-with-decay | wrong-learning-rate | numbers
net = Network([Linear(input_size, label_size), SoftMax()])
cost_function = CrossEntropy()
rate = learning_rate
for epoch in range(number_epochs):
    train(net, cost_function, 1, batch_size, rate)
    rate = rate * 0.95
return net
