"""The site of docs/ is built without a warning, and a browser that opens it asks nothing from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FROM_ELSEWHERE = re.compile(r"""<(?:script|link|img|iframe|source|object)\b[^>]*\b(?:src|href|data)=["']?(?:https?:)?//[^"'\s>]+""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from the tree: every warning is an error."""
    pytest.importorskip("mkdocs", reason="mkdocs is not installed (the dependency group `site`)")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_of_docs_is_a_page_of_the_site(site: Path) -> None:
    told = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert told <= {path.stem for path in site.glob("*.html")}


def test_nothing_is_asked_from_elsewhere(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert len(pages) > 15
    for page in pages:
        assert not FROM_ELSEWHERE.findall(page.read_text(encoding="utf-8")), page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name


def test_the_reference_tells_of_every_public_name(site: Path) -> None:
    import servanda

    page = (site / "python.html").read_text(encoding="utf-8")
    for name in servanda.__all__:
        assert name == "__version__" or re.search(rf'id="servanda\.(?:\w+\.)*{name}"', page), f"docs/python.md does not tell of {name}"
