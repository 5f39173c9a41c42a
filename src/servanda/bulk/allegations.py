"""From the tables of a bulk run: who accuses whom of what, month by month, with what was denied and what was found."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from glob import escape, glob
from typing import Any

from pyarrow import ArrowException, parquet

from ..errors import InputError
from ..publish.as_allegations import Allegation, Allegations

Cell = tuple[str, str, str, str]  # month, accused, treaty, norm
_COLUMNS = ["document", "outlet", "published", "id", "speaker_for", "act", "targets", "treaty", "norm"]


class _Told:
    """What was told of one cell by one party: distinct documents and outlets, and verdicts."""

    def __init__(self) -> None:
        self.documents: set[str] = set()
        self.outlets: set[str] = set()
        self.verdicts: Counter[str] = Counter()


def allegations(folder: str) -> Allegations:
    """The table of allegations of a run, in order of month and parties; counted task by task, so that memory stays bounded by it.

    A claim counts once for each State accused and each party accusing; one that the outlet makes in its own voice has no party. A denial
    is counted beside every accusation of the same State, treaty, norm and month, as the desk counts it. Raises InputError where the
    folder holds no finished run.
    """
    try:
        with open(os.path.join(folder, "report.json"), encoding="utf-8") as file:
            report = json.load(file)
    except (OSError, ValueError):
        raise InputError(f"{folder} holds no finished bulk run: give the folder that 'servanda bulk --out' wrote.") from None
    told: dict[tuple[Cell, str], _Told] = {}
    denied: Counter[Cell] = Counter()
    for path in sorted(glob(os.path.join(escape(folder), "claims-*.parquet"))):
        for place, (claim, verdict) in enumerate(_claims(path)):
            for accused in claim["targets"]:
                cell = (f"{claim['published']:%Y-%m}", accused, claim["treaty"] or "", claim["norm"])
                if claim["act"] == "deny":
                    denied[cell] += 1
                    continue
                for accusing in claim["speaker_for"] or [""]:
                    here = told.setdefault((cell, accusing), _Told())
                    here.documents.add(claim["document"] or f"{path}#{place}")
                    here.outlets.update([claim["outlet"]] if claim["outlet"] else [])
                    here.verdicts[verdict] += 1
    rows = [
        Allegation.of(*cell, accusing, len(here.documents), len(here.outlets), here.verdicts, denied[cell])
        for (cell, accusing), here in told.items()
    ]
    return Allegations(tuple(sorted(rows)), report)


def _claims(path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The accusations and denials of a task, each with its verdict. Claims and findings stand in the same order."""
    beside = os.path.join(os.path.dirname(path), os.path.basename(path).replace("claims-", "findings-", 1))
    try:
        claims = parquet.read_table(path, columns=_COLUMNS).to_pylist()
        findings = parquet.read_table(beside, columns=["document", "claim", "verdict"]).to_pylist()
    except (OSError, ArrowException) as why:
        raise InputError(f"{path} and the findings beside it cannot be read ({str(why).splitlines()[0]}).") from None
    if [(row["document"], row["id"]) for row in claims] != [(row["document"], row["claim"]) for row in findings]:
        raise InputError(f"{beside} holds other claims than {path}: both must be of one run.")
    for claim, finding in zip(claims, findings, strict=True):
        if claim["act"] in ("accuse", "deny"):
            yield claim, finding["verdict"]
