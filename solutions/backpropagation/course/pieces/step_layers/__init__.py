"""step_layers."""
