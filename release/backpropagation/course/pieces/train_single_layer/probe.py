"""Makes a student's train_single_layer work (4), without the training."""

from functools import partial

from course.drivers import training

PROBES = {"4": partial(training.build, name="train_single_layer")}
