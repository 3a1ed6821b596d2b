"""train_softmax."""
