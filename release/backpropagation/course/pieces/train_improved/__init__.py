"""train_improved."""
