"""What the course adds to nbgrader's formgrader: a way to the points lost, names of tasks, labels, formulas without a server.

nbgrader stays as it is: a template of our own stands before its own and changes what that one has written, by the filters in
`marked.py`.
"""
