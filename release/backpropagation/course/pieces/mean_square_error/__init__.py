"""MeanSquareError."""
