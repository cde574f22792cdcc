"""From a parsed document to its claims: who did what, who says so, how sure it is, since when, and where it stands."""

from kg.claims.extractor import Extractor, Reading

__all__ = ["Extractor", "Reading"]
