"""The feedback page of a submission, from its graded record: points, reasons, the student's own lines, hints.

`record` writes the findings into the graded notebook and reads them again; `tasks` says what the page tells about each task;
`page` puts it together and fills the template; `exporter` is what `nbgrader generate_feedback` calls; `class_page` is the page
of the whole class, for the instructor.
"""
