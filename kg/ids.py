"""Identifiers made of content alone: the same content has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

HASH_LENGTH = 16


def content_hash(content: object) -> str:
    """Hash JSON-able content (dicts, lists, text, numbers) to 16 hexadecimal digits.

    The content is written as JSON with sorted keys and no spaces (RFC 8785 in spirit), so that neither the
    order of keys nor the platform matters. Raises TypeError for what JSON cannot hold.
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]


def slug(text: str) -> str:
    """Turn a name into lower-case ASCII words joined by hyphens: "Manhattan D.A.’s Office" -> "manhattan-das-office".

    A text without a letter or digit of ASCII (another script, punctuation) becomes "x-" and its hash.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[.'’‘`]", "", plain)).strip("-")
    return words or f"x-{content_hash(text)}"
