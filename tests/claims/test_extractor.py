"""Claims end to end, with the pipeline that is shipped."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.claims import Extractor
from kg.claims.frames import read_frames
from kg.documents import read
from kg.language import load
from kg.language.lexicon import lexicon, read_lexicon
from kg.model import Claim, Document, Event, Relation, Value
from kg.resolve import resolve
from kg.resources import ontology_folder

ROOT = Path(__file__).resolve().parents[2]
EVAL = ROOT.parent / "shared" / "eval"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def document(text: str) -> Document:
    return Document("one", text, "one.txt", "0" * 64, published="2019-06-26")


def told(claim: Claim) -> tuple[str, str, str]:
    """A claim in short: its type, its status, and who or what fills its roles."""
    names = (one.value if isinstance(one, Value) else one.label for role, one in claim.fillers() if role != "content")
    return claim.type, claim.status, ", ".join(names)


SENTENCES = [
    ("Police arrested Anna Smith on Monday.", ("Arrest", "asserted", "Police, Anna Smith")),
    ("Tom Jones was convicted of murder in 1994.", ("Conviction", "asserted", "Tom Jones, murder")),
    ("Anna Smith resigned from Acme Bank.", ("Resignation", "asserted", "Anna Smith, Acme Bank")),
    ("Tom Jones sued Acme Bank.", ("Lawsuit", "asserted", "Acme Bank, Tom Jones")),
    ("Tom Jones was not convicted of murder.", ("Conviction", "negated", "Tom Jones, murder")),
    ("Anna Smith, a professor at Dale University, spoke.", ("worksFor", "asserted", "Anna Smith, Dale University")),
]


@pytest.mark.parametrize(("text", "claim"), SENTENCES, ids=[claim[0] for _, claim in SENTENCES])
def test_a_plain_sentence_gives_its_claim(nlp: Language, text: str, claim: tuple[str, str, str]) -> None:
    assert claim in [told(one) for one in Extractor(nlp).claims(document(text))]


def test_a_denial_that_somebody_lied_makes_no_claim_that_he_did(nlp: Language) -> None:
    claims = Extractor(nlp).claims(document("Anna Smith denied that Tom Jones robbed Mary Brown."))
    assert all(claim.status == "denied" for claim in claims if claim.type == "Robbery")


@pytest.mark.parametrize("verb", ["was convicted of raping", "confessed to robbing", "was acquitted of murdering"])
def test_what_a_court_speaks_of_makes_nobody_the_culprit(nlp: Language, verb: str) -> None:
    claims = Extractor(nlp).claims(document(f"Tom Jones {verb} a neighbor and beating a guard."))
    assert not [claim for claim in claims if any(role == "perpetrator" for role, _ in claim.fillers())]


def test_an_event_type_is_added_by_editing_the_ontology_alone(nlp: Language, tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    (folder / "frames" / "audits.toml").write_text(
        '[[event]]\ntype = "Audit"\nverbs = ["audit"]\nneeds = ["subject"]\n'
        'roles.agent = { from = ["subject"], types = ["Organization"] }\n'
        'roles.subject = { from = ["object"], types = ["Organization"] }\n', encoding="utf-8")
    extractor = Extractor(nlp, frames=read_frames(folder, lexicon()), words=read_lexicon(folder))
    claims = extractor.claims(document("Acme Bank was audited by Dale University in 2001."))
    [audit] = [claim for claim in claims if claim.type == "Audit"]
    assert told(audit) == ("Audit", "asserted", "Dale University, Acme Bank")
    assert isinstance(audit, Event)
    assert audit.when is not None
    assert audit.when.start == "2001"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([
    "Anna Smith said", "“", "”", "that", "he was arrested", "\n\n", "in 1994", ".", ",", "the men",
    "were convicted of", "rape",
    "according to", "Acme Bank", "‘Dark River’", "é\u0301", "?", "who", "the", "series", "and",
    "Tom Jones", "[", "]", "not",
]), min_size=1, max_size=30).map(" ".join))
def test_no_claim_leaves_a_document_without_its_words(nlp: Language, text: str) -> None:
    for claim in Extractor(nlp).claims(document(text)):
        assert claim.evidence
        assert all(span.quote == text[span.start:span.end] for span in claim.evidence)


@pytest.mark.skipif(not EVAL.is_dir(), reason="the scorer and its gold are not beside this checkout")
def test_the_first_article_scores_what_it_must(nlp: Language, tmp_path: Path) -> None:
    [seed] = read([EVAL / "seed.txt"], published="2019-06-26")
    claims: list[Relation | Event] = resolve(Extractor(nlp).claims(seed))
    written = tmp_path / "claims.jsonl"
    written.write_text("".join(json.dumps(claim.to_json()) + "\n" for claim in claims), encoding="utf-8")
    (tmp_path / "seed.txt").write_text(seed.text, encoding="utf-8")
    run = subprocess.run([sys.executable, str(EVAL / "score.py"), "--text", str(tmp_path / "seed.txt"),
                          str(EVAL / "seed.gold.jsonl"), str(written)], capture_output=True, text=True, check=False)
    rows = {line.split()[0]: line.split() for line in run.stdout.splitlines() if line.strip()}
    f1 = {name: float(rows[name][3]) for name in ("entities", "relations", "events")}
    assert f1["entities"] >= 0.90
    assert f1["relations"] >= 0.80
    assert f1["events"] >= 0.70
    assert float(rows["status"][1]) >= 0.90
    assert float(rows["speaker"][1]) >= 0.85
    assert float(rows["evidence"][1]) == 1.0
    assert "forbidden claims made: 0" in run.stdout
