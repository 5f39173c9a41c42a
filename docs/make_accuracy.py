"""Scores the reading on the annotated reports and writes the tables into docs/accuracy.md, between their markers.

    python docs/make_accuracy.py           score, and write the tables

The project's own corpus is scored always; the reports that others annotated only where they lie beside the repository, and
where they do not, their table stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from evaluation import OTHERS, UNSEEN
from evaluation.answers import Answered, answered
from evaluation.scoring import FIELDS, Score, matches, place, score

PAGE = Path(__file__).with_name("accuracy.md")
HEAD = (
    "| | reports | claims in them | precision | recall | **claims F1** | **whole F1** | decided | false verdicts |",
    "|---|---|---|---|---|---|---|---|---|",
)


def row(name: str, found: Score) -> str:
    """One line of the table of figures."""
    now = found.figures()
    figures = [now[key] for key in ("claims_p", "claims_r", "claims_f1", "whole_f1", "decided")]
    counts = f"{found.counts['reports']} | {found.counts['wanted']}"
    return f"| {name} | {counts} | {' | '.join(f'{value:.3f}' for value in figures)} | {now['false']:.0f} of {now['given']:.0f} |"


def fields(found: Score) -> list[str]:
    """The share of each field that is right over the claims that were found."""
    now = found.figures()
    return ["", f"| {' | '.join(FIELDS)} |", "|---" * len(FIELDS) + "|", f"| {' | '.join(f'{now[field]:.2f}' for field in FIELDS)} |"]


def recall_by(answers: Sequence[Answered], field: str) -> list[str]:
    """How many of the claims with each value of a field were found."""
    found: dict[str, list[int]] = {}
    for report, answer in answers:
        pairs = matches([[place(claim)] for claim in answer["claims"]], [place(claim) for claim in report.claims])
        hit = {j for _, j in pairs}
        for j, claim in enumerate(report.claims):
            counts = found.setdefault(str(claim[field]), [0, 0])
            counts[0] += j in hit
            counts[1] += 1
    order = sorted(found, key=lambda value: -found[value][1])
    cells = (f"{found[value][0]} of {found[value][1]} ({found[value][0] / found[value][1]:.0%})" for value in order)
    return ["", f"| {' | '.join(order)} |", "|---" * len(order) + "|", f"| {' | '.join(cells)} |"]


def own_tables(answers: Sequence[Answered]) -> str:
    """The tables of the project's own corpus."""
    lines = [*HEAD]
    for first, name in (("1", "statements, briefings, releases"), ("2", "news"), ("3", "talk of many things"), ("", "**all**")):
        lines.append(row(name, score(item for item in answers if item[0].id.startswith(first))))
    lines += ["", "Fields that are right, of the claims that were found:", *fields(score(answers))]
    lines += ["", "Claims found, by norm:", *recall_by(answers, "norm")]
    return "\n".join(lines)


def other_tables(answers: Sequence[Answered]) -> str:
    """The tables of the reports that others annotated."""
    lines = [*HEAD]
    for kind in sorted({report.kind for report, _ in answers}):
        lines.append(row(kind, score(item for item in answers if item[0].kind == kind)))
    return "\n".join(
        [*lines, row("**all**", score(answers)), "", "Fields that are right, of the claims that were found:", *fields(score(answers))]
    )


def written(page: str, name: str, text: str) -> str:
    """The page with a text between the markers of that name."""
    start, end = f"<!-- {name}: made by docs/make_accuracy.py -->", f"<!-- {name}: end -->"
    if start not in page or end not in page:
        raise SystemExit(f"The page has no markers for '{name}'.")
    return re.sub(f"{re.escape(start)}.*?{re.escape(end)}", lambda _: f"{start}\n\n{text}\n\n{end}", page, flags=re.S)


def told(page: str) -> dict[str, float]:
    """The figures of the project's own corpus as the page tells them: what floors are compared with."""
    line = next(line for line in page.split("<!-- own: made")[1].splitlines() if line.startswith("| **all**"))
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    false, given = (int(number) for number in cells[8].split(" of "))
    return {
        "reports": int(cells[1]),
        "claims": int(cells[2]),
        "claims_f1": float(cells[5]),
        "whole_f1": float(cells[6]),
        "false_share_max": false / given if given else 0.0,
    }


def main() -> None:
    """Scores, and writes the tables."""
    page = written(PAGE.read_text(encoding="utf-8"), "own", own_tables(answered([UNSEEN])))
    if (OTHERS / "gold.jsonl").exists():
        page = written(page, "others", other_tables(answered([OTHERS])))
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
