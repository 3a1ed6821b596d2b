"""Makes a student's train_improved work (5), with a training that stops early."""

from course.drivers import real_training

PROBES = {"5": real_training.train}
