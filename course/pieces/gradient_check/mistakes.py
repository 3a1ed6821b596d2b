"""The mistakes of my_gradient_check."""

from course.engine.mistake import Mistake

MISTAKES = {
    "right-layer-refused": Mistake(
        "a layer that is right was refused",
        "Leave room for rounding: np.allclose(..., atol=1e-6) with h = 1e-5, and gradients that begin at zero.",
    ),
    "d_in-unchecked": Mistake(
        "a layer with a wrong d_in was let through", "Move each element of x, and compare with what backward returns."
    ),
    "dw-unchecked": Mistake(
        "a layer with a wrong dw was let through", "Move each element of layer.w, and compare with layer.dw."
    ),
    "db-unchecked": Mistake(
        "a layer with a wrong db was let through", "Move each element of layer.b, and compare with layer.db."
    ),
    "second-call-unchecked": Mistake(
        "a layer that overwrites its gradients was let through", "Call backward twice: dw and db have to add up."
    ),
}
