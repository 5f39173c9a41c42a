"""The verb `verify`."""

from __future__ import annotations

import sys

from ..assertions import terms
from ..assertions.typed import PLACES, STATELESS, read
from ..dates import parse_day
from ..errors import UsageError, shown
from ..lexicon.english import find_treaty
from .options import day, forms, lang, lang_asked, language_of
from .output import put, put_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from typing import Any

    from ..checking.answer import Judgement, Part
    from ..translation.language import Language

REFUSED, FAULT = 2, 1

ABOUT = (
    "What law and record say of an assertion: that a State is a party, did something, met a duty; how many States; what a treaty says."
    " PREDICATE and what follows it: 'status', 'act', 'found', 'conduct' STATES TREATY VALUE; 'in-force', 'event' [STATES] TREATY VALUE;"
    " 'duty' STATES TREATY NORM VALUE; 'count' TREATY OF NUMBER; 'rule' TREATY STANCE ABOUT. STATES: one or several, parted by commas;"
    " left out with --group. With '-' alone: JSON lines from standard input, one claim a line, answered line by line."
)
EXAMPLES = """\
examples:
  servanda verify status RUS apmbc party --not --said 2025-07-02      Russia is no party
  servanda verify act POL apmbc ratify --when 2012
  servanda verify in-force LTU apmbc exit --when 2025-12-27
  servanda verify duty UKR apmbc stockpile-destruction missed
  servanda verify count apmbc parties 164 --said 2025-07-02
  servanda verify rule apmbc forbids "transfer of mines"
  servanda verify found SYR cwc use --by OPCW
  servanda verify status apmbc party --group nato --except USA --said 2025-07-02
  cat claims.jsonl | servanda verify - --format json       one claim a line: {"id": "1", "said": "2025-07-02", "assertions": [...]}
"""

