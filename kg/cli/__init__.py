"""The command `kg`: a thin skin over the library, for people at a terminal and for scripts.

Exit codes: 0 it worked; 1 a `KgError` (bad input, no such entity, a check that found something), told in one line
on stderr; 2 the command was not written as its help says; 130 interrupted; 141 the reader of stdout went away.
"""

from kg.cli.main import main

__all__ = ["main"]
