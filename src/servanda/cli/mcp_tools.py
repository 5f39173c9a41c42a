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
from ..reading.inputs import LIMIT
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
    """Every claim about a treaty in an English report: exact quote, speaker, verdict, reason, basis and bearing."""
    from ..publish.as_json import report_json

    asked = record()
    report = check_text(text, published, title, asked)
    question = {"verb": "check", "published": published, "title": title, "today": asked.today.isoformat()}
    used = sorted({claim.treaty for claim in report.claims if claim.treaty})
    return report_json(report) | {"receipt": receipt(asked, question, used)}


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
    for tool in (standing, timeline, deadlines, whatif, check, verify):
        made.tool(annotations=READS)(_told(tool))
    return made


def serve() -> int:
    """Serves one assistant over standard input and output, until it hangs up."""
    mcp_lines.divert()
    server().run("stdio")
    return 0
