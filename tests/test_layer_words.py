"""How the layers of a net differ from those of the task, in words."""

from __future__ import annotations

import pytest

from course.drivers.layer_words import difference, layers_of

WANTED = ("Linear(784, 10)", "SoftMax")


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("Network(SoftMax, Linear(784, 10))", "its layers stand in the wrong order"),
        ("Network(Linear(784, 10), Sigmoid, SoftMax)", "Sigmoid is too many"),
        ("Network(Network(Linear(784, 10), SoftMax), SoftMax)", "SoftMax is too many"),
        ("Network(Linear(784, 10))", "SoftMax is missing"),
        ("Network(Linear(784, 10), Sigmoid)", "Sigmoid stands in the place of SoftMax"),
        ("Network(Linear(28, 10), SoftMax)", "Linear(28, 10) stands in the place of Linear(784, 10)"),
        ("Network(Linear(784, 50), Sigmoid, Linear(50, 10), SoftMax)", "it has 2 layers with weights"),
        ("Network()", "it has no layers"),
    ],
)
def test_the_difference_in_words(description: str, words: str) -> None:
    assert difference(description, WANTED).startswith(words)
    assert difference(description, WANTED).endswith("the task asks for Network(Linear(784, 10), SoftMax).")


@pytest.mark.parametrize(
    "description", ["Network(Linear(784, 10), SoftMax)", "Linear(784, 10)", "MyNet", "Network(a b)"]
)
def test_nothing_is_said_where_names_and_sizes_tell_nothing(description: str) -> None:
    assert difference(description, WANTED) is None


def test_a_net_in_a_net_counts_as_its_layers() -> None:
    assert layers_of("Network(Network(Linear(784, 10), Sigmoid), SoftMax)") == ["Linear(784, 10)", "Sigmoid", "SoftMax"]
