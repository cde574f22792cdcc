"""The changelog knows the version that the package has."""

from __future__ import annotations

import kg
from tests.docs.examples import ROOT


def test_the_changelog_has_an_entry_for_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text
    assert f"## [{kg.__version__}]" in text
