"""train_single_layer."""
