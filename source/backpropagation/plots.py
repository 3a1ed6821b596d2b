"""The notebook's pictures."""
