"""Parameters of an address that nothing asks for: refused, with the one that was meant, because the answer would be another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute

from ..told import Template, Text, Told, say
from .problems import Problem

MOST = 60  # in one address
_TAKEN: dict[Callable[..., Any], dict[str, bool]] = {}  # by what answers at the address: routes themselves have no hash


def known(request: Request) -> None:
    """A dependency of all addresses. Raises Problem 422 where a parameter is none, or is given twice that is taken once."""
    query = request.scope["query_string"]
    if not query:
        return
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return
    taken, given = _taken(route), Counter(name for name, _ in request.query_params.multi_items())
    if given.total() > MOST:
        raise Problem(422, say("An address has {most} parameters at most.", most=MOST), "invalid")
    for name, times in given.items():
        if name not in taken:
            near = get_close_matches(name[:60].casefold(), taken, 1, 0.5)
            raise Problem(422, _unknown(Text(repr(name[:60])), near[0] if near else "", sorted(taken)), "unknown-parameter")
        if times > 1 and not taken[name]:
            told: Template = "The parameter {name} is given {times} times: give it once."
            raise Problem(422, say(told, name=Text(repr(name)), times=times), "invalid")


def _unknown(name: Text, near: str, taken: list[str]) -> Told:
    """What is said of a parameter that an address does not take."""
    if near:
        return say("This address takes no parameter {name}: did you mean {near}?", name=name, near=Text(repr(near)))
    if not taken:
        return say("This address takes no parameter {name}: it takes none.", name=name)
    return say("This address takes no parameter {name}: it takes {names}.", name=name, names=Text(", ".join(taken)))


def _taken(route: APIRoute) -> dict[str, bool]:
    """The parameters that an address takes, and whether more than once."""
    if (known := _TAKEN.get(route.endpoint)) is not None:
        return known
    found, waiting = dict[str, bool](), [route.dependant]
    while waiting:
        part = waiting.pop()
        waiting += part.dependencies
        found |= {field.alias: "list" in str(field.field_info.annotation) for field in part.query_params}
    _TAKEN[route.endpoint] = found
    return found
