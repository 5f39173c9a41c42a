"""A treaty: its members over time, the map of tiles with its table, withdrawals under way, articles with their own addresses."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from ... import law
from ...errors import UsageError
from ...law import Treaty
from ...publish.words import treaty_told
from ...record.states import states
from ...standing import Record
from ...standing.leaving import leaving
from ...standing.model import BOUND, Standing
from ...told import Template, Text, named, say
from ..api.treaties import Ref
from ..problems import Problem
from ..questions import TreatyName
from ..service import Shared
from . import drawing, languages, tiles
from .shell import Asked, page

router = APIRouter()
HEIGHT = 200  # of the drawing of members over time
ORDER = ("bound", "withdrawing", "provisionally applying", "pending", "signatory", "withdrawn", "not in force", "expired", "no party")


def standings(record: Record, name: str, as_of: date | None, known_at: date | None) -> dict[str, Standing]:
    """The standing of every State on a day; those of whom it cannot be given are left out."""
    counted = record.facts.list_of(name).uncounted
    found = {}
    for code in tiles.places() | dict.fromkeys(c for c in record.facts.actions(name, known_at) if c != "*" and c in states()):
        if code not in counted:
            try:
                found[code] = record.standing(code, name, as_of, known_at)
            except UsageError:
                continue
    return found


def members(record: Record, name: str, known_at: date | None, day: date) -> tuple[drawing.Axis, list[tuple[float, int]], int]:
    """How many States were bound at the turn of each year: axis, points (place and number), and the most there were."""
    lines = list(record.counted(name, known_at).values())
    axis = drawing.axis(lines, day)
    changes: dict[date, int] = {}
    for interval in (i for line in lines for i in line if i.status in BOUND and i.since):
        assert interval.since
        changes[interval.since] = changes.get(interval.since, 0) + 1
        if interval.until:
            changes[interval.until] = changes.get(interval.until, 0) - 1
    number, points = 0, [(0.0, 0)]
    for when in sorted(changes):
        if when > day:
            break
        points.append((axis.at(when), number))
        number += changes[when]
        points.append((axis.at(when), number))
    points.append((axis.at(day), number))
    return axis, points, max(count for _, count in points)


@router.get("/treaties/{name}")
def show(request: Request, name: TreatyName, asked: Asked, service: Shared) -> HTMLResponse:
    """One treaty on a day."""
    treaty, record = _treaty(name), service.record(asked.known_at)
    found = standings(record, name, asked.as_of, asked.known_at)
    day, listed = asked.as_of or record.today, record.facts.list_of(name)
    axis, points, most = members(record, name, asked.known_at, day) if listed.coverage == "full" else (None, [], 0)
    gone = leaving(record, found.values())
    groups = [(status, [s for s in found.values() if s.status == status]) for status in ORDER]
    return page(
        request, "treaty.html", title=treaty_told(name), days=asked, treaty=treaty, day=day, listed=listed, axis=axis, most=most,
        line=" ".join(f"{x},{round(HEIGHT - count / max(1, most) * HEIGHT, 1)}" for x, count in points), height=HEIGHT,
        number=sum(s.bound for s in found.values()), groups=[(status, held) for status, held in groups if held],
        tiles=tiles.tiles({code: s.status for code, s in found.items()}) if found else [], size=tiles.size(), side=tiles.SIDE,
        rows=sorted(found.values(), key=lambda s: languages.order(languages.state_in(s.state, asked.language))),
        titles=languages.titles(name), official=languages.official(name, asked.language),
        leaving=gone, contested=[s for s in found.values() if s.readings and s.state not in {one.standing.state for one in gone}],
        articles=list(dict.fromkeys(provision.ref.partition("(")[0] for provision in treaty.provision)),
    )  # fmt: skip


@router.get("/treaties/{name}/articles/{article}")
def show_article(request: Request, name: TreatyName, article: Ref, asked: Asked) -> HTMLResponse:
    """One article: its provisions in our words, with the official text a link away."""
    treaty = _treaty(name)
    held = [provision for provision in treaty.provision if provision.ref.partition("(")[0] == article]
    if not held:
        told: Template = "servanda holds no provision of Article {article} of the {treaty}."
        raise Problem(404, say(told, article=Text(article[:20]), treaty=treaty_told(name)))
    title = say("Article {article} of {treaty}", article=Text(article), treaty=named(f"the {treaty.short}", "treaty", name))
    return page(request, "article.html", title=title, days=asked, treaty=treaty, article=article, provisions=held)


def _treaty(name: str) -> Treaty:
    if name not in law.treaty_ids():
        raise Problem(404, say("No treaty has the id {id}: search for it by name.", id=Text(repr(name[:40]))))
    return law.treaty(name)
