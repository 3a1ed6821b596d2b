"""The MNIST digits, from the course's top folder: the same as source/backpropagation/load_mnist.py."""

from __future__ import annotations

import importlib.util
from pathlib import Path

# Both files bear one name, so the other one is loaded by its path.
_path = Path(__file__).resolve().parent / "source" / "backpropagation" / "load_mnist.py"
_spec = importlib.util.spec_from_file_location("load_mnist", _path)
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)

MNIST = _module.MNIST
DataError = _module.DataError

__all__ = ["MNIST", "DataError"]
