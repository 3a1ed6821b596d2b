"""The mistakes that are an obvious change of a right formula: their entries in the catalogue. `changes` makes them by machine."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
CHANGED = {
    "added-for-subtracted": Mistake(
        "equals the formula with + and - exchanged in one place", "Go through the signs between the terms."
    ),
    "multiplied-for-added": Mistake(
        "equals the formula with a product for a sum", "Is there a * where a + or - belongs?"
    ),
    "divided-for-subtracted": Mistake(
        "equals the formula with a division in place of a difference", "Is there a / where a - belongs?"
    ),
    "divided-for-multiplied": Mistake(
        "equals the formula with a division for a product, or the other way round",
        "Is there a / where a * belongs, or a * for a / ?",
    ),
    "subtracted-for-multiplied": Mistake(
        "equals the formula with a difference in place of a product", "Is there a - where a product belongs?"
    ),
    "added-for-multiplied": Mistake(
        "equals the formula with a sum in place of a product", "Is there a + where a * belongs?"
    ),
    "sign-inside": Mistake(
        "equals the formula with a minus sign in front of something in it", "Go through the signs inside the formula."
    ),
    "doubled-for-squared": Mistake(
        "equals the formula with * 2 in place of the square", "A square is ** 2; times 2 stands in its derivative."
    ),
    "other-power": Mistake("equals the formula with another power than the square", "A square is ** 2."),
    "function-too-many": Mistake(
        "equals the formula with something in it passed through a function, or scaled or shifted",
        "Take each array as it is: which function, division or mean is not in the formula?",
    ),
    "one-element-for-all": Mistake(
        "equals the formula with one element, or one column, of an array for all of it", "Leave the index out."
    ),
    "other-function": Mistake(
        "equals the formula with another function in one place",
        "Which function does the formula take: exp, log, another?",
    ),
    "upside-down": Mistake(
        "equals the formula with a fraction upside down", "What stands above the line, and what below it?"
    ),
    "matrix-product": Mistake(
        "equals a matrix product", "Here each element is taken by itself: use * or ** 2, no @ and no np.dot."
    ),
    "elementwise-product": Mistake(
        "equals a product element by element", "A sum of products is needed here: a matrix product, @."
    ),
    "factors-swapped": Mistake(
        "equals the matrix product in the other order", "The order of the factors of a matrix product counts."
    ),
    "factor-left-out": Mistake(
        "equals the formula without one of its factors", "Compare with the formula: which factor is missing?"
    ),
    "term-left-out": Mistake(
        "equals the formula without one of its terms", "Compare with the formula: which term is missing?"
    ),
    "factor-too-many": Mistake(
        "equals the formula times, or divided by, another array", "Compare with the formula: which factor is too many?"
    ),
    "term-too-many": Mistake(
        "equals the formula with another array added or taken away", "Compare with the formula: which term is too many?"
    ),
    "summed-too-early": Mistake(
        "equals the formula with the sum or the mean of an array in its place",
        "Each element counts by itself: leave np.mean or np.sum out.",
    ),
    "power-turned-round": Mistake(
        "equals 2 to the power of what has to be squared", "np.power takes the base first: a square is ** 2."
    ),
    "rounded-inside": Mistake(
        "equals the formula with one of its arrays rounded",
        "The formula takes each array as it is: without round, int, astype(int) or a threshold.",
    ),
    "made-one-hot": Mistake(
        "equals the formula with 1 for the largest number of each row and 0 for the others, in place of an array",
        "The formula takes all numbers as they are, not only the place of the largest.",
    ),
    "power-left-out": Mistake("equals the formula without the square", "Is something to be squared?"),
    "squared-too-much": Mistake(
        "equals the formula with a square too many",
        "Is something squared, or multiplied by itself? The derivative of a square is no square.",
    ),
    "each-term-squared": Mistake("equals the difference of the squares", "First take the difference, then square it."),
    "brackets-misplaced": Mistake(
        "equals the formula with a bracket in another place",
        "A factor before a bracket belongs to all that stands in it.",
    ),
    "function-left-out": Mistake(
        "equals the formula without one of its functions", "Is a function such as np.exp or np.log missing?"
    ),
    "function-applied-twice": Mistake(
        "equals the formula with a function applied twice", "Is a function applied to what has passed it already?"
    ),
    "sum-left-out": Mistake("equals the formula without its sum", "The formula has a sum, over one axis."),
    "one-term-for-the-sum": Mistake(
        "equals the formula with one term of a sum in place of all of them",
        "In a loop, each term has to be added to the ones before: += in place of =.",
    ),
    "term-of-a-sum-left-out": Mistake(
        "equals the formula without the first or the last term of a sum",
        "Does the loop begin at 0, and end at the last?",
    ),
    "number-added": Mistake(
        "equals the formula with a number added to a sum in it", "Leave the number out: it changes the result."
    ),
    "function-of-the-sum": Mistake(
        "equals the formula with a function of the sum where the sum of the function belongs",
        "First the function of each element, then the sum.",
    ),
    "max-left-out": Mistake("equals the formula without the maximum", "Which maximum is to be taken away?"),
    "mean-left-out": Mistake("equals the formula without its mean", "The formula has a mean."),
    "other-reduction": Mistake(
        "equals the formula with sum, mean or maximum exchanged", "Which is it: sum, mean or maximum?"
    ),
    "other-axis": Mistake(
        "equals the formula with the sum along another axis",
        "Axis 0 is the batch, axis 1 goes along one example; keepdims=True keeps the axis.",
    ),
    "not-transposed": Mistake(
        "equals the formula without the transposition", "Write the shapes below the factors: which one needs .T?"
    ),
    "transposed-factor": Mistake(
        "equals the formula with another factor transposed", "Write the shapes below the factors: which one needs .T?"
    ),
    "another-array": Mistake(
        "equals the formula with another array in one place",
        "Which arrays does the formula take: inputs, outputs, what was kept, or the argument?",
    ),
    "arrays-exchanged": Mistake(
        "equals the formula with two of its arrays exchanged", "Which array stands where in the formula?"
    ),
    "arrays-combined": Mistake(
        "equals the formula with two arrays combined where one belongs",
        "Which array stands in each place, and is there one alone?",
    ),
    "one-for-array": Mistake(
        "equals the formula with 1 in the place of an array", "Which array is missing in the formula?"
    ),
    "other-eps": Mistake(
        "equals the formula with a much larger eps", "Use self.eps: a larger number changes the result."
    ),
    "one-minus": Mistake(
        "equals the formula with 1 minus an array in the array's place", "Where does the formula have a 1 - ...?"
    ),
    "one-example-for-all": Mistake(
        "equals the formula with one example, or their mean, for all of them",
        "Each row of the batch is computed from its own numbers.",
    ),
    "argument-activated": Mistake(
        "equals the formula with the sigmoid of an array in its place", "The sigmoid is another layer's work."
    ),
    "softmax-again": Mistake(
        "equals the formula with the softmax of an array in its place",
        "The softmax is done once, and by its own layer.",
    ),
    "divided-by-a-size": Mistake(
        "equals the formula with something in it divided by one of the sizes, or by its root",
        "Nothing is averaged here: leave the division out.",
    ),
    "times-a-size": Mistake(
        "equals the right value with something in it times one of the sizes",
        "Something is counted once for each example, input or output: do it once.",
    ),
}
# fmt: on
