"""What runs inside of the sandbox, beside the probes: the warm process, a submission's process, the cells' shell, the messages.

`grader.sandbox` starts it from outside.
"""
