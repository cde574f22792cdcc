"""Puts the stages together: `building` makes a case of documents, `case` asks what was made, `folder` keeps it.

Nothing is imported here, so that opening a case does not load the parser that building one needs.
"""
