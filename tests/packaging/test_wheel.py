"""The wheel carries all that it needs: installed beside nothing else of the project, it works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = ("---\ntitle: A bridge\noutlet: Harbour Post\ndate: 2010-05-01\n---\n"
        "Mara Quill founded Heron House. Tom Ashby was convicted of fraud in 1998. "
        "A judge overturned his conviction in 2004.\n")

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
                    "--wheel-dir", out, ROOT], check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that has the wheel, and the libraries of this one, but not the project."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / "bin" / "python"
    site = next((home / "lib").glob("python*")) / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A plain line in a .pth file adds a folder of libraries without running the .pth files in it, among them the one
    # that would lead back to the checkout.
    (site / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return python


def kg(python: Path, where: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([python, "-m", "kg", *arguments], cwd=where, env=environment, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_code_model_ontology_and_questions_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for ending in ("kg/py.typed", ".onnx", ".ttl", ".rq", ".toml", ".j2", "licenses/LICENSE", "entry_points.txt"):
        assert any(name.endswith(ending) for name in names), ending
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"kg"}
    assert wheel.stat().st_size < 40e6


def test_it_is_the_installed_package_that_is_tested(python: Path, tmp_path: Path) -> None:
    done = subprocess.run([python, "-c", "import kg; print(kg.__file__)"], cwd=tmp_path, capture_output=True, text=True,
                          check=True)
    assert Path(done.stdout).is_relative_to(python.parent.parent)


def test_every_stage_works_from_another_folder(python: Path, tmp_path: Path) -> None:
    (tmp_path / "bridge.md").write_text(TEXT)
    assert kg(python, tmp_path, "build", "bridge.md").startswith("build: 1 document, ")
    assert "Mara Quill —founded→ Heron House" in kg(python, tmp_path, "show", "Mara Quill")
    assert "Mara Quill" in kg(python, tmp_path, "query", "SELECT ?n WHERE { ?p a kg:Person ; rdfs:label ?n }")
    assert kg(python, tmp_path, "questions")
    kg(python, tmp_path, "view", "--out", "maps")
    assert (tmp_path / "maps" / "index.html").exists()
    kg(python, tmp_path, "check")
