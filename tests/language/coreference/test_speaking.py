"""Who speaks in the text's own voice, and who does not."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.language.coreference.clusters import Draft
from kg.language.coreference.speaking import voices
from kg.language.lexicon import lexicon

VOCABULARY = spacy.blank("en").vocab


def said(text: str) -> list[list[str]]:
    words = text.split()
    pos = ["PRON" if word.lower() in {"i", "my", "we", "you", "your"} else "X" for word in words]
    doc = Doc(VOCABULARY, words, pos=pos, sent_starts=[place == 0 for place in range(len(words))])
    return [[doc[mention.head].text for mention in cluster.mentions] for cluster in voices(Draft(doc, lexicon()))]


def test_the_writer_those_spoken_for_and_the_reader_are_one_each():
    assert said("I lost my keys and we told you that your door I left") == [["I", "my", "I"], ["we"], ["you", "your"]]


def test_who_speaks_in_a_quotation_is_not_the_writer():
    assert said("“ I left , ” she said . I stayed") == [["I"]]
    assert said('" I left " and I stayed') == [["I"]]
