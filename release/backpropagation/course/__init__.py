"""What answers "is this right, and which mistake is it?" for each task, in the grader and beside the student's notebook.

A piece (a solution cell of the notebook) is a folder in `pieces/`; adding a folder adds its tasks. `public.py` lists which files
students and the sandbox get; all others are secret.
"""
