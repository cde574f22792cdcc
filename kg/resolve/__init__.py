"""From the claims of many documents to one set: the same thing is one entity, the same claim is one claim."""

from kg.resolve.resolver import resolve

__all__ = ["resolve"]
