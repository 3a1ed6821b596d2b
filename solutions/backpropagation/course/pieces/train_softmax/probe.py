"""Makes a student's train_softmax work (6e), without the training."""

from functools import partial

from course.drivers import builds

PROBES = {"6e": partial(builds.build, name="train_softmax")}
