"""A watch list: its deadlines and changes are those of its States and treaties, each once."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest

from servanda.cli import main
from servanda.errors import InputError
from servanda.publish.watchlist import pairs, read

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def listed(tmp_path: Path) -> str:
    path = tmp_path / "watch.txt"
    path.write_text("# ours\nFinland, Ottawa Convention\nUKR   # all\n\nUkraine, apmbc\n", encoding="utf-8")
    return str(path)


def test_names_become_ids_and_comments_are_left_out(listed: str) -> None:
    assert read(listed) == "FIN,apmbc;UKR,;UKR,apmbc"
    assert pairs(read(listed)) == [("FIN", "apmbc"), ("UKR", None), ("UKR", "apmbc")]


@pytest.mark.parametrize("text", ["", "# nothing\n", "Atlantis\n", "FIN, apmbc, more\n", "FIN, nothing\n", "FIN\n" + " " * 200_000])
def test_what_is_no_watch_list_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "watch.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as why:
        read(str(path))
    assert "\n" not in str(why.value)


def test_its_calendar_holds_each_day_once(listed: str, capsys: Capture) -> None:
    assert main(["deadlines", "--watch", listed, "--as-of", "2025-12-01", "--within", "1y", "--format", "ics"]) == 0
    read_back = icalendar.Calendar.from_ical(capsys.readouterr().out)
    summaries = [str(event["summary"]) for event in read_back.walk("VEVENT")]
    assert "Finland: withdrawal (Ottawa Convention), takes effect" in summaries
    assert len(summaries) == len(set(summaries)) and not any(word.startswith("Norway") for word in summaries)


def test_its_feed_tells_of_its_states_alone_and_is_another_feed(listed: str, capsys: Capture) -> None:
    words = ["diff", "--from", "2025-06-01", "--to", "2025-08-01", "--format"]
    assert main([*words, "atom", "--watch", listed]) == 0
    feed = ElementTree.fromstring(capsys.readouterr().out)
    name = "{http://www.w3.org/2005/Atom}"
    titles = [entry.findtext(f"{name}title") or "" for entry in feed.iter(f"{name}entry")]
    assert any(title.startswith("Finland gave notice") for title in titles)
    assert all("Finland" in title or "Ukraine" in title for title in titles)
    assert main([*words, "atom", "--state", "FIN"]) == 0
    assert ElementTree.fromstring(capsys.readouterr().out).findtext(f"{name}id") != feed.findtext(f"{name}id")


def test_its_answer_is_repeated_by_its_receipt(listed: str, tmp_path: Path, capsys: Capture) -> None:
    for words in (["deadlines", "--as-of", "2025-12-01"], ["diff", "--from", "2025-06-01", "--to", "2025-08-01"]):
        assert main([*words, "--watch", listed, "--format", "json"]) == 0
        out = capsys.readouterr().out
        assert json.loads(out)["receipt"]["question"]["watch"] == "FIN,apmbc;UKR,;UKR,apmbc"
        (tmp_path / "answer.json").write_text(out, encoding="utf-8")
        assert main(["replay", str(tmp_path / "answer.json")]) == 0
        assert "Repeated to the byte" in capsys.readouterr().out


def test_a_list_beside_a_state_is_refused(listed: str, capsys: Capture) -> None:
    assert main(["deadlines", "FIN", "--watch", listed]) == 2
    assert "--watch names States and treaties" in capsys.readouterr().err
