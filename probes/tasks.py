"""The probe of each task."""

from probes import costs, layers, network, steps, training

PROBES = {
    "2a": layers.probe_2a,
    "2b": costs.probe_2b,
    "2c": costs.probe_2c,
    "2d": layers.probe_2d,
    "2e": layers.probe_2e,
    "2f": steps.probe_2f,
    "3a": network.probe_3a,
    "3b": steps.probe_3b,
    "4": training.probe_4,
    "5": training.probe_5,
    "6a": layers.probe_6a,
    "6b": costs.probe_6b,
    "6c": costs.probe_6c,
    "6d": layers.probe_6d,
    "6e": training.probe_6e,
}
