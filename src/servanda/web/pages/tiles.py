"""The tile map: every State one tile of equal size, laid out roughly by region. No border is drawn and none is disputed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ...record.loader import Row, rows
from ...record.states import state_name

SIDE, GAP = 40, 4


class Tile(NamedTuple):
    """A State's square. `x` and `y` are units of the drawing."""

    state: str
    name: str
    x: int
    y: int
    status: str


@cache
def places() -> dict[str, tuple[int, int]]:
    """Column and row of each State that is one today."""

    def make(row: Row) -> tuple[str, tuple[int, int]]:
        return row["iso3"], (int(row["column"]), int(row["row"]))

    return dict(rows(os.path.join(os.path.dirname(__file__), "tiles.csv"), make))


def size() -> tuple[int, int]:
    """Width and height of the drawing."""
    columns, lines = zip(*places().values(), strict=True)
    return (max(columns) + 1) * (SIDE + GAP) - GAP, (max(lines) + 1) * (SIDE + GAP) - GAP


def tiles(status: Mapping[str, str]) -> list[Tile]:
    """The tiles, each with the status of its State."""
    return [
        Tile(code, state_name(code), x * (SIDE + GAP), y * (SIDE + GAP), status.get(code, "no party"))
        for code, (x, y) in places().items()
    ]  # fmt: skip