FLAGS = {
    "not": "the claim says that it is not so", "ever": "ever, never, at any time", "exactly": "the day is said to be exact",
    "jointly": "the number is a total of the States together",
}  # fmt: skip
VALUES = {
    "when": ("TIME", "2025, 2025-06, 2025-06-27, 2025-01/2025-03, 2022/.., ../2010"),
    "mode": ("MODE", f"one of {', '.join(terms.MODES)} (default: fact)"),
    "group": ("GROUP", f"all States of a group: {', '.join(terms.GROUPS)}"),
    "except": ("STATES", "States left out of the group"),
    "of": ("WHAT", "what is approved, announced or taken back"),
    "to": ("WHOM", "to whom an objection or a request is made; several parted by commas"),
    "order": ("ORDER", f"{', '.join(terms.ORDERS)} or a number"),
    "among": ("GROUP", "the group in which the order is counted"),
    "number": ("NUMBER", "a number that belongs to it"),
    "unit": ("UNIT", "of what: days, months, years, mines, warheads ..."),
    "compare": ("HOW", f"how a number is meant: {' '.join(terms.COMPARE)}"),
    "norm": ("NORM", f"one of {', '.join(terms.NORMS)}"),
    "article": ("ARTICLE", "the article that is named"),
    "about": ("WORDS", "the matter, in a few English words"),
    "statement": ("ID", "the treaty's statement that a rule is about"),
    "by": ("BODY", "the body that found it: OPCW, IAEA, UNSC, parties ..."),
    "deed": ("TIME", "when that happened which was found"),
    "weapon": ("WEAPON", "with which weapon"),
    "actor": ("ACTOR", "an armed group or another actor that is no State"),
    "name": ("NAME", "the agreement, where the treaty is 'other'"),
}
SAID = {
    "said": ("DAY", "the day on which it was said (default: today)"),
    "known-at": ("DAY", "judge by what was known on that day (default: all that is known)"),
}
LISTS = ("states", "except", "to")


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `verify`."""
    parser.usage = "servanda verify PREDICATE WORD ... [options]\n       servanda verify - --format json [options]"
    parser.add_argument("words", metavar="WORD", nargs="+", help="a predicate and what it is said of; or '-' for JSON lines")
    for name, told in FLAGS.items():
        parser.add_argument(f"--{name}", action="store_true", default=None, help=told)
    for name, (metavar, told) in (*VALUES.items(), *SAID.items()):
        parser.add_argument(f"--{name}", metavar=metavar, help=told)
    parser.add_argument("--treaty", metavar="TREATY", help="with '-': the treaty of lines that name none")
    parser.add_argument("--receipts", action="store_true", default=None, help="with '-': a receipt in every answer, for 'servanda replay'")
    lang(parser)
    forms(parser, "text", "json")


def plain(argv: list[str]) -> Namespace | None:
    """The arguments, read without building a parser, which would cost as much as the answer; None for what the parser is to read."""
    from types import SimpleNamespace

    args: Any = SimpleNamespace(words=[], format="text", treaty=None, receipts=None, lang="en")
    for name in (*FLAGS, *VALUES, *SAID):
        setattr(args, name.replace("-", "_"), None)
    words = iter(argv)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("-") or word == "-":
            args.words.append(word)
        elif word in ("--receipts", *(f"--{flag}" for flag in FLAGS)):
            setattr(args, name, True)
        elif word.startswith("--") and (name in VALUES or name in SAID or name in ("format", "treaty", "lang")):
            value = value if equals else next(words, "")
            if not value or (name == "format" and value not in ("text", "json")):
                return None
            setattr(args, name.replace("-", "_"), value)
        else:
            return None
    return args if args.words else None


def run(args: Namespace) -> int:
    """Verifies one assertion, or with `-` those of each line of standard input."""
    args.said, args.known_at = (told and day(told) for told in (args.said, args.known_at))
    if args.words == ["-"]:
        return _lines(args)
    given = _assertion(args)
    if args.format == "json":
        return _json(args, given)
    from .. import record
    from ..checking.wording import the_day
    from ..publish.understood import understood
    from ..told import say
    from ..verification import judge, taken

    asked, told_in = record(), language_of(args)
    said, known = parse_day(args.said or asked.today), parse_day(args.known_at) if args.known_at else None
    assertions = taken([given])
    if known:
        head = say("Understood as, said on {said}, as known on {known}:", said=the_day(said), known=the_day(known))
    else:
        head = say("Understood as, said on {said}:", said=the_day(said))
    put(f"{told_in.tell(head)}\n  {_clean(told_in.tell(understood(assertions[0])))}")
    _tell(judge(assertions, said, asked, known), told_in)
    return 0


def _tell(found: Judgement, told_in: Language) -> None:
    from ..publish.verdicts import kind, verdict
    from ..told import Text
    from .output import bold
    from .standing_text import put_basis

    part: Part = found.parts[0]
    if part.refusal:
        from ..publish.undecided import undecided

        shown, why = Text(bold(told_in.tell(verdict(found.verdict)))), undecided(part.refusal, part.then)
        put(told_in.say("{verdict} ({kind}): {why}", verdict=shown, kind=kind(part.refusal), why=why))
    else:
        put(bold(told_in.tell(verdict(found.verdict))))
    put(f"  {_clean(told_in.tell(part.why))}")
    put_basis(part.basis)


def _clean(text: str) -> str:
    """Text that cannot steer a terminal; a space that does not break, as French sets it, is none that does."""
    return "".join(c if c.isprintable() or c == "\u00a0" else "\ufffd" for c in text)


def _json(args: Namespace, given: dict[str, Any]) -> int:
    from .. import record
    from ..publish.replay import answer

    language_of(args)
    question = {"verb": "verify", "assertions": [given], "said": args.said, "known_at": args.known_at, **lang_asked(args)}
    put_json(answer({**question, "today": record().today.isoformat()}))
    return 0


def _lines(args: Namespace) -> int:
    """Answers JSON lines with JSON lines. The code is 2 where a line was refused."""
    import json

    from .. import record
    from ..publish.replay import answer
    from ..publish.verified import answers

    _only_for_lines(args)
    said, known = (parse_day(day) if day else None for day in (args.said, args.known_at))
    treaty = find_treaty(args.treaty) if args.treaty else ""
    code, out = 0, sys.stdout.buffer
    sys.stdout.flush()
    for made in answers(sys.stdin.buffer, record().today, said, known, treaty, answer if args.receipts else None, language_of(args)):
        if "error" in made:
            code = REFUSED
        out.write(json.dumps(made, ensure_ascii=False).encode() + b"\n")
        out.flush()  # whoever asks line by line waits for it
    return code


def _only_for_lines(args: Namespace) -> None:
    """Raises UsageError for options that lines do not take."""
    if args.format != "json":
        raise UsageError("JSON lines are answered as JSON lines: add --format json.")
    name = next((name for name in (*FLAGS, *VALUES) if getattr(args, name) is not None), None)
    if name:
        raise UsageError(f"--{name} belongs to one assertion, and here each line has its own: take it out, or give a predicate.")


def _assertion(args: Namespace) -> dict[str, Any]:
    """The assertion as JSON has it. Raises UsageError where the words are too many or too few."""
    predicate, *words = args.words
    if predicate not in PLACES:
        raise UsageError(f"There is no predicate {shown(predicate)}: use one of {', '.join(PLACES)}.")
    if args.treaty or args.receipts:
        raise UsageError("--treaty and --receipts go with '-', for JSON lines: name the treaty behind the States.")
    alone = predicate in STATELESS or args.group or args.actor
    given: dict[str, Any] = {"predicate": predicate, **dict(_placed(predicate, words, "states" if alone else "about"))}
    for name in VALUES:
        value = getattr(args, name)
        if value is not None and name in given:
            raise UsageError(f"{name} is told twice, by its place and by --{name}: give it once.")
        if value is not None:
            given[name] = read(name, value)
    given |= {name: True for name in ("ever", "exactly", "jointly") if getattr(args, name)}
    return given | ({"holds": False} if getattr(args, "not") else {})


def _placed(predicate: str, words: list[str], left_out: str) -> Iterator[tuple[str, Any]]:
    """Each word in its place; one place may stay empty: that of the States, or that of what a rule is about."""
    places = PLACES[predicate]
    if len(words) == len(places) - 1:
        places = tuple(place for place in places if place != left_out)
    if len(words) != len(places):
        wanted = " ".join(place.upper() for place in PLACES[predicate])
        raise UsageError(f"'{predicate}' takes {wanted}, not {shown(' '.join(words))}: give each, in quotes where it has blanks.")
    for place, word in zip(places, words, strict=True):
        yield place, read(place, word) if place != "value" or predicate == "count" else word
