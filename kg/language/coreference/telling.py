"""Which quotation each token stands in: the text's own telling is what is in none."""

from __future__ import annotations

from spacy.tokens import Doc

_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")


def quotation_numbers(doc: Doc) -> list[int]:
    """The number of the quotation around each token, from 1, and 0 outside; one left open ends with its paragraph.

    The closing mark counts as outside.
    """
    inside, number, found = False, 0, []
    for token in doc:
        if not inside and (token.text in _OPENING or token.text == '"'):
            inside, number = True, number + 1
        elif token.text in _CLOSING or token.text == '"' or "\n\n" in token.text:
            inside = False
        found.append(number if inside else 0)
    return found


def quotation_before(index: int, numbers: list[int]) -> int:
    """The quotation that ends right before a token, 0 if none does: of "… gone,” he said" that which "he" closes."""
    return next((numbers[i] for i in range(index - 1, max(-1, index - 3), -1) if numbers[i]), 0)
