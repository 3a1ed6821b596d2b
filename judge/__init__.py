"""The judge: draws inputs, judges the arrays that probes hand out, and splits the points.

Nothing here runs a student's code.
"""
