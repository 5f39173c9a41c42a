"""The way in: what one can ask, and a search over States, treaties, articles and what is kept."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ... import law
from ...desk.model import KeptClaim
from ...errors import LedgerError, UsageError
from ...record.states import states
from ...told import Told, say
from ..keys import may_read
from ..service import Service, Shared
from . import languages, searching
from .shell import Asked, page, query

router = APIRouter()
CLAIMS = 10  # of the desk that a search shows


class Kept(NamedTuple):
    """Claims of the desk, whether there are more, and why they are not searched where they are not."""

    claims: tuple[KeptClaim, ...] = ()
    more: bool = False
    why: Told | str = ""


@router.get("/")
def home(request: Request, asked: Asked, service: Shared) -> HTMLResponse:
    """The home page: search, the checker, and all treaties."""
    record = service.record(asked.known_at)
    listed = [(law.treaty(name), record.facts.list_of(name)) for name in record.listed_treaties()]
    living = [code for code, state in states().items() if not state.valid_until]
    living.sort(key=lambda code: languages.order(languages.state_in(code, asked.language)))
    return page(request, "home.html", title="servanda", days=asked, treaties=listed, states=living, day=asked.as_of or record.today)


@router.get("/search", response_model=None)
def search(request: Request, asked: Asked, service: Shared, q: Annotated[str, Query(max_length=100)] = "") -> Response:
    """States, treaties and articles by name, and the claims on the desk that hold these words; a single name is gone to at once."""
    found = searching.search(q)
    only = found.only(asked.query)
    if only:
        return RedirectResponse(only, 303)
    held = kept(request, service, q)
    searched = query({"words": q} | asked.names)
    return page(request, "search.html", title=say("Search"), days=asked, q=q, found=found, kept=held, searched=searched)


def kept(request: Request, service: Service, words: str) -> Kept:
    """The latest claims of the desk with these words."""
    if not may_read(request, service):
        return Kept((), False, say("The claims on the desk are searched with a key of this server."))
    try:
        found = service.ledger.claims(words=words, limit=CLAIMS)
    except UsageError:  # no word that could be looked for
        return Kept()
    except LedgerError:
        return Kept((), False, say("The desk cannot be searched now."))
    return Kept(found.items, found.next is not None)
