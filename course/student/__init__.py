"""What students use beside the notebook: the visible checks, the overview, the gradient check, the plots."""
