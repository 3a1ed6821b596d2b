"""The engine: what every check is made of. It knows no task and no formula."""
