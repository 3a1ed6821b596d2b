"""The instructor's desk: from a platform's archive to its marks, and the questions in between."""
