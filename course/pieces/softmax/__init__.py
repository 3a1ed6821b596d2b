"""SoftMax."""
