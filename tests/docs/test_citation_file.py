"""How to cite servanda: the file is of the format's shape and of this version."""

from __future__ import annotations

from pathlib import Path

import yaml

import servanda

ROOT = Path(__file__).parents[2]


def test_the_citation_is_of_this_version_and_has_what_the_format_asks() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()
    assert (cited["cff-version"], cited["version"], cited["type"]) == ("1.2.0", servanda.__version__, "software")
    assert [(one["type"], one["version"]) for one in cited["references"]] == [("database", servanda.__version__)]
    assert all(author["name"] for author in cited["authors"])

