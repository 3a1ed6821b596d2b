"""What is expected of pieces of a kind, given their formulas. Secret."""
