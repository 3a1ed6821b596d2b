"""step_network."""
