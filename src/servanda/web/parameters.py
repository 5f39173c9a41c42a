"""Parameters of an address that nothing asks for: refused, with the one that was meant, because the answer would be another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute

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
        raise Problem(422, f"An address has {MOST} parameters at most.", "invalid")
    for name, times in given.items():
        if name not in taken:
            near = get_close_matches(name[:60].casefold(), taken, 1, 0.5)
            rest = f"did you mean {near[0]!r}?" if near else f"it takes {', '.join(sorted(taken)) or 'none'}."
            raise Problem(422, f"This address takes no parameter {name[:60]!r}: {rest}", "unknown-parameter")
        if times > 1 and not taken[name]:
            raise Problem(422, f"The parameter {name!r} is given {times} times: give it once.", "invalid")


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
