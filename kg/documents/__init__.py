"""Files become documents: read, freed of web furniture and markup, dated, and checked to be in English."""

from kg.documents.cleaning import clean
from kg.documents.front_matter import KINDS
from kg.documents.offsets import Cleaned
from kg.documents.reader import cleaned, read

__all__ = ["KINDS", "Cleaned", "clean", "cleaned", "read"]
