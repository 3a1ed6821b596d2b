"""Draws the examples of `my_example` with all numbers that a check needs: python -m course.own_numbers.examples

The file that comes out goes to students. It holds numbers only: for each example the inputs, each gradient, what the known
mistakes give instead, and what the later gradients would be after each mistake in the first one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parent.parent / "student" / "own_examples.npz"
NUMBER = 120  # of examples; a class of hundreds shares some, neighbours rarely
SEED = 6
APART = 0.03  # two values that mean different things differ by at least this much in some element

Numbers = dict[str, np.ndarray]


def all_numbers() -> Numbers:
    """All examples: each key holds one array for each example, stacked, in float32.

    Returns
    -------
    dict of str to ndarray
        `x`, `w` (n, 2, 2), `b` (n, 1, 2), `t`, `z` (n, 2, 2); `dz`, `dw`, `db`, `dx` and, after a stroke, the mistake that gives
        the value instead, `dw/mean`; after a bar, the mistake in dz that it follows from, `dw|no-factor-two`.
    """
    generator = np.random.default_rng(SEED)
    examples: list[Numbers] = []
    while len(examples) < NUMBER:
        drawn = _draw(generator)
        if drawn is not None:
            examples.append(drawn)
    return {key: np.stack([example[key] for example in examples]).astype(np.float32) for key in examples[0]}


def _draw(generator: np.random.Generator) -> Numbers | None:
    """One example whose z are whole numbers from -2 to 2, or None where two mistakes would look alike."""
    w = generator.choice([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5], size=(2, 2))
    x = generator.choice([-2.0, -1.0, 1.0, 2.0], size=(2, 2))
    b = generator.choice([-1.0, -0.5, 0.0, 0.5, 1.0], size=(1, 2))
    z = x @ w.T + b
    if not (z == np.round(z)).all() or np.abs(z).max() > 2 or len(np.unique(z)) < 3 or len(np.unique(x)) < 3:
        return None
    t = np.eye(2)[generator.permutation(2)]
    values = gradients(x, w, b, t)
    for step in ("dz", "dw", "db", "dx"):
        alike = [value for key, value in values.items() if key.split("/")[0] == step]
        pairs = ((one, other) for i, one in enumerate(alike) for other in alike[i + 1 :] if one.shape == other.shape)
        if any(np.abs(one - other).max() < APART for one, other in pairs):
            return None
    return {"x": x, "w": w, "b": b, "t": t, "z": z} | values


def gradients(x: np.ndarray, w: np.ndarray, b: np.ndarray, t: np.ndarray) -> Numbers:
    """The gradients of one step, right and with each known mistake; keys as in `all_numbers`."""
    y = 1 / (1 + np.exp(-(x @ w.T + b)))
    slope = y * (1 - y)
    first = {
        "dz": 2 * (y - t) * slope,
        "dz/no-factor-two": (y - t) * slope,
        "dz/no-sigmoid-derivative": 2 * (y - t),
        "dz/sigmoid-for-its-derivative": 2 * (y - t) * y,
        "dz/sign-flipped": 2 * (t - y) * slope,
    }
    later = _after(first["dz"], x, w)
    for key, wrong in first.items():
        mistake = key.removeprefix("dz").lstrip("/")
        if mistake:
            later |= {f"{name}|{mistake}": value for name, value in _after(wrong, x, w).items() if "/" not in name}
    return first | later


def _after(dz: np.ndarray, x: np.ndarray, w: np.ndarray) -> Numbers:
    n = len(dz)
    dw, db = dz.T @ x, dz.sum(axis=0, keepdims=True)
    return {
        "dw": dw,
        "dw/mean": dw / n,
        "dw/transposed": dw.T,
        "dw/first-example-only": dz[:1].T @ x[:1],
        "db": db,
        "db/mean": db / n,
        "db/not-summed": dz,
        "db/over-the-outputs": dz.sum(axis=1)[None],
        "db/first-example-only": dz[:1],
        "dx": dz @ w,
        "dx/weights-transposed": dz @ w.T,
    }


if __name__ == "__main__":
    np.savez_compressed(FILE, **all_numbers())
    print(f"drawn: {FILE}, {FILE.stat().st_size:,} bytes")
