"""The visible check of train_softmax (6e): its net and its cost beside some of the student's own classes."""

from functools import partial

from course.drivers import readout, twin
from course.pieces.train_softmax.task import PIECE

findings = partial(twin.findings, PIECE, readout.SOFTMAX, "SoftMax", "CrossEntropy")
