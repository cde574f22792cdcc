"""A case against the SHACL shapes of the ontology."""

from kg.validate.shapes import Report, validate

__all__ = ["Report", "validate"]
