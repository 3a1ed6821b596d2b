# %% class-for-object | class-for-object | brackets
net = Network([Linear(input_size, label_size), Sigmoid])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% two-arguments-for-a-list | argument-missing or list-missing | brackets
net = Network(Linear(input_size, label_size), Sigmoid())
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% order-of-arguments | wrong-batch-size or wrong-number-of-epochs or wrong-learning-rate | arguments
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), batch_size, number_epochs, learning_rate)
return net

# %% history-returned | net-not-returned | several results
net = Network([Linear(input_size, label_size), Sigmoid()])
history = train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return history

# %% keyword-epochs | name-nearly-right | names
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), epochs=number_epochs, batch_size=batch_size, learning_rate=learning_rate)
return net

# %% sizes-turned-round | wrong-layers or shapes-do-not-fit | shapes
net = Network([Linear(label_size, input_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net

# %% second-training-with-smaller-rate | wrong-learning-rate | numbers
net = Network([Linear(input_size, label_size), Sigmoid()])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate / 10)
return net

# %% sigmoid-first-in-other-words | wrong-layers | order
first = Sigmoid()
second = Linear(input_size, label_size)
net = Network([first, second])
train(net, MeanSquareError(), number_epochs, batch_size, learning_rate)
return net
