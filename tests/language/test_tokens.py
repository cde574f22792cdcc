"""The tokenizer splits as the treebanks do."""

from __future__ import annotations

import pytest
import spacy

from kg.language.tokens import tune


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("sex-crimes unit", "sex - crimes unit"),
        ("her co-founder, an ex-detective", "her co-founder , an ex-detective"),
        ("They’ve said it isn’t", "They ’ve said it is n’t"),
        ("DuVernay’s series", "DuVernay ’s series"),
        ("*Dark River* and _Dark River_,", "* Dark River * and _ Dark River _ ,"),
        ("“Stop!!” she said…", "“ Stop !! ” she said …"),
        ("from 1989–2002 at 7pm", "from 1989 – 2002 at 7 pm"),
        ("Sgt. Smith and/or Lt. Jones", "Sgt. Smith and / or Lt. Jones"),
        ("Books’ Dutton imprint", "Books ’ Dutton imprint"),
        ("boys—now men—were", "boys — now men — were"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    nlp = spacy.blank("en")
    tune(nlp)
    assert " ".join(token.text for token in nlp(text)) == tokens
