"""Everything that runs with servanda, with any of its extras, comes under a permissive licence, by its own metadata."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Set
from email.message import Message
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PERMISSIVE = {
    "3-clause bsd license",
    "mit", "mit-0", "mit-cmu", "mit license", "isc", "isc license", "bsd", "bsd license", "0bsd", "bsd-2-clause", "bsd-3-clause",
    "bsd 3-clause license", "the bsd 2-clause license", "apache-2.0", "apache 2.0", "apache software license", "psf-2.0",
    "python software foundation license", "cnri-python", "zlib", "cc0-1.0", "isc license (iscl)",
}  # fmt: skip
# Copyleft that ends at the file: used as they come, changed nowhere.
NAMED = {
    "certifi": "MPL-2.0: the list of certificate authorities, which the clients of HTTP bring",
    "tqdm": "MPL-2.0 and MIT: bars of progress, which spaCy and datatrove bring",
    "tld": "MPL-1.1, by its choice of three: top-level domains, which trafilatura brings",
}
WEAK = {"mpl-1.1", "mpl-2.0", "mozilla public license 2.0 (mpl 2.0)"}
LARGE = {"ray"}  # some 300 MB, so that no environment of the tests has it, and it is left out here; Apache-2.0


def permitted(licence: str, also: Set[str] = frozenset()) -> bool:
    """Whether an expression leaves a choice in which all parts are permissive. What is not known is not permitted."""
    words = licence.partition(" (see ")[0].strip().casefold()  # BSD license (see license.txt for details)
    words = words[1:-1] if words.startswith("(") else words
    return any(all(part in PERMISSIVE | also for part in choice.split(" and ")) for choice in words.split(" or "))


def licences(told: Message) -> list[str]:
    """What metadata says of the licence, in up to three ways. A whole text of a licence in the old field counts only where it is alone."""
    classifiers = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    expression, field = told.get("License-Expression", ""), (told.get("License") or "").strip()
    short = [field] if field and len(field) < 100 and "\n" not in field else []
    return [expression] if expression else [*(name for name in classifiers if name != "OSI Approved"), *short]


def needed() -> Iterator[tuple[str, set[str]]]:
    """Every package that servanda needs on this system with any of its extras, with the extras asked of it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    waiting = [wanted for wanted in map(Requirement, asked) if wanted.name not in {"servanda", *LARGE}]
    seen: dict[str, set[str]] = {}
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        if name in seen and wanted.extras <= seen[name]:
            continue
        seen[name] = seen.get(name, set()) | wanted.extras
        try:
            lines = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for line in lines:
            below = Requirement(line)
            if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in ("", *seen[name])):
                below.marker = None
                waiting.append(below)
    yield from sorted(seen.items())


PACKAGES = dict(needed())


def test_the_whole_tree_is_looked_at() -> None:
    assert {"sqlalchemy", "pg8000", "fastapi", "starlette", "spacy", "thinc", "mcp", "datatrove", "pyarrow"} <= set(PACKAGES)
    assert "pytest" not in PACKAGES


@pytest.mark.parametrize("name", PACKAGES)
def test_the_licence_is_permissive(name: str) -> None:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        pytest.fail(f"{name} is not installed, so that its licence cannot be looked at: run 'make setup'")
    found = licences(told)
    assert found, f"{name} tells no licence: look at it, and name it with a reason"
    wrong = [licence for licence in found if not permitted(licence, WEAK if name in NAMED else set())]
    assert not wrong, f"{name} comes under {wrong}: take another package, or name it with a reason"


def test_what_is_named_is_still_there_and_still_needs_to_be() -> None:
    for name in NAMED:
        assert not all(permitted(licence) for licence in licences(metadata.metadata(name)))
        assert name in PACKAGES


@pytest.mark.parametrize(("licence", "is_permitted"), [
    ("MIT", True), ("Apache-2.0 AND BSD-2-Clause", True), ("GPL-3.0-only OR MIT", True), ("(MIT OR GPL-2.0-only)", True),
    ("MIT AND GPL-2.0-only", False), ("LGPL-3.0-only", False), ("GNU Lesser General Public License v3 (LGPLv3)", False),
    ("AGPL-3.0-or-later", False), ("MPL-2.0", False), ("GPL", False), ("", False), ("Proprietary", False),
])  # fmt: skip
def test_licences_are_told_apart(licence: str, is_permitted: bool) -> None:
    assert permitted(licence) is is_permitted


def test_the_security_policy_names_the_same_exceptions() -> None:
    told = (ROOT / "SECURITY.md").read_text("utf-8")
    line = re.search(r"copyleft that ends at the file,(.*?)\. A test", told, re.DOTALL)
    assert line
    assert set(re.findall(r"`([a-z]+)`", line[1])) == set(NAMED)
    for name, reason in NAMED.items():
        assert f"`{name}` ({reason.partition(':')[0].partition(',')[0]})" in line[1], name
