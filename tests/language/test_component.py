"""The shipped pipeline, end to end: what spaCy promises; a document is read the same whatever stands beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

import kg.language
from kg.errors import ModelError
from kg.language.component import SHIPPED
from kg.language.encoder import Encoder

TEXT = (
    "Judge Jane Roe resigned from the Court of Appeal on Monday. She was dropped by Penguin Books’ Viking imprint.\n\n"
    "  “Dark River” wasn’t praised by the Daily Herald\nMARTIN SMITH CHARGED IN LEEDS"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return kg.language.load()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def everything(doc: Doc) -> bytes:
    """All that the pipeline says of a document."""
    words = [(t.text, t.pos_, t.tag_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.is_sent_start) for t in doc]
    return json.dumps([words, [(e.start, e.end, e.label_) for e in doc.ents]]).encode()


def test_the_text_is_kept(doc: Doc) -> None:
    assert doc.text == TEXT


@pytest.mark.parametrize("attribute", ["TAG", "POS", "LEMMA", "MORPH", "DEP", "HEAD", "ENT_IOB", "SENT_START"])
def test_every_annotation_is_there(doc: Doc, attribute: str) -> None:
    assert doc.has_annotation(attribute)


def test_sentences_are_trees_and_line_breaks_end_them(doc: Doc) -> None:
    sentences = list(doc.sents)
    assert [sent.text.split()[0] for sent in sentences] == ["Judge", "She", "“Dark", "MARTIN"]
    for sent in sentences:
        assert sum(token.dep_ == "ROOT" for token in sent) == 1
        assert all(token.head in sent for token in sent)


def test_names(doc: Doc) -> None:
    names = {(ent.text, ent.label_) for ent in doc.ents}
    assert names >= {
        ("Jane Roe", "PERSON"), ("Court of Appeal", "ORG"), ("Monday", "DATE"), ("Dark River", "WORK"),
        ("Penguin Books", "ORG"), ("Daily Herald", "ORG"),
    }  # fmt: skip


def test_a_passive_sentence_is_parsed(doc: Doc) -> None:
    by_text = {token.text: token for token in list(doc.sents)[1]}
    assert (by_text["She"].dep_, by_text["She"].head.text) == ("nsubj:pass", "dropped")
    assert (by_text["imprint"].dep_, by_text["imprint"].head.text) == ("obl:agent", "dropped")
    assert (by_text["dropped"].lemma_, by_text["was"].lemma_) == ("drop", "be")


def test_contractions_with_typographic_apostrophes(doc: Doc) -> None:
    assert [(t.lemma_, t.pos_) for t in doc if t.text in {"was", "n’t"}][-2:] == [("be", "AUX"), ("not", "PART")]


def test_white_space_is_marked_as_such(doc: Doc) -> None:
    assert all((token.pos_, token.tag_) == ("SPACE", "_SP") for token in doc if token.is_space)


def test_spacy_s_matcher_works_on_it(nlp: Language, doc: Doc) -> None:
    matcher = Matcher(nlp.vocab)
    matcher.add("resigns", [[{"POS": "PROPN"}, {"LEMMA": "resign", "DEP": "ROOT"}]])
    assert len(matcher(doc)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Yes", "\n \nYes \n", "a" * 3000, "word " * 700, "“”‘’*_"])
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert all(token.head.i < len(doc) for token in doc)
    assert len(list(doc.sents)) >= (len(doc) > 0)


def test_a_document_is_read_the_same_alone_in_company_and_again(nlp: Language) -> None:
    other = "The jury, which sat for ten days, acquitted both men. " * 12
    alone = everything(nlp(TEXT))
    assert [everything(doc) for doc in nlp.pipe([TEXT, other, TEXT])][::2] == [alone, alone]
    assert everything(kg.language.load()(TEXT)) == alone
    assert [everything(doc) for doc in nlp.pipe([other, TEXT], batch_size=1)][1] == alone


def test_a_paragraph_is_read_the_same_after_another(nlp: Language) -> None:
    second = "The court freed Jane Roe on Monday."
    alone, after = nlp(second), nlp("Something else happened.\n" + second)
    assert [t.dep_ for t in alone] == [t.dep_ for t in after][-len(alone) :]


def test_it_survives_a_round_trip(nlp: Language, doc: Doc) -> None:
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert everything(again) == everything(doc)


def test_the_scores_of_a_window_have_the_shapes_promised() -> None:
    scores = Encoder(SHIPPED).run(["The", "jury", "left", "."])
    assert scores.arcs.shape == (4, 4)
    assert scores.dependents.shape[0] == scores.heads.shape[0] == scores.names.shape[0] == 4
    assert np.allclose(np.exp(scores.names).sum(1), 1, atol=1e-4)


def test_the_model_fits_the_repository() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 30_000_000


def test_nothing_needs_pytorch_at_run_time() -> None:
    code = "import sys; sys.modules.update(torch=None, onnx=None); import kg.language as l; l.load()('A test.')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"'en_no_such_model'.*leave --model out"):
        kg.language.load("en_no_such_model")


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx.*reinstall"):
        Encoder(tmp_path)
