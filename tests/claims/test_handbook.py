"""The page of frames says what the frames say, in words."""

from __future__ import annotations

from pathlib import Path

from kg.claims.frames import frames, read_frames
from kg.claims.handbook import handbook
from kg.language.lexicon import lexicon


def test_a_frame_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "audits.toml").write_text(
        '[[event]]\ntype = "Audit"\nverbs = ["audit", "look into"]\nnouns = ["audit"]\nwithout = ["sound"]\n'
        'needs = ["subject"]\nroles.subject = { from = ["object", "on:order>of"], types = ["Organization"] }\n',
        "utf-8")
    assert list(handbook(read_frames(tmp_path, lexicon()))) == [
        "## Audit (event)", "",
        "- Told by verbs: audit, look … into; nouns: audit",
        "  - **subject** (Organization): whom or what it befalls; else after “on” (order), and there after “of”",
        "  - never beside: sound",
        "  - only where the text says the subject", ""]


def test_only_the_types_that_are_asked_for_are_told() -> None:
    sections = [line for line in handbook(frames(), ["conviction", "leads"]) if line.startswith("## ")]
    assert sections == ["## leads (relation)", "## Conviction (event)"]
