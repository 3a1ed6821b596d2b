"""CrossEntropy."""
