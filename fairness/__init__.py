"""Measures how fair the grader is: every answer of the corpus, and mutants of the solutions, through probes and judge.

`python -m fairness` (`make fairness`) prints the table. Nothing in here takes part in grading.
"""
