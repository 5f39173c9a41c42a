"""Treaties: what they say, article by article, and for whom they are in force."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from ...law import treaty as rules
from ...law import treaty_ids
from ...publish.answers import treaty_json
from ...record.states import state_name
from .. import schemas
from ..answers import as_json, pinned
from ..problems import Problem
from ..questions import AsOf, KnownAt, TreatyName, day, the_treaty
from ..service import Shared

router = APIRouter(prefix="/v1/treaties", tags=["treaties"])
Ref = Annotated[str, Path(description="An article or paragraph as it is cited: 20, 20(3), 1(1)(a).", max_length=60)]


@router.get("", response_model=schemas.Treaties, summary="All treaties that there are rules for")
def treaties(request: Request, shared: Shared) -> Response:
    """Each with its entry into force and how far the record of it goes."""
    return as_json(request, {"treaties": [treaty_json(shared.record(), rules(name)) for name in treaty_ids()]}, keep=False)


@router.get("/{treaty}", response_model=dict[str, Any], summary="A treaty in full")
def treaty(request: Request, shared: Shared, treaty: TreatyName) -> Response:
    """Its provisions in our own words with links to the official text, its norms, and what is not modelled."""
    return as_json(request, treaty_json(shared.record(), the_treaty(treaty), in_full=True), keep=False)


@router.get("/{treaty}/articles/{ref}", response_model=schemas.Article, summary="An article or paragraph")
def article(request: Request, treaty: TreatyName, ref: Ref) -> Response:
    """The provision with all paragraphs below it. The official text is where `url` leads."""
    found = the_treaty(treaty)
    told = [p for p in found.provision if p.ref == ref or p.ref.startswith(f"{ref}(")]
    if not told:
        refs = ", ".join(dict.fromkeys(p.ref.partition("(")[0] for p in found.provision))
        raise Problem(404, f"The file of {found.short} tells of no provision {ref!r}. It tells of articles {refs}.", "unknown-provision")
    refs_told = {p.ref for p in told}
    made = {
        "treaty": found.id, "article": ref,
        "provisions": [{"ref": found.reference(p.ref), "says": p.says, "url": found.url(p.ref)} for p in told],
        "norms": [{"id": n.id, "kind": n.kind, "provision": found.reference(n.provision)} for n in found.norm if n.provision in refs_told],
    }  # fmt: skip
    return as_json(request, made, keep=False)


@router.get("/{treaty}/parties", response_model=schemas.Parties, summary="For whom a treaty is in force on a day")
def parties(request: Request, shared: Shared, treaty: TreatyName, as_of: AsOf = None, known_at: KnownAt = None) -> Response:
    """The parties by code. A treaty of which the record holds no whole list has none that could be counted: 400."""
    found, when = the_treaty(treaty), as_of or shared.today()
    codes = shared.record(known_at).parties(found.id, when, known_at)
    made = {
        "treaty": found.id, "as_of": day(when), "known_at": day(known_at), "count": len(codes),
        "parties": [{"state": code, "name": state_name(code)} for code in codes],
    }  # fmt: skip
    return as_json(request, made, keep=pinned(as_of, known_at, shared.today()))
