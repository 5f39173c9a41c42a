"""Published findings: only what a person reviewed, a page each that stands alone, harmless whatever the text, and gone when taken back."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import lxml.html
import pytest
from kept import TODAY, accusation, membership, report

from servanda.cli import main
from servanda.desk import Ledger
from servanda.desk.published import published
from servanda.publish.site import cards
from servanda.publish.site.files import write
from servanda.publish.site.model import Publisher

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
BY = Publisher("The <Desk> & Co", "https://desk.example/findings/")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def ledger(database_url: str) -> object:
    with Ledger.open(database_url) as made:
        claims = (membership(), accusation(), membership(f"Ukraine is a party to the Ottawa Convention {HOSTILE}"))
        made.add(report(*claims, title=HOSTILE), outlet=f"The Gazette {HOSTILE}", url="https://gazette.example/1", by="ann")
        made.review(1, "accept", "rightly read", "bob", judged=("contested", f"Two readings. {HOSTILE}"))
        made.review(3, "accept", "rightly read", "bob")
        yield made


def test_only_what_a_person_reviewed_goes_out(ledger: Ledger, tmp_path: Path) -> None:
    write(str(tmp_path), list(published(ledger)), BY)
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["finding-1.html", "finding-3.html", "index.html"]
    reviews = json.loads((tmp_path / "claimreview.json").read_text(encoding="utf-8"))
    assert {review["author"]["name"] for review in reviews} == {BY.organisation}
    assert {review["url"] for review in reviews} == {f"https://desk.example/findings/finding-{number}.html" for number in (1, 3)}


def test_what_is_taken_back_goes_and_what_others_put_there_stays(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"ours")
    write(str(tmp_path), list(published(ledger)), BY)
    ledger.review(3, "reject", "no claim", "bob")
    write(str(tmp_path), list(published(ledger)), BY)
    assert not list(tmp_path.glob("finding-3.*")) and (tmp_path / "logo.png").read_bytes() == b"ours"


def test_a_page_tells_verdict_reasons_understanding_sources_and_receipt(ledger: Ledger, tmp_path: Path) -> None:
    ledger.review(2, "correct", "as it was said", "bob", {"assertions": [
        {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party"}]}, TODAY)  # fmt: skip
    write(str(tmp_path), list(published(ledger)), BY)
    own, found = ((tmp_path / f"finding-{number}.html").read_text(encoding="utf-8") for number in (1, 2))
    assert "Two readings." in own and "own. Law and record by themselves" in own and ">supported<" in own
    assert ">contradicted<" in found and "Russia, party to the Ottawa Convention: yes" in found
    for page in (own, found):
        assert 'href="https://treaties.un.org/' in page and str(report().receipt["record"]) in page
        assert 'property="og:title"' in page and "The Gazette" in page


def test_no_text_becomes_anything_else_than_text(ledger: Ledger, tmp_path: Path) -> None:
    for name in write(str(tmp_path), list(published(ledger)), BY):
        if not name.endswith(".html"):
            continue
        text = (tmp_path / name).read_text(encoding="utf-8")
        tree = lxml.html.fromstring(text)
        scripts = tree.xpath("//script")
        assert all(script.get("type") == "application/ld+json" and script.get("src") is None for script in scripts)
        for script in scripts:
            assert json.loads(script.text)["@type"] == "ClaimReview"
        assert not tree.xpath("//img | //@onerror | //@style") and "default-src 'none'" in text
        assert not re.search(r'(?:src|href)="(?!https://|style\.css|finding-\d+\.html|index\.html)', text)


def test_without_an_organisation_nothing_is_a_claimreview(ledger: Ledger, tmp_path: Path) -> None:
    write(str(tmp_path), list(published(ledger)), Publisher("", ""))
    assert not (tmp_path / "claimreview.json").exists()
    assert "ClaimReview" not in (tmp_path / "finding-1.html").read_text(encoding="utf-8")


def test_a_card_is_a_picture_of_the_size_that_networks_show(ledger: Ledger) -> None:
    pillow = pytest.importorskip("PIL.Image", reason="needs the extra servanda[brief]")
    for one in published(ledger):
        with pillow.open(io.BytesIO(cards.card(one._replace(verdict="other"), BY))) as made:
            assert (made.format, made.size) == ("PNG", (1200, 630))


def test_the_same_findings_make_the_same_bytes(ledger: Ledger, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        write(str(tmp_path / name), list(published(ledger)), BY)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})
    assert made[0] == made[1]


def test_the_shell_publishes(tmp_path: Path, capsys: Capture) -> None:
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    with Ledger.open(url) as made:
        made.add(report(membership()), by="ann")
        made.review(1, "accept", "rightly read", "bob")
    asked = ["publish", str(tmp_path / "site"), "--database", url]
    assert main([*asked, "--organisation", "The Desk", "--address", "https://desk.example/f"]) == 0
    assert "1 finding," in capsys.readouterr().out
    assert 'rel="canonical" href="https://desk.example/f/finding-1.html"' in (tmp_path / "site/finding-1.html").read_text(encoding="utf-8")
    assert main([*asked, "--address", "desk.example"]) == 2
