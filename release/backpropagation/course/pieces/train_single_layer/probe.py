"""Makes a student's train_single_layer work (4), without the training."""

from functools import partial

from course.drivers import builds

PROBES = {"4": partial(builds.build, name="train_single_layer")}
