"""The visible check of train_single_layer (4): its net and its cost beside some of the student's own classes."""

from functools import partial

from course.drivers import readout, twin
from course.pieces.train_single_layer.task import PIECE

findings = partial(twin.findings, PIECE, readout.SIGMOID, "Sigmoid", "MeanSquareError")
