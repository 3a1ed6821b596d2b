"""What answers "is this right, and which mistake is it?": for students, in the sandbox, and in the judge's own process.

Students get `student/`, and of the other folders what `grader.handout.PUBLIC` lists. Nothing that is on that list imports a
module that is not.
"""
