"""Grading: rebuilds submissions, runs them in a sandbox, has them judged, and writes nbgrader's gradebook."""

import sys

# jsonschema takes a second to import this check of one kind of address; it goes without where the check is not installed.
sys.modules.setdefault("rfc3987_syntax", None)
