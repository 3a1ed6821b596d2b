"""Each benchmark runs, in a tiny form. What they measure is for an idle machine and the full set: `make bench`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BENCH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


def run(module: str, *arguments: str, python: Path | str = sys.executable) -> str:
    """Run a benchmark on the embedded digits and return what it prints."""
    environment = {**os.environ, "MNIST_DIR": "embedded", "OPENBLAS_NUM_THREADS": "1"}
    command = [str(python), "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_training_prints_the_ratio_to_the_products_of_both_tasks():
    printed = run("training", "--rounds", "1", "--share", "0.01", "--only", "products")
    assert len(re.findall(r"products .* the course takes \d+\.\d\d times as long", printed)) == 2
    assert "peak memory" in printed


def test_training_beside_jax_and_scikit_learn():
    if not BENCH_PYTHON.exists():
        pytest.skip("JAX and scikit-learn are not installed: make .venv-bench/installed")
    printed = run("training", "--rounds", "1", "--share", "0.01", python=BENCH_PYTHON)
    accuracies = dict(re.findall(r"^  (course|JAX) .*accuracy (\d\.\d+)", printed, re.MULTILINE))
    assert float(accuracies["course"]) == pytest.approx(float(accuracies["JAX"]), abs=0.005), "not the same training"
    assert len(re.findall(r"scikit-learn .* the course takes", printed)) == 2


@pytest.mark.parametrize("recipe", ["plain", "own-layers"])
def test_recipe_learns(recipe):
    printed = run("recipes", recipe, "--seeds", "1", "--epochs", "2")
    (accuracy,) = re.findall(r"mean of 1 seeds: (\d+\.\d+) %", printed)
    assert float(accuracy) > 70


def test_validation_of_a_recipe_never_sees_the_test_digits():
    printed = run("recipes", "plain", "--seeds", "1", "--epochs", "1", "--validate")
    assert "3570 training digits, 715 validation digits" in printed


def test_float_width_prints_the_ratio():
    printed = run("float_width", "--epochs", "1", "--rounds", "1")
    assert re.search(r"float64 takes \d+\.\d\d times as long", printed)
