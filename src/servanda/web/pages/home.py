"""The way in: what one can ask, and a search over States and treaties."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ... import law
from ...lexicon.english import names as english_names
from ...record.states import names as further_names
from ...record.states import states
from ...told import say
from ..service import Shared
from . import languages
from .shell import Asked, page

router = APIRouter()
MOST = 40  # results shown


@router.get("/")
def home(request: Request, asked: Asked, service: Shared) -> HTMLResponse:
    """The home page: search, the checker, and all treaties."""
    record = service.record(asked.known_at)
    listed = [(law.treaty(name), record.facts.list_of(name)) for name in record.listed_treaties()]
    living = [code for code, state in states().items() if not state.valid_until]
    living.sort(key=lambda code: languages.order(languages.state_in(code, asked.language)))
    return page(request, "home.html", title="servanda", days=asked, treaties=listed, states=living, found=None, q="")


@router.get("/search", response_model=None)
def search(request: Request, asked: Asked, q: Annotated[str, Query(max_length=100)] = "") -> Response:
    """States and treaties whose name holds the words asked for; a single one is gone to at once."""
    word = " ".join(q.split()).casefold()
    found_states, found_treaties = (_states(word), _treaties(word)) if word else ([], [])
    if len(found_states) + len(found_treaties) == 1:
        where = f"/states/{found_states[0]}" if found_states else f"/treaties/{found_treaties[0]}"
        return RedirectResponse(where + asked.query, 303)
    return page(request, "search.html", title=say("Search"), days=asked, q=q, states=found_states[:MOST], treaties=found_treaties[:MOST])


def _states(word: str) -> list[str]:
    if word.upper() in states():
        return [word.upper()]
    found = {code: None for name, code in languages.by_name().items() if word in name}
    found |= {n.iso3: None for n in further_names() if n.kind in ("name", "former", "capital", "demonym") and n.name.casefold() == word}
    return [code for code in found if not states()[code].valid_until]


def _treaties(word: str) -> list[str]:
    if word in law.treaty_ids():
        return [word]
    return [name for name in law.treaty_ids() if any(word in called.casefold() for called in _called(law.treaty(name)))]


def _called(treaty: law.Treaty) -> tuple[str, ...]:
    return treaty.name, treaty.short, treaty.cite, *english_names(treaty.id), *treaty.titles.by_language().values()
