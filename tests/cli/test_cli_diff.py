"""`servanda diff`: what changed between two days, as text, JSON and feeds."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import pytest

from servanda.cli import main
from servanda.publish import mailing

Capture = pytest.CaptureFixture[str]
DAYS = ("--from", "2025-07-01", "--to", "2025-08-01")


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(["diff", *argv])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_text_has_its_headings_and_says_how_far_the_record_goes(capsys: Capture) -> None:
    code, out, err = told(capsys, *DAYS, "--treaty", "Ottawa Convention")
    assert (code, err) == (0, "")
    assert out.startswith("From 1 July 2025 to 1 August 2025:")
    flat = " ".join(out.split())
    for words in ("New on record:", "Standings that changed:", "Contested questions:", "Duties with a last day:",
                  "2025-07-10 Finland gave notice of withdrawal from the Ottawa Convention"):  # fmt: skip
        assert words in flat
    assert "complete to" in told(capsys, "--from", "2026-01-01", "--to", "2026-08-01", "--treaty", "apmbc")[1]


def test_one_state_is_told_alone(capsys: Capture) -> None:
    out = told(capsys, *DAYS, "--state", "Finland")[1]
    assert "Finland" in out
    assert "Ukraine" not in out


def test_a_day_with_itself_changes_nothing(capsys: Capture) -> None:
    assert told(capsys, "--from", "2025-07-10", "--to", "2025-07-10")[1].startswith("Nothing changed")
    assert json.loads(told(capsys, "--from", "2025-07-10", "--to", "2025-07-10", "--format", "json")[1])["changes"] == []


def test_json_names_days_and_changes(capsys: Capture) -> None:
    made = json.loads(told(capsys, *DAYS, "--treaty", "apmbc", "--format", "json")[1])
    assert (made["from"], made["to"], made["treaty"], made["state"]) == ("2025-07-01", "2025-08-01", "apmbc", None)
    assert {change["kind"] for change in made["changes"]} == {"action", "standing", "reading", "deadline"}
    assert all(change["says"] for change in made["changes"])
    assert made["receipt"]["record_root"]


def test_feeds_tell_as_many_lines_as_the_json(capsys: Capture) -> None:
    lines = json.loads(told(capsys, *DAYS, "--format", "json")[1])["in_words"]
    atom = ElementTree.fromstring(told(capsys, *DAYS, "--format", "atom")[1])
    feed = json.loads(told(capsys, *DAYS, "--format", "jsonfeed")[1])
    assert len(atom.findall("{http://www.w3.org/2005/Atom}entry")) == len(feed["items"]) == len(lines) > 0


def test_the_later_day_is_today_where_none_is_given(capsys: Capture) -> None:
    made = json.loads(told(capsys, "--from", "2026-08-01", "--treaty", "inf", "--format", "json")[1])
    assert made["receipt"]["question"]["to"] >= "2026-08-01"


@pytest.mark.parametrize(("argv", "sentence"), [
    ([], "--from"), (["--from", "2025-07-01", "--to", "2025-06-01"], "earlier day first"), (["--from", "x"], "is not a day"),
    (["--from", "2025-07-01", "--treaty", "nothing"], "No treaty"), (["--from", "2025-07-01", "--state", "nowhere"], "No State"),
])  # fmt: skip
def test_usage_errors_are_one_sentence_and_code_2(capsys: Capture, argv: list[str], sentence: str) -> None:
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


class Mail:
    """A mail server that keeps what it is given."""

    sent: ClassVar[list[EmailMessage]] = []

    def __init__(self, host: str, port: int, timeout: float) -> None:
        assert (host, port) == ("mail.example", 465)

    def __enter__(self) -> Mail:
        return self

    def __exit__(self, *_: object) -> None:
        """Closes."""

    def login(self, user: str, password: str) -> None:
        assert (user, password) == ("desk", "p@ss")

    def send_message(self, message: EmailMessage) -> None:
        if "refused" in str(message["To"]):
            raise mailing.smtplib.SMTPRecipientsRefused({})
        self.sent.append(message)


@pytest.fixture
def mails(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """What is sent through a server that the environment names."""
    monkeypatch.setattr(mailing.smtplib, "SMTP_SSL", Mail)
    monkeypatch.setattr(Mail, "sent", [])
    monkeypatch.setenv("SERVANDA_SMTP", "smtps://desk:p%40ss@mail.example")
    monkeypatch.setenv("SERVANDA_MAIL_FROM", "desk@a.example")
    return Mail.sent


def test_the_changes_of_a_watch_list_go_out_by_mail_where_there_are_any(mails: list[EmailMessage], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "watch.txt").write_text("FIN, apmbc\n", encoding="utf-8")
    asked = ("--watch", str(tmp_path / "watch.txt"))
    _, text, _ = told(capsys, *DAYS, *asked)
    code, out, _ = told(capsys, *DAYS, *asked, "--mail", "officer@a.example", "--mail", "second@a.example")
    assert code == 0 and "sent to officer@a.example, second@a.example." in out
    [mail] = mails
    assert mail["To"] == "officer@a.example, second@a.example" and mail["Subject"].startswith("servanda: ")
    assert mail.get_content().split() == text.split() and "Finland gave notice of withdrawal" in mail.get_content()
    code, out, _ = told(capsys, "--from", "2025-07-10", "--to", "2025-07-10", *asked, "--mail", "officer@a.example")
    assert code == 0 and out.startswith("Nothing changed") and len(mails) == 1


def test_what_cannot_be_sent_is_told_in_one_sentence(mails: list[EmailMessage], monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    code, _, err = told(capsys, *DAYS, "--mail", "refused@a.example")
    assert (code, err) == (1, "servanda: The mail server took nothing (SMTPRecipientsRefused).\n")
    assert told(capsys, *DAYS, "--mail", "a@a.example\nBcc: b@evil.example")[0] == 2
    assert "leave out --format json" in told(capsys, *DAYS, "--mail", "a@a.example", "--format", "json")[2]
    monkeypatch.delenv("SERVANDA_SMTP")
    assert "set SERVANDA_SMTP" in told(capsys, *DAYS, "--mail", "a@a.example")[2]
    assert not mails
