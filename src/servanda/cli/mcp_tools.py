"""The assistant tools: questions to law and record over the Model Context Protocol, each answer with its receipt."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from .. import check as check_text
from .. import limits, record
from ..dates import parse_day
from ..errors import ServandaError
from ..extras import missing
from ..publish.replay import answer, receipt
from ..publish.undecided import KINDS
from ..publish.verified import claimed
from ..reading import any_language
from ..reading.inputs import LIMIT
from ..reports import Report
from ..standing import Record
from . import mcp_lines

try:
    from mcp.server import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
    from pydantic import WithJsonSchema
except ImportError as why:
    raise missing("The assistant tools", why.name, "mcp") from None
from ..assertions.schema import schema
from ..web.schemas import Verified

ABOUT = (
    "What arms-control treaties say and what States did under them, from the depositaries' lists. Days are written 2025-07-02."
    " `as_of` is the day asked about, `known_at` the day on which one asks. Treaties and States go by id, code or name."
    " Every answer carries a receipt; cite its `basis`, and say so where `readings` differ or a `caveat` is given."
    " Before you say that a State is a party, did something, met a duty, or that a treaty forbids something, put it to `verify`: it decides"
    " assertions, not words. Where nothing is decided, `refusal` is the kind; pass it on: "
    + "; ".join(f"{kind!r}: {told}" for kind, told in KINDS.items()) + "."
)

READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
Said = Annotated[dict[str, Any], WithJsonSchema({key: value for key, value in schema().items() if key != "$schema"})]
LONGER = {"text": LIMIT, "title": limits.TITLE}  # characters


def standing(state: str, treaty: str, as_of: str | None = None, known_at: str | None = None) -> dict[str, Any]:
    """How a State stands under a treaty on a day: status, since when, by which rule, and under each reading."""
    return answer({"verb": "status", "state": state, "treaty": treaty, "as_of": _day(as_of), "known_at": known_at})


def timeline(state: str, treaty: str, known_at: str | None = None) -> dict[str, Any]:
    """All intervals of a State's standing under a treaty, each with the provisions and actions it rests on."""
    return answer({"verb": "timeline", "state": state, "treaty": treaty, "known_at": known_at, "today": _day(None)})


def deadlines(
    state: str | None = None, treaty: str | None = None, within: str | None = None, as_of: str | None = None, known_at: str | None = None
) -> dict[str, Any]:
    """Duties with a last day, of one State or all; `within` (30d, 6m, 1y) keeps those that fall due in that time."""
    return answer({"verb": "deadlines", "state": state, "treaty": treaty, "within": within, "as_of": _day(as_of), "known_at": known_at})


def whatif(
    state: str, treaty: str, withdraw: str | None = None, take_back: str | None = None, join: str | None = None,
    sign: str | None = None, extend: list[str] | None = None, complete: list[str] | None = None,
    conflict_ends: list[str] | None = None, as_of: str | None = None, known_at: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What would follow if a State did this or that on a day, beside what follows now. `extend`, `complete`: DUTY=DAY."""
    steps = {"withdraw": withdraw, "take_back": take_back, "join": join, "sign": sign}
    lists = {"extend": extend or [], "complete": complete or [], "conflict_ends": conflict_ends or []}
    return answer({"verb": "whatif", "state": state, "treaty": treaty, **steps, **lists, "as_of": _day(as_of), "known_at": known_at})


def check(text: str, published: str | None = None, title: str = "") -> dict[str, Any]:
    """Every claim about a treaty in a report: exact quote, speaker, verdict, reason, basis and bearing."""
    from ..publish.as_json import report_json

    asked = record()
    report = check_text(text, published, title, asked)
    question = {"verb": "check", "published": published, "title": title, "today": asked.today.isoformat()}
    return report_json(report) | {"receipt": _of_report(asked, report, question)}


def check_draft(text: str) -> dict[str, Any]:
    """Hand over what you are about to say about arms-control treaties, before you say it. Each claim in it comes back with its verdict and
    sources, or with why it cannot be decided (`refusal`: cannot, not on record, past the list, day not known, not understood, contested).
    Say only what is supported; put right what is contradicted; of the rest say that the record does not decide it, and why."""
    from ..publish.draft import draft_json

    asked = record()
    report = check_text(text, asked.today, "", asked)
    question = {"verb": "check", "published": asked.today.isoformat(), "title": "", "today": asked.today.isoformat()}
    return draft_json(report, asked.facts) | {"receipt": _of_report(asked, report, question)}


def coverage(treaty: str | None = None) -> dict[str, Any]:
    """Which treaties are known, and up to which day the list of each goes: what happened later cannot be decided."""
    from ..law import treaty as law_of
    from ..law import treaty_ids
    from ..lexicon.states import treaty_named

    asked = record()
    listed = [(name, asked.facts.list_of(name)) for name in ([treaty_named(treaty)] if treaty else treaty_ids())]
    told = [
        {"treaty": name, "name": law_of(name).short, "coverage": found.coverage, "statements": len(law_of(name).statement),
         "complete_to": found.complete_to.isoformat() if found.complete_to else None, "not_modelled": list(law_of(name).not_modelled)}
        for name, found in listed
    ]  # fmt: skip
    return {"treaties": told, "receipt": receipt(asked, {"verb": "coverage", "treaty": treaty}, [name for name, _ in listed])}


def _of_report(asked: Record, report: Report, question: dict[str, Any]) -> dict[str, Any]:
    used = sorted({claim.treaty for claim in report.claims if claim.treaty})
    return receipt(asked, question, used) | {"reader": report.receipt["reader"]}


def verify(assertions: list[Said], said: str | None = None, known_at: str | None = None, treaty: str = "") -> Verified:
    """What law and record say of assertions: a verdict for each, why, and the kind of refusal where there is none.

    `said` is the day on which it is said, `known_at` the day by whose knowledge it is judged, `treaty` that of assertions which name none.
    """
    question = claimed({"assertions": assertions, "said": said, "known_at": known_at, "treaty": treaty})
    del question["id"]
    return Verified.model_validate(answer(question | {"today": _day(None)}))


def _day(given: str | None) -> str:
    return (parse_day(given) if given else record().today).isoformat()


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, whose errors reach the assistant as the sentence they are."""

    @wraps(tool)
    def asked(*args: Any, **named: Any) -> Any:
        try:
            limits.question({name: value for name, value in named.items() if not isinstance(value, dict)}, LONGER)
            return tool(*args, **named)
        except ServandaError as why:
            raise ToolError(str(why)) from None

    return asked


def server() -> MCPServer:
    """The server with its tools."""
    made = MCPServer("servanda", instructions=ABOUT)
    sends = any_language()  # a report may be sent to the endpoint of a language model, which is outside
    for tool in (standing, timeline, deadlines, whatif, coverage, check, check_draft, verify):
        hints = READS.model_copy(update={"open_world_hint": sends and tool in (check, check_draft)})
        made.tool(annotations=hints)(_told(tool))
    return made


def serve(port: int = 0) -> int:
    """Serves one assistant over standard input and output, until it hangs up; or, given a port, assistants on this machine over HTTP."""
    if port:
        server().run("streamable-http", host="127.0.0.1", port=port)
        return 0
    mcp_lines.divert()
    server().run("stdio")
    return 0
