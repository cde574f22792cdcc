"""Claims as maps: pages that open by double click, with the sentence behind every line, the network off."""

from kg.views.site import write_views

__all__ = ["write_views"]
