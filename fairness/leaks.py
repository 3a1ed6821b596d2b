"""Lines that would tell something of an answer or a judgement, if they stood in what students get."""

from __future__ import annotations

import re

LEAST_LINE = 20  # characters
# Lines of answers and judgements that stand in the public part too and tell nothing: calls of what a student has written,
# and the forms of the language.
PLAIN_LINES = {
    "layer.update_parameters(learning_rate)",
    "linear_layer.zero_gradients()",
    "net.backward(cost_function.gradient(cost))",
    "cost = cost_function.estimate(labels[:batch_size], net.forward(images[:batch_size]))",
    "d_in = layer.backward(d_out)",
    "net = Network(layers)",
    "cost = CrossEntropy()",
    "cost = MeanSquareError()",
    "if self.prediction is None:",
    "start = time.perf_counter()",
    'with np.errstate(all="ignore"):',
    'warnings.simplefilter("ignore")',
    "value = np.asarray(value, dtype=np.float64)",
    'axes.set_xlabel("epoch")',
    'ways: tuple[str, ...] = ("",)',
    "split = len(images) * 5 // 7",
    "for _ in range(number_epochs):",
    'if record["returned"]["kind"] != "net":',
    "return training_findings.judge(",
    "with ExitStack() as stack:",
    "self.dw, self.db = np.zeros_like(self.w), np.zeros_like(self.b)",
}
PLAIN_FORMS = re.compile(
    r"""#|@|def |class |from |import |\"\"\"|["\w]+: [\w.]+,?$|["\w-]+,?$|\w+ ?= ?"[\w ]+",?$|\w+ = dict\[str, Any\]$|if (?:not )?isinstance\(\w+, [\w.]+\)"""
)


def telling_lines(text: str) -> set[str]:
    """The lines of a text that are long enough to tell something, and are none of the plain ones."""
    lines = (line.strip() for line in text.splitlines())
    return {line for line in lines if len(line) >= LEAST_LINE and not PLAIN_FORMS.match(line)} - PLAIN_LINES
