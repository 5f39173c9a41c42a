"""The run report: how many documents went which way, what was found, and every document that was set aside with the reason."""

from __future__ import annotations

import json
import os
from collections import Counter
from glob import escape, glob
from typing import Any

from pyarrow import parquet

from .source import FORMS, PASSED

NO_CRAWL = f"No file of a crawl: its name ends in none of {', '.join(FORMS)}."


def counted(logs: str) -> dict[str, int]:
    """What the steps of a stage counted, over all tasks that are done."""
    found: Counter[str] = Counter()
    for path in glob(os.path.join(escape(logs), "stats", "*.json")):
        try:
            with open(path, encoding="utf-8") as file:
                steps = json.load(file)
        except ValueError:
            continue  # a task is writing it
        for step in steps:
            for label, value in step.get("stats", {}).items():
                found[label] += value["total"] if isinstance(value, dict) else value
    return dict(found)


def summarise(out: str) -> dict[str, Any]:
    """Writes `report.json`, `report.txt`, `set-aside.jsonl` and `copies.jsonl`; gives the report, whose counts add up to what was read."""
    work = os.path.join(out, "work")
    with open(os.path.join(work, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    gathered, checked = (counted(os.path.join(work, "logs", stage)) for stage in ("gather", "check"))
    lines = _lines(sorted(glob(os.path.join(escape(work), "aside", "*.jsonl")), key=lambda p: ("check-" in p, p)))
    lines += [json.dumps({"id": path, "place": path, "reason": NO_CRAWL}) + "\n" for path in plan.get("others", ())]
    _write(os.path.join(out, "set-aside.jsonl"), "".join(lines))
    copies = _lines(sorted(glob(os.path.join(escape(work), "listed", "*.jsonl"))))
    _write(os.path.join(out, "copies.jsonl"), "".join(copies))
    verdicts: Counter[str] = Counter()
    for path in sorted(glob(os.path.join(escape(out), "findings-*.parquet"))):
        verdicts.update(parquet.read_table(path, columns=["verdict"])["verdict"].to_pylist())
    kept, told = gathered.get("kept", 0), checked.get("checked", 0)
    made = {
        "source": plan["source"], "today": plan["today"], "tasks": len(plan["tasks"]), "receipt": plan["receipt"],
        "documents": {
            "read": gathered.get("documents", 0),
            "off topic": gathered.get("off topic", 0),
            "in another language": gathered.get("in another language", 0),
            "copies": kept - told - checked.get("set aside", 0),
            "checked": told,
            "set aside": len(lines),
        },
        "passed over": {
            label.removeprefix(PASSED): number for label, number in sorted(gathered.items()) if label.startswith(PASSED)
        },
        "claims": sum(verdicts.values()),
        "verdicts": dict(sorted(verdicts.items())),
        "reasons": dict(Counter(json.loads(line)["reason"] for line in lines).most_common(50)),
    }  # fmt: skip
    _write(os.path.join(out, "report.json"), json.dumps(made, indent=1, ensure_ascii=False) + "\n")
    _write(os.path.join(out, "report.txt"), as_text(made))
    return made


def _lines(paths: list[str]) -> list[str]:
    """The lines of some files, one after the other."""
    found: list[str] = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            found += file
    return found


def as_text(made: dict[str, Any]) -> str:
    """The report as lines that a person reads."""
    lines = [f"{made['source']}: {made['tasks']} tasks, as of {made['today']}", ""]
    for title in ("documents", "passed over", "verdicts", "reasons"):
        lines += [f"{title}:", *(f"  {number:>10,}  {name}" for name, number in made[title].items()), ""]
    return "\n".join(lines)


def _write(path: str, text: str) -> None:
    with open(f"{path}.part", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(f"{path}.part", path)
