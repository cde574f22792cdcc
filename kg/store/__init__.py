"""The case as a dataset that can be asked in SPARQL."""

from kg.store.answer import Answer, Row, Term
from kg.store.embedded import EmbeddedStore, Store, open_store

__all__ = ["Answer", "EmbeddedStore", "Row", "Store", "Term", "open_store"]
