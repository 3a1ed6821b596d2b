"""The mistakes that exceptions show: their entries in the catalogue. What is said of a single one, `exceptions` puts together."""

from __future__ import annotations

from course.engine.mistake import Mistake

# fmt: off  (one line an entry)
RAISED = {
    "cell-did-not-run": Mistake(
        "the cell did not run", "Mend that line, then run the cell again: until then nothing in it counts."
    ),
    "name-not-set": Mistake(
        "the result's name is not set", "The lines around the blank say which name they go on with."
    ),
    "self-left-out": Mistake(
        "self. is missing", "What an object keeps is reached by self.; a plain name lives in one call only."
    ),
    "self-too-much": Mistake("self. is too much", "Arguments and names set in the method are written without self."),
    "self-missing-in-def": Mistake(
        "self is missing in def", "Python hands the object itself to a method, as its first argument."
    ),
    "name-nearly-right": Mistake("a name is nearly right", "Capitals and underscores count."),
    "name-not-defined": Mistake("a name is not defined", "Use the arguments and what the object keeps."),
    "library-prefix-missing": Mistake("np. is missing", "numpy's functions are reached by np."),
    "attribute-not-kept": Mistake(
        "the object has no such attribute", "The text at the top of the class says what it keeps."
    ),
    "other-library": Mistake("a word of another library", "Here everything is numpy and the classes of this notebook."),
    "other-language": Mistake("a word of another language", "The line needs Python's or numpy's own word."),
    "function-not-there": Mistake("numpy has no such function", "Write it with the functions that there are."),
    "class-for-object": Mistake("a class stands where an object is needed", "Brackets make the object: Sigmoid()."),
    "function-for-layer": Mistake(
        "a function stands where a layer is needed", "Layers are objects of classes: Sigmoid(), not sigmoid_function."
    ),
    "argument-missing": Mistake("an argument is missing", "The line with def says what a function needs."),
    "argument-too-many": Mistake("an argument is too many", "The line with def says what a function takes."),
    "list-missing": Mistake("the list's brackets are missing", "A net takes all its layers as one list."),
    "not-called": Mistake(
        "a function is not called", "Without brackets its name is the function itself, and nothing happens."
    ),
    "brackets": Mistake("the wrong kind of brackets", "( ) calls a function, [ ] picks elements."),
    "used-before-set": Mistake("something is read before it is set", "First set it, then use it."),
    "none-used": Mistake("None is used as a value", "A function without a return statement gives None."),
    "shapes-do-not-fit": Mistake(
        "two shapes do not fit", "Write the shapes below the formula: the batch is the first axis of every array."
    ),
    "sequence-for-number": Mistake("several numbers for one place", "One element takes one number."),
    "several-results": Mistake(
        "several results in place of one", "Return one array; what else is wanted is kept on self."
    ),
    "list-for-array": Mistake("a list in place of an array", "Formulas work on numpy arrays."),
    "number-for-array": Mistake("a number in place of an array", "Which line made a single number of the array?"),
    "network-missing": Mistake("a list in place of a net", "Network([...]) makes one layer of a list of layers."),
    "object-for-its-items": Mistake("a net in place of its layers", "Go through the list that the net keeps."),
    "object-for-array": Mistake("an object in place of an array", "Formulas need its arrays: self.w, self.x_in."),
    "forward-for-backward": Mistake(
        "forward is called in backward", "The gradient comes from the layer behind and goes to the one before."
    ),
    "index-for-layer": Mistake("a number in place of a layer", "Go through the layers themselves."),
    "layer-for-index": Mistake("a layer in place of a number", "The loop gives the layer itself: no index is needed."),
    "range-missing": Mistake("range is missing", "for i in range(n) counts from 0 to n - 1."),
    "whole-number-needed": Mistake("a whole number is needed", "Sizes and indices are whole numbers."),
    "shape-in-brackets": Mistake("the sizes are not one argument", "A shape is a tuple, in brackets of its own."),
    "whole-numbers": Mistake("whole numbers are not seen to", "Any batch may hold whole numbers."),
    "text-for-number": Mistake("a text in place of a number", "Numbers are written without quotation marks."),
    "array-as-condition": Mistake("an array as a condition", "An if needs one yes or no."),
    "reshaped-wrongly": Mistake(
        "a reshape to another number of elements", "reshape keeps the number of elements, and their order."
    ),
    "index-of-one-hot": Mistake(
        "one-hot targets as indices", "A one-hot row times a row of numbers leaves the true class alone."
    ),
    "beyond-the-end": Mistake("an index beyond the end", "Indices begin at 0 and end before the size."),
    "axis-squeezed": Mistake("squeeze has taken an axis away", "Leave squeeze out: both axes are needed."),
    "axis-not-there": Mistake("an axis that is not there", "An array with two axes has the axes 0 and 1."),
    "method-overwritten": Mistake(
        "a value was stored under a method's name", "Choose another name for what is kept: the method's own is taken."
    ),
    "layers-do-not-fit": Mistake(
        "a layer was given what belongs to another layer",
        "forward goes from the first layer to the last, backward from the last to the first: each takes what the one before gave.",
    ),
    "method-missing": Mistake(
        "a method is missing", "Each method that the task asks for stands in the class, under its name."
    ),
    "methods-outside-the-class": Mistake(
        "methods stand outside of the class", "What is indented below class belongs to it, and nothing else."
    ),
    "train-called": Mistake(
        "train is called in place of one step", "The steps are those that the text before the task lists."
    ),
    "calls-itself": Mistake("a function calls itself without end", "Call the layers' methods, not the own one."),
    "own-assertion": Mistake("an assert of your own does not hold", "Look at what it asks, or leave it out."),
}
# fmt: on
