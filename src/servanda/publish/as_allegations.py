"""Allegations a month by pair of parties as files: CSV or Parquet, pictures, and a codebook with a Frictionless data package."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import law
from ..record.states import states
from ..standing.cells import Column
from ..version import __version__
from .datapackage import LICENCE, columns_text, described, make_folder, resource, whole_file, write_beside

COLUMNS = (
    Column("month", "yearmonth", "The month in which the reports that say it were published, as 2025-07."),
    Column("accusing", "string", "Who says it: ISO 3166-1 alpha-3 code of a State, or the id of an organisation.",
           "The outlet says it in its own voice, or whom the speaker speaks for could not be told."),
    Column("accusing_kind", "string", "What kind of party says it.",
           values=(("state", "a State"), ("organisation", "an organisation"),
                   ("outlet", "the outlet itself, or a speaker for nobody known"))),
    Column("accusing_cow", "integer", "The accusing State's code of the Correlates of War project, as valid last.",
           "It is no State, or the project gives no code."),
    Column("accused", "string", "Of whom it is said: ISO 3166-1 alpha-3 code of a State, or the id of an organisation."),
    Column("accused_cow", "integer", "The accused State's code of the Correlates of War project, as valid last.",
           "It is no State, or the project gives no code."),
    Column("treaty", "string", "The treaty that it is about, by its id: apmbc is the Ottawa Convention.", "No one treaty could be told."),
    Column("norm", "string", "What norm it is about: use, production, stockpiling, transfer ..."),
    Column("claims", "integer", "How many claims say it; the sum of the four verdicts.", unit="claims"),
    Column("documents", "integer", "How many reports say it, copies of one report counted once.", unit="reports"),
    Column("outlets", "integer", "How many outlets say it; reports of which no outlet is known are left out.", unit="outlets"),
    Column("supported", "integer", "Claims that law and record support.", unit="claims"),
    Column("contradicted", "integer", "Claims that law and record contradict.", unit="claims"),
    Column("contested", "integer", "Claims on which readings of the law or formal findings point both ways.", unit="claims"),
    Column("outside_the_record", "integer", "Claims that no treaty record can decide, as most allegations of fact.", unit="claims"),
    Column("denials", "integer", "Claims by whomever that deny the same of the same State under the same treaty in the same month; they"
           " stand beside every party that accuses it.", unit="claims"),
)  # fmt: skip
LIMITS = (
    "A row counts what was said and not what happened: an allegation stands here whether or not it is true.",
    "A claim by several parties or about several States stands in the row of each pair: sums over pairs count it more than once.",
    "Where a State accuses itself, the reading has mostly taken one speaker for another: the pictures leave such rows out.",
    "Only reports in English are read, and only what the reading finds is counted: docs/accuracy.md tells how much that is.",
    "Outlets are counted and not weighed. What a crawl does not hold is not counted: compare months only where it was gathered alike.",
)


class Allegation(NamedTuple):
    """A row of the table; its fields are the names of COLUMNS, in the order in which rows are sorted."""

    month: str
    accusing: str
    accused: str
    treaty: str
    norm: str
    claims: int
    documents: int
    outlets: int
    supported: int
    contradicted: int
    contested: int
    outside_the_record: int
    denials: int

    @classmethod
    def of(
        cls, month: str, accused: str, treaty: str, norm: str, accusing: str, documents: int, outlets: int, verdicts: Mapping[str, int],
        denials: int,
    ) -> Allegation:  # fmt: skip
        """A row by its counts of verdicts."""
        return cls(
            month, accusing, accused, treaty, norm, sum(verdicts.values()), documents, outlets, verdicts.get("supported", 0),
            verdicts.get("contradicted", 0), verdicts.get("contested", 0), verdicts.get("outside the record", 0), denials,
        )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """The row with what the codes stand for, by the names of COLUMNS; None where a value is empty."""
        kind = "state" if self.accusing in states() else "organisation" if self.accusing else "outlet"
        told = self._asdict() | {"accusing_kind": kind, "accusing_cow": _cow(self.accusing), "accused_cow": _cow(self.accused)}
        return {column.name: None if told[column.name] == "" else told[column.name] for column in COLUMNS}


class Allegations(NamedTuple):
    """The table of allegations of a bulk run, and the report of that run."""

    rows: tuple[Allegation, ...]
    run: dict[str, Any]


def _cow(code: str) -> int | None:
    state = states().get(code)
    return int(state.cow) if state and state.cow else None


def write_folder(made: Allegations, folder: str, form: str) -> list[str]:
    """Writes `allegations.csv` or `.parquet`, codebook, `datapackage.json`, and pictures where States accuse States. Gives the paths."""
    from . import plots

    make_folder(folder)
    path = os.path.join(folder, f"allegations.{form}")
    _write(made, path, form)
    book = codebook(made)
    paths = [path, *write_beside(folder, book, _text(book), _datapackage(made, path, form))]
    for name, figure in plots.plot_allegations(made.rows, _caption(made)).items():
        paths.append(os.path.join(folder, f"allegations-{name}.svg"))
        plots.save(figure, paths[-1])
    return paths


def _write(made: Allegations, path: str, form: str) -> None:
    rows = [row.values() for row in made.rows]
    with whole_file(path) as file:
        if form == "parquet":
            import pyarrow as pa
            from pyarrow import parquet

            schema = pa.schema([(column.name, pa.int64() if column.kind == "integer" else pa.string()) for column in COLUMNS])
            parquet.write_table(pa.Table.from_pylist(rows, schema), file, compression="zstd")
        else:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
            table = csv.DictWriter(text, [column.name for column in COLUMNS], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
            text.detach()


def codebook(made: Allegations) -> dict[str, Any]:
    """What every column means, of which run the table is, which treaties are in it, and what it does not hold."""
    named = sorted({row.treaty for row in made.rows if row.treaty})
    return {
        "title": "Allegations under arms-control treaties in news reports, by month and pair of parties",
        "made": {"servanda": __version__, **{key: made.run[key] for key in ("source", "today", "receipt", "documents", "claims")}},
        "columns": [described(column) for column in COLUMNS],
        "treaties": [{"id": name, "name": law.treaty(name).name} for name in named],
        "limits": list(LIMITS),
    }


def _text(book: dict[str, Any]) -> str:
    """A codebook as Markdown."""
    counts = book["made"]["documents"]
    made = f"Made with servanda {book['made']['servanda']} on {book['made']['today']} from {counts['read']:,} documents, of which"
    lines = [f"# {book['title']}", "", f"{made} {counts['checked']:,} were checked. There is one row for each month, accusing party,"
             " accused party, treaty and norm.", "", "## Columns", "", *columns_text(book["columns"]),
             "## Treaties", "", "| id | treaty |", "|---|---|"]  # fmt: skip
    lines += [f"| {treaty['id']} | {treaty['name']} |" for treaty in book["treaties"]]
    lines += ["", "## What to know", "", *(f"- {limit}" for limit in book["limits"])]
    return "\n".join(lines) + "\n"


def _datapackage(made: Allegations, path: str, form: str) -> dict[str, Any]:
    book = codebook(made)
    return {
        "profile": "tabular-data-package",
        "name": "servanda-allegations",
        "title": book["title"],
        "description": " ".join(LIMITS),
        "version": __version__,
        "licenses": [LICENCE],
        "sources": [{"title": str(book["made"]["source"])}],
        "servanda": book["made"],
        "resources": [resource("allegations", "Allegations", path, form, len(made.rows), COLUMNS)],
    }


def _caption(made: Allegations) -> str:
    counts = made.run["documents"]
    return (f"What reports say of others, not what happened. {counts['checked']:,} reports checked of {counts['read']:,} documents"
            f" read, as of {made.run['today']}; counted by servanda {__version__}.")  # fmt: skip
