"""Grading: rebuilds submissions, runs them in a sandbox, has them judged, and writes nbgrader's gradebook."""
