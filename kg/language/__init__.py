"""English text into spaCy documents with tags, lemmas, Universal Dependencies trees, sentences and names.

`load()` gives the pipeline that the package ships; `load("some_pipeline")` any installed spaCy pipeline. The claim
rules read trees through the tables of labels in `kg.claims.arguments`, which know Universal Dependencies and CLEAR.
"""

from __future__ import annotations

import spacy
from spacy.language import Language

from kg.errors import ModelError

__all__ = ["load"]


def load(model: str | None = None) -> Language:
    """The shipped English pipeline, or the installed spaCy pipeline called `model`.

    Raises `ModelError` where the pipeline is not installed or gives no trees or no names.
    """
    if model is None:
        from kg.language import component, tokens

        nlp = spacy.blank("en")
        tokens.tune(nlp)
        nlp.add_pipe("kg_encoder", config={"model": str(component.SHIPPED)})
        return nlp
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no spaCy pipeline called {model!r} is installed: leave --model out to use the one shipped, or install it "
            f"(`python -m spacy download {model}`)"
        ) from error
    doc = nlp("Anna Smith met Tom Jones in London.")
    if not doc.has_annotation("DEP") or not doc.has_annotation("ENT_IOB"):
        raise ModelError(f"the spaCy pipeline {model!r} gives no trees or no names: name one with a parser and an NER")
    return nlp
