"""The pieces: one folder for each solution cell of the notebook.

Public: `task.py` (titles, points), `probe.py` (makes the student's code work on a case), `mistakes.py` (names and help texts),
`open.npz` (generated: the cases of the visible check, with their numbers) or `open.py` (of a training: its visible check is code). Secret: `expected.py` (draws cases, and knows what is
right and what each mistake gives), `right/` and `wrong/` (answers with a known verdict).
"""
