"""A made-up record a hundred times larger: ten copies of every treaty, and ten of every State and of what it did under each.

Both records lie in folders of their own and are read, asked and made to a panel by the same steps in a fresh process: load all
lists, every timeline and standing, every duty, and the State-year panel of all treaties since 1945.
"""

from __future__ import annotations

import csv
import itertools
import json
import os
import re
import shutil
import string
import subprocess
import sys
import tempfile
from contextlib import suppress

from lib.measure import peak_gib, seconds, told

COPIES = 10


def main() -> None:
    """Prints times, memory and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for copies in (1, COPIES):
            make(os.path.join(folder, str(copies)), copies)
            done = subprocess.run([sys.executable, __file__, os.path.join(folder, str(copies))], capture_output=True, text=True, check=True)
            found[copies] = json.loads(done.stdout)
            print("{actions:,} actions: {seconds:.1f} s, {standings:,} standings, {rows:,} rows, {gib:.2f} GiB".format(**found[copies]))
    one, many = found[1], found[COPIES]
    print(f"actions: {many['actions'] / one['actions']:.0f} times as many; rows: {many['rows'] / one['rows']:.0f} times as many")
    told("time of the larger record / of this one", many["seconds"] / one["seconds"], "times", 120)
    told("memory of the larger record", many["gib"], "GiB", 4)


def make(folder: str, copies: int) -> None:
    """Writes law and record with so many copies of every treaty and State; the first copy is the original."""
    from servanda.law.loader import FOLDER, treaty_ids
    from servanda.record.loader import DATA

    treaties, data = os.path.join(folder, "treaties"), os.path.join(folder, "data")
    shutil.copytree(FOLDER, treaties)
    shutil.copytree(DATA, data)
    names = renamed(os.path.join(data, "states.csv"), copies)
    copy_rows(os.path.join(data, "states.csv"), lambda row, k: {**row, "iso3": names[row["iso3"], k]}, copies)
    copy_rows(os.path.join(data, "lists.csv"), lambda row, k: {**row, "treaty": named(row["treaty"], k)}, copies)
    for treaty in treaty_ids():
        with open(os.path.join(treaties, f"{treaty}.toml"), encoding="utf-8") as file:
            text = file.read()
        path = os.path.join(data, "actions", f"{treaty}.csv")
        if os.path.exists(path):
            copy_rows(path, lambda row, k: None if row["state"] == "*" and k else
                      {**row, "corrects": "", "state": names.get((row["state"], k), row["state"])}, copies)  # fmt: skip
        for k in range(1, copies):
            with open(os.path.join(treaties, f"{named(treaty, k)}.toml"), "w", encoding="utf-8") as file:
                file.write(re.sub(r'^id = ".*"$', f'id = "{named(treaty, k)}"', text, count=1, flags=re.M))
            if os.path.exists(path):
                shutil.copy(path, os.path.join(data, "actions", f"{named(treaty, k)}.csv"))


def named(treaty: str, k: int) -> str:
    """The id of the k-th copy of a treaty."""
    return f"{treaty}-copy{k}" if k else treaty


def renamed(path: str, copies: int) -> dict[tuple[str, int], str]:
    """A code of its own for each copy of each State."""
    with open(path, encoding="utf-8", newline="") as file:
        codes = list(dict.fromkeys(row["iso3"] for row in csv.DictReader(file)))
    free = ("".join(letters) for letters in itertools.product(string.ascii_uppercase, repeat=3) if "".join(letters) not in codes)
    return {(code, k): next(free) if k else code for k in range(copies) for code in codes}


def copy_rows(path: str, change: object, copies: int) -> None:
    """Writes every row so many times, each copy changed."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, rows = reader.fieldnames or [], list(reader)
    made = dict.fromkeys(tuple(new.values()) for k in range(copies) for row in rows if (new := change(row, k)))  # type: ignore[operator]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(made)


def ask(folder: str) -> dict[str, float]:
    """Reads the record of a folder and puts all questions to it."""
    from servanda.law import loader as law_loader
    from servanda.record import loader

    loader.DATA, law_loader.FOLDER = os.path.join(folder, "data"), os.path.join(folder, "treaties")
    from servanda.errors import UsageError
    from servanda.standing import Record

    record, found = Record("2026-08-22"), {"actions": 0, "standings": 0, "rows": 0}

    def work() -> None:
        for treaty in record.listed_treaties():
            for state, done in record.facts.actions(treaty).items():
                found["actions"] += len(done)
                with suppress(UsageError):  # a copy of a State that a treaty file names, under a list that is not whole
                    found["standings"] += state != "*" and bool(record.standing(state, treaty))
            if record.facts.list_of(treaty).coverage == "full":
                record.deadlines(treaty=treaty)
        for batch in record.panel("year", "1945-01-01").batches():
            found["rows"] += batch.num_rows

    return {"seconds": seconds(work), "gib": peak_gib(), **found}


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(ask(sys.argv[1])))
    else:
        main()
