"""Refuses what a reader's query may not do: reach the network, read files, change data.

The engine has no switch for SERVICE, so the query is cut into the tokens of SPARQL 1.1 (section 19.8) and refused where
one of them could start a SERVICE clause; the word in a string, comment, address or variable does not. The engine's
parser wants no space between tokens ("trueSERVICE<…>" is a call) and tries a shorter token where a longer one fails,
so a word or prefix that contains it and a local name that begins with it count too. Escapes such as \\u0053 are
resolved, repeatedly, and every form is checked, whether or not the engine would resolve them there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

_TOKEN = re.compile(r'''
    (?P<comment>\#[^\r\n]*)
  | (?P<string>"""(?:[^"\\]|\\[tbnrf"'\\uU]|"(?!""))*""" | \'\'\'(?:[^'\\]|\\[tbnrf"'\\uU]|'(?!\'\'))*\'\'\'
      | "(?:[^"\\\r\n]|\\[tbnrf"'\\uU])*" | '(?:[^'\\\r\n]|\\[tbnrf"'\\uU])*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<name>(?P<prefix>[^\W\d_][\w.-]{0,200})?:(?P<local>(?:[\w:%]|\\.)(?:[\w:%-]|\\.)*)?)
  | (?P<word>\w+)
  | (?P<other>\s+|.)
''', re.VERBOSE | re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE = frozenset({"PREFIX", "BASE"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
LONGEST = 1_000_000
"""Characters that a query may have."""


def guard(sparql: str) -> None:
    """Raise QueryError where the query is an update, calls a SERVICE, names a file, or is longer than `LONGEST`.

    Whether it parses is left to the engine.
    """
    if len(sparql) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST:,} characters: ask for less at once")
    for text in _unescaped(sparql):
        _check(text)


def _check(sparql: str) -> None:
    operation: str | None = None
    for token in _TOKEN.finditer(sparql):
        word = token.group("word")
        if token.group("iri") and token.group().casefold().startswith("<file:"):
            raise QueryError(f"{_place(token)}: files cannot be read from a query; the case is all that can be asked")
        if token.group() in ("'", '"'):  # what follows would be cut in another way than the engine cuts it
            raise QueryError(f"{_place(token)}: a text is not closed, or has an escape that SPARQL does not know")
        if _may_call(token):
            raise QueryError(f"{_place(token)}: SERVICE is refused, since a case is asked without the network "
                             "(write a name that contains the word as a full address)")
        if word and operation is None and word.upper() not in _PROLOGUE:
            operation = word.upper()
            if operation in _UPDATES:
                raise QueryError(f"{_place(token)}: {operation} is refused, since a case is only read; "
                                 "`kg build` makes it anew")


def _may_call(token: re.Match[str]) -> bool:
    word, prefix, local = ((token.group(name) or "").casefold() for name in ("word", "prefix", "local"))
    return "service" in word or "service" in prefix or local.startswith("service")


def _unescaped(sparql: str) -> Iterator[str]:
    """The text, and what it becomes each time its codepoint escapes are resolved."""
    yield sparql
    while (resolved := _ESCAPE.sub(_character, sparql)) != sparql:
        sparql = resolved
        yield sparql


def _character(escape: re.Match[str]) -> str:
    number = int(escape.group(1) or escape.group(2), 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise QueryError(f"{escape.group()} in the query is no Unicode character")
    return chr(number)


def _place(token: re.Match[str]) -> str:
    before = token.string[:token.start()]
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
