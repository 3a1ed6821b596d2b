"""Makes a student's train_softmax work (6e), without the training."""

from functools import partial

from course.drivers import training

PROBES = {"6e": partial(training.build, name="train_softmax")}
