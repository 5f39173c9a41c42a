"""How a clause of a treaty decides, as the questions that it asks; with a State named, its way through them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from ...publish.trees import KINDS, address, answer_told, article, clause_told, leaves, tree, way
from ...publish.words import treaty_told
from ...standing import Record
from ...told import say
from ..questions import TreatyName, the_treaty
from ..service import Shared
from .languages import whom
from .shell import Asked, page

router = APIRouter()


@router.get("/treaties/{name}/tree/{clause}")
def show(
    request: Request, name: TreatyName, clause: Literal["withdrawal", "joining"], asked: Asked, service: Shared,
    state: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:  # fmt: skip
    """The tree of a clause, each answer a link: to its article, or for a State to what would follow."""
    treaty, record = the_treaty(name), service.record(asked.known_at)
    node, day = tree(treaty, clause), asked.as_of or record.today
    code = whom(state).iso3 if state.strip() else ""
    now = record.standing(code, treaty.id, day, asked.known_at) if code else None
    then = Record(day, record.facts)
    found = way(then, code, treaty, clause, asked.known_at) if code else None
    title = say("{treaty}: {clause}", treaty=treaty_told(treaty.id), clause=clause_told(clause))
    links = {leaf.id: address(then, treaty, clause, leaf.id, code) for leaf in leaves(node)}
    return page(
        request, "tree.html", title=title, days=asked, treaty=treaty, clause=clause, clauses=KINDS, day=day, node=node,
        answer_told=answer_told, clause_told=clause_told, cited=article(treaty, clause), state=code, now=now, way=found,
        taken=dict(found.taken) if found else {},
        links={leaf: where + asked.along if where.startswith("/") else where for leaf, where in links.items()},
    )  # fmt: skip
