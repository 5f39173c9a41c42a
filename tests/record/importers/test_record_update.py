"""`record update` over a server on this computer: pages unchanged, changed, broken, of another treaty. Nothing wrong gets in."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from made_pages import day, untc

from servanda.cli import main
from servanda.record import accept, loader, seal
from servanda.record.facts import Facts

Capture = pytest.CaptureFixture[str]
MINES = (Path(__file__).parents[2] / "fixtures" / "pages" / "untc-mines.html").read_bytes()
HEADS = ["Participant", "Signature", "Ratification, Accession(a)"]
ROWS = [["Jordan", day("2026-03-05"), ""], ["Kenya", "", day("2026-04-06", "a")]]
NEW = untc("XXVI-8", "Arms Trade Treaty", HEADS, ROWS, as_at="01-10-2026")
OTHERWISE = untc("XXVI-8", "Arms Trade Treaty", HEADS, [["Andorra", day("2014-12-18"), day("2022-12-03")]], as_at="01-10-2026")


class Handler(BaseHTTPRequestHandler):
    """Serves made pages by name; `away` leads to another host."""

    pages: ClassVar[dict[str, bytes]] = {
        "mines": MINES, "new": NEW.encode(), "changed": OTHERWISE.encode(), "cut": MINES[: len(MINES) // 3], "empty": b"",
        "noise": bytes(range(256)) * 50, "no-table": b"<html><body><p>maintenance</p></body></html>",
    }  # fmt: skip

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        body = self.pages.get(name)
        self.send_response(302 if name == "away" else 200 if body is not None else 404)
        if name == "away":
            self.send_header("Location", self.headers["Host"].replace("127.0.0.1", "http://localhost") + "/mines")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the record that may be written to."""
    copy = tmp_path / "data"
    shutil.copytree(loader.DATA, copy)
    monkeypatch.setattr(loader, "DATA", str(copy))
    accept.forget()
    seal.write_seal()
    yield copy
    monkeypatch.undo()
    accept.forget()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def update(capsys: Capture, tmp_path: Path, host: str, listed: dict[str, str], *more: str) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of an update from a list of pages, treaty by name."""
    path = tmp_path / "pages.csv"
    path.write_text("treaty,url\n" + "".join(f"{name},http://{host}/{page}\n" for name, page in listed.items()), encoding="utf-8")
    capsys.readouterr()
    code = main(["record", "update", "--pages", str(path), "--allow", host, "--keep", str(tmp_path / "kept"), "--pause", "0",
                 "--allow-loopback", "--format", "json", *more])  # fmt: skip
    out = capsys.readouterr()
    return code, json.loads(out.out) if out.out else {"error": out.err}


def test_new_and_changed_rows_are_shown_and_nothing_is_written(data: Path, host: str, tmp_path: Path, capsys: Capture) -> None:
    before = files(data)
    code, told = update(capsys, tmp_path, host, {"att": "new", "apmbc": "mines"})
    found = {one["treaty"]: one["found"] for one in told["looked"]}
    assert code == 0 and {row["state"] for row in found["att"]["new"]} == {"JOR", "KEN"}
    assert files(data) == before
    code, told = update(capsys, tmp_path, host, {"att": "changed"})
    row = told["looked"][0]["found"]["changed"][0]
    assert (row["state"], row["date"], row["was"]["date"]) == ("AND", "2022-12-03", "2022-12-02")
    assert files(data) == before


@pytest.mark.parametrize("wrong", ["cut", "empty", "noise", "no-table", "gone", "mines", "away"])
def test_a_page_that_is_broken_or_of_another_treaty_is_told_and_not_kept(
    data: Path, host: str, tmp_path: Path, capsys: Capture, wrong: str
) -> None:
    before = files(data)
    code, told = update(capsys, tmp_path, host, {"ccm" if wrong != "away" else "apmbc": wrong, "att": "new"})
    bad, good = told["looked"]
    assert code == 2 and bad["not_taken"] and bad["found"] is None and bad["kept"] is None
    assert good["found"]["new"] and good["not_taken"] is None  # the next page is looked at all the same
    assert {path.name.partition("-2026")[0] for path in (tmp_path / "kept").glob("*.html")} == {"untc-xxvi-8"}
    assert files(data) == before and seal.verify().root


def test_what_was_seen_is_what_is_accepted(data: Path, host: str, tmp_path: Path, capsys: Capture) -> None:
    """The page is kept: another answer of the server afterwards changes nothing of what a person accepts."""
    _, told = update(capsys, tmp_path, host, {"att": "new"})
    looked = told["looked"][0]
    kenya = next(row["id"] for row in looked["found"]["new"] if row["state"] == "KEN")
    assert main(["record", "import", looked["kept"], "--treaty", "att", "--accept", kenya]) == 0
    accept.forget()
    assert [action.date for action in Facts().of("KEN", "att") if action.action == "accession"] == ["2026-04-06"]
    assert not [action for action in Facts().of("JOR", "att") if action.action == "signature"]
    assert [row["state"] for row in update(capsys, tmp_path, host, {"att": "new"})[1]["looked"][0]["found"]["new"]] == ["JOR"]


def test_no_host_is_asked_that_was_not_allowed(host: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"treaty,url\natt,http://{host}/new\n", encoding="utf-8")
    words = ["record", "update", "--pages", str(path), "--keep", str(tmp_path / "kept"), "--allow-loopback", "--pause", "0"]
    assert main(words) == 0
    assert "Nothing was fetched" in capsys.readouterr().err and not (tmp_path / "kept").exists()
    assert main([*words, "--allow", "treaties.un.org"]) == 2
    assert host in capsys.readouterr().err
    assert main([*words[:4], "--allow", host, "--allow-loopback"]) == 2
    assert "--keep" in capsys.readouterr().err


def test_without_a_host_it_says_how_old_each_list_is(capsys: Capture) -> None:
    assert main(["record", "update", "apmbc", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["lists"]
    assert [one["treaty"] for one in listed] == ["apmbc"] and listed[0]["complete_to"] == "2026-02-03" and listed[0]["days_old"] > 0
    assert main(["record", "update"]) == 0
    out = capsys.readouterr()
    assert "days old" in out.out and "treaties.un.org" in out.out


def test_the_text_says_how_to_accept(data: Path, host: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(f"treaty,url\natt,http://{host}/new\nccm,http://{host}/mines\n", encoding="utf-8")
    words = ["--pages", str(path), "--keep", str(tmp_path / "kept"), "--allow", host, "--allow-loopback", "--pause", "0"]
    code = main(["record", "update", *words])
    out = capsys.readouterr().out
    assert code == 2 and "--treaty att --accept IDS" in out and "ccm: not taken. This is the page of XXVI-5" in out
