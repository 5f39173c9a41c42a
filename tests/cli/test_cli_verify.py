"""`servanda verify`: one assertion told by words and options, or JSON lines, each answered or refused by one sentence."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda.assertions import terms
from servanda.cli import main
from servanda.cli import verify as verb
from servanda.dates import parse_day
from servanda.publish.verified import DAYS_KEPT, LONGEST, answers
from servanda.record.states import states

Capture = pytest.CaptureFixture[str]
RUSSIA = {"predicate": "status", "states": ["RUS"], "treaty": "apmbc", "value": "party", "holds": False}
ASKED = {"id": "1", "said": "2025-07-02", "assertions": [RUSSIA]}


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `servanda verify`."""
    code = main(["verify", *argv])
    out = capsys.readouterr()
    return code, out.out, out.err


def program(lines: bytes, *argv: str) -> tuple[int, list[dict[str, Any]], str]:
    """Exit code, answers and stderr of `servanda verify - --format json` as it runs from a shell."""
    command = [sys.executable, "-m", "servanda", "verify", "-", "--format", "json", *argv]
    done = subprocess.run(command, input=lines, capture_output=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr.decode()


def line(**more: object) -> bytes:
    """A line that is in order, with some fields otherwise."""
    return json.dumps(ASKED | more).encode() + b"\n"


SAID = [
    ("status RUS apmbc party --not --said 2025-07-02", "Russia, party to the Ottawa Convention: no", "supported"),
    ("status Russia 'Ottawa Convention' party --said 2025-07-02", "Russia, party to the Ottawa Convention: yes", "contradicted"),
    ("act POL apmbc ratify --when 2012 --said=2025-07-02", "Poland, ratification of the Ottawa Convention (in 2012): yes", "supported"),
    ("--said 2026-01-10 in-force LTU apmbc exit --when 2025-12-27", "taking effect (on 27 December 2025): yes", "supported"),
    ("in-force apmbc entry --when 1999-03-01 --said 2025-07-02", "The Ottawa Convention, entry into force (on 1 March 1999)", "supported"),
    ("duty UKR apmbc stockpile-destruction missed --said 2025-07-02", "missed (destruction of stocks): yes", "supported"),
    ("count apmbc parties 164 --said 2025-07-02", "The Ottawa Convention, number of parties 164: yes", "supported"),
    ("count apmbc parties 20 --compare < --said 2025-07-02", "number of parties fewer than 20: yes", "contradicted"),
    ("rule apmbc forbids 'transfer of mines' --said 2025-07-02", "forbidden by it (“transfer of mines”)", "supported"),
    ("found SYR cwc use --by OPCW --said 2025-07-02", "Syria, formal finding of use", "supported"),
    ("status apmbc party --group nato --except USA --said 2025-07-02", "All of NATO except United States, party", "supported"),
    ("status LTU,LVA apmbc party --said 2025-07-02", "Lithuania and Latvia, party to", "supported"),
    ("unmodelled apmbc opinion --about 'it is old'", "An opinion, which is not decided (“it is old”)", "outside the record (cannot)"),
]


@pytest.mark.parametrize(("words", "sentence", "verdict"), SAID, ids=[words[:40] for words, _, _ in SAID])
def test_tells_what_was_understood_the_verdict_and_why(capsys: Capture, words: str, sentence: str, verdict: str) -> None:
    import shlex

    code, out, err = told(capsys, *shlex.split(words))
    assert (code, err) == (0, "")
    assert sentence in out
    assert f"\n{verdict}" in out
    assert len(out.splitlines()) > 3 or "cannot" in verdict


def test_every_predicate_has_its_places_and_every_field_its_option() -> None:
    from servanda.assertions.model import FIELDS

    assert set(verb.PLACES) == set(terms.PREDICATES)
    placed = {"predicate", "states", "treaty", "value", "holds", "known-at"}
    assert {*verb.VALUES, *verb.FLAGS} - {"not"} == set(FIELDS) - placed


def test_read_without_a_parser_it_is_what_the_parser_reads() -> None:
    from servanda.cli.parsing import verb_parser

    for argv in (
        ["status", "RUS", "apmbc", "party", "--not", "--said", "2025-07-02"],
        ["count", "apmbc", "parties", "164", "--compare=~", "--format", "json", "--known-at", "2025-01-01"],
        ["-", "--format", "json", "--receipts", "--treaty", "apmbc"],
    ):
        quick = vars(verb.plain(argv))  # type: ignore[arg-type]
        assert quick == {key: value for key, value in vars(verb_parser("verify").parse_args(argv)).items() if key in quick}
    assert verb.plain(["status", "--help"]) is None
    assert verb.plain([]) is None


def test_json_has_a_receipt_by_which_the_answer_is_repeated(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = told(capsys, "status", "RUS", "apmbc", "party", "--not", "--said", "2025-07-02", "--format", "json")
    made = json.loads(out)
    assert (code, made["verdict"], made["understood"]) == (0, "supported", ["Russia, party to the Ottawa Convention: no"])
    assert made["receipt"]["question"]["assertions"] == [RUSSIA]
    path = tmp_path / "answer.json"
    path.write_text(out, encoding="utf-8")
    assert main(["replay", str(path)]) == 0
    path.write_text(out.replace('"supported"', '"contradicted"'), encoding="utf-8")
    assert main(["replay", str(path)]) == 5


@pytest.mark.parametrize(("words", "sentence"), [
    (["statuses", "RUS", "apmbc", "party"], "There is no predicate 'statuses': use one of status, act,"),
    (["status", "RUS", "apmbc"], "'status' takes STATES TREATY VALUE, not 'RUS apmbc'"),
    (["status", "Ruritania", "apmbc", "party"], "No State is called 'Ruritania'"),
    (["status", "RUS", "ottowa", "party"], "No treaty is called 'ottowa'"),
    (["status", "RUS", "apmbc", "member"], "value is 'member': with predicate status use one of party, signatory, outside, left."),
    (["status", "RUS", "apmbc", "party", "--said", "2025-02-30"], "'2025-02-30' is not a day that exists"),
    (["act", "RUS", "apmbc", "sign", "--when", "2025-02-30"], "when is no time: '2025-02-30' is not a day that exists"),
    (["act", "RUS", "apmbc", "sign", "--when", "2025/2024"], "when is no time: '2025/2024' ends before it begins"),
    (["act", "RUS", "apmbc", "sign", "--ever", "--exactly"], "ever and exactly contradict each other"),
    (["act", "RUS", "apmbc", "sign", "--unit", "days"], "unit is there without a number"),
    (["act", "RUS", "apmbc", "sign", "--except", "UKR"], "except names States and there is no group"),
    (["duty", "UKR", "apmbc", "clearance", "missed", "--norm", "clearance"], "norm is told twice"),
    (["count", "apmbc", "parties", "many"], "value is 'many': a count needs a whole number"),
    (["count", "apmbc", "parties", "5", "--number", "-1"], "number is '-1': it must be a number"),
    (["status", "RUS", "apmbc", "party", "--colour", "red"], "Unrecognized arguments: --colour red"),
    (["status", "RUS", "apmbc", "party", "--receipts"], "--treaty and --receipts go with '-'"),
    (["-"], "add --format json"),
    (["-", "--format", "json", "--when", "2025"], "--when belongs to one assertion"),
])  # fmt: skip
def test_what_cannot_be_asked_is_one_sentence_that_names_field_and_cure(capsys: Capture, words: list[str], sentence: str) -> None:
    code, out, err = told(capsys, *words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_text_of_an_assertion_cannot_steer_the_terminal(capsys: Capture) -> None:
    _, out, _ = told(capsys, "rule", "apmbc", "forbids", "x\x1b[2Jy\u202ez")
    assert "\x1b" not in out
    assert "\u202e" not in out


# JSON lines ---------------------------------------------------------------------------------------------------------------------

def test_lines_are_answered_in_their_order_with_their_ids() -> None:
    code, made, err = program(line() + b"\n" + line(id=7, assertions=[RUSSIA, RUSSIA | {"holds": True}]))
    assert (code, err) == (0, "")
    assert [(one["id"], one["verdict"], len(one["parts"]), len(one["understood"])) for one in made] == [
        ("1", "supported", 1, 1), (7, "contradicted", 2, 2),
    ]  # fmt: skip
    assert made[0]["parts"][0]["basis"]


def test_said_known_at_and_treaty_count_where_a_line_gives_none() -> None:
    lithuania = {"predicate": "act", "states": ["LTU"], "value": "notify-withdrawal"}
    code, made, _ = program(json.dumps({"assertions": [lithuania]}).encode(), "--said", "2025-06-01", "--treaty", "apmbc")
    assert (code, made[0]["verdict"], made[0]["id"]) == (0, "contradicted", None)
    asked = json.dumps({"assertions": [lithuania], "treaty": "apmbc", "said": "2025-12-01", "known_at": "2025-06-01"}).encode()
    _, known, _ = program(asked, "--said", "2025-06-01", "--treaty", "cwc")
    assert known[0]["verdict"] != "supported"


def test_receipts_of_lines_repeat_each_line(tmp_path: Path) -> None:
    _, made, _ = program(line() + line(id=None), "--receipts")
    assert all(one["receipt"]["question"]["said"] == "2025-07-02" for one in made)
    path = tmp_path / "answers.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in made), encoding="utf-8")
    assert main(["replay", str(path)]) == 0


DEEP = b'{"id": "1", "assertions": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
BAD = [
    (b"Russia is a party\n", "It is no JSON"),
    (b"[]\n", "It is a list: give an object with assertions."),
    (b"null\n", "It is null: give an object"),
    (b"\xff\xfe{}\n", "It is not valid UTF-8 (byte 1)"),
    (DEEP, "It nests too deep"),
    (b'{"id": "1", "assertions": [{"predicate": ' + b"[" * 400 + b"]" * 400 + b"}]}\n", "predicate is '[[["),
    (line(assertions=None), "assertions is missing or no list"),
    (line(assertions=[]), "There is no assertion"),
    (line(assertions=[RUSSIA] * 101), "assertions holds 101: give at most 100"),
    (line(assertions=["RUS"]), "An assertion is an object with a predicate"),
    (line(assertion=RUSSIA), "'assertion' is no field of a claim: use id, said, known_at, treaty, assertions."),
    (line(assertions=[RUSSIA | {"predicate": "belief"}]), "predicate is 'belief': use one of status"),
    (line(assertions=[RUSSIA, RUSSIA | {"when": "2025-02-30"}]), "Assertion 2: when is no time: '2025-02-30' is not a day that exists"),
    (line(assertions=[RUSSIA | {"ever": True, "exactly": True}]), "ever and exactly contradict each other"),
    (line(assertions=[RUSSIA | {"states": ["XXX"]}]), "states holds 'XXX', which is no code of a State"),
    (line(assertions=[RUSSIA | {"about": "\ud800"}]), "about is '\\ud800': it holds a lone surrogate"),
    (line(assertions=[RUSSIA | {"number": float("nan")}]), "number is 'nan': it must be a number"),
    (line(assertions=[RUSSIA | {"colour": 1}]), "'colour' is no field of an assertion"),
    (line(treaty="nowhere", assertions=[{"predicate": "status", "value": "party"}]), "treaty is 'nowhere'"),
    (line(treaty=5), "treaty is '5': it must be a text"),
    (line(said="2025-02-30"), "said: '2025-02-30' is not a day that exists"),
    (line(known_at=20250702), "known_at is '20250702': it must be a text"),
    (line(id=["a"]), "id is \"['a']\": give a text"),
    (line(id="\ud800"), "id is '\\ud800': give a text"),
    (line(id="x" * 201), "give a text of at most 200 characters"),
    (b'{"said": "2025-07-02", "said": "2024-07-02", "assertions": []}\n', "'said' stands there twice"),
    (b'{"id": ' + b"9" * 5000 + b"}\n", "It is no JSON"),
    (b'{"id": "' + b"x" * (10 << 20) + b'"}\n', f"It is longer than {LONGEST:,} bytes"),
]


@pytest.mark.parametrize(("bad", "sentence"), BAD, ids=[sentence[:40] for _, sentence in BAD])
def test_a_line_that_is_refused_names_line_field_and_cure_and_the_others_are_answered(bad: bytes, sentence: str) -> None:
    lines = io.BytesIO(line() + bad + line(id="3"))
    first, refused, last = answers(lines, parse_day("2026-01-01"))
    assert (first["id"], last["id"]) == ("1", "3")
    assert first["verdict"] == last["verdict"] == "supported"
    assert refused.keys() == {"id", "line", "error"}
    assert refused["line"] == 2
    assert refused["error"].startswith("Line 2: ")
    assert sentence in refused["error"]
    assert len(refused["error"]) < 600
    json.dumps(refused, ensure_ascii=False).encode()  # can be written


def test_the_code_tells_that_a_line_was_refused() -> None:
    code, made, err = program(line() + b"no JSON\n" + line(id="3"))
    assert (code, err) == (2, "")
    assert [one["id"] for one in made] == ["1", None, "3"]


def test_the_last_line_needs_no_end_and_a_mark_at_the_head_is_no_part_of_it() -> None:
    made = list(answers(io.BytesIO(b"\xef\xbb\xbf" + line() + line(id="2").rstrip()), parse_day("2026-01-01")))
    assert [one["id"] for one in made] == ["1", "2"]


class Endless(io.RawIOBase):
    """Lines without end, as many as are asked for, none of them kept."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.lines = lines

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        return next(self.lines, b"")


def test_memory_does_not_grow_with_the_lines_nor_with_the_days_they_ask_by() -> None:
    import tracemalloc

    def asked(number: int) -> bytes:
        code = list(states())[number % 190]
        return line(id=number, known_at=f"{1990 + number % 35}-0{1 + number % 9}-1{number % 10}", assertions=[RUSSIA | {"states": [code]}])

    def kept(first: int, last: int) -> int:
        made = answers(Endless(asked(number) for number in range(first, last)), parse_day("2026-01-01"))  # type: ignore[arg-type]
        assert sum(1 for one in made if "error" not in one) == last - first
        return tracemalloc.get_traced_memory()[0]

    few = 4 * DAYS_KEPT
    kept(0, few)  # law and record are loaded once
    tracemalloc.start()
    after_few, after_many = kept(0, few), kept(few, 6 * few)
    tracemalloc.stop()
    assert after_many < after_few + 2_000_000


def test_each_line_is_answered_before_the_next_is_given() -> None:
    """Whoever asks and waits gets an answer: nothing is held back until input ends."""
    command = [sys.executable, "-m", "servanda", "verify", "-", "--format", "json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ) as run:
        assert run.stdin
        assert run.stdout
        for number in range(3):
            run.stdin.write(line(id=number))
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == number
        run.stdin.close()
        assert run.wait(30) == 0


def test_a_value_before_its_treaty_is_told_to_stand_in_the_wrong_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "in-force", "entry", "ctbt"]) == 2
    assert "the treaty comes before the value, as in 'in-force apmbc entry'" in capsys.readouterr().err
