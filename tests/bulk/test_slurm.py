"""Bulk runs on Slurm. A stand-in for `sbatch` reads the launch script as Slurm would, and runs the tasks of its array here."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("datatrove", reason="the extra servanda[bulk] is not installed")
import subprocess

from bulk.crawls import CORPUS, command, jsonl, rows, run

SBATCH = """#!{python}
import json, os, re, subprocess, sys
from concurrent.futures import ThreadPoolExecutor
script = open(sys.argv[-1]).read()
told = dict(line[len("#SBATCH --"):].partition("=")[::2] for line in script.splitlines() if line.startswith("#SBATCH --"))
given = dict(word[2:].partition("=")[::2] for word in sys.argv[1:-1])
log = os.environ["FAKE_SLURM"]
number = 1 + (open(log).read().count("\\n") if os.path.exists(log) else 0)
first, last = map(int, told["array"].partition("%")[0].split("-")) if "array" in told else (0, 0)
more = dict(part.split("=") for part in given.get("export", "ALL").split(",")[1:])
def task(index):
    about = {{"SLURM_ARRAY_TASK_ID": str(index), "SLURM_JOB_ID": str(number), "SLURM_NODELIST": "here"}}
    return subprocess.run(["bash", sys.argv[-1]], env=os.environ | more | about, capture_output=True).returncode
with ThreadPoolExecutor(2) as pool:
    codes = list(pool.map(task, range(first, last + 1))) if "merge_stats" not in script else [0]
with open(log, "a") as file:
    depends = given.get("dependency", told.get("dependency"))
    file.write(json.dumps({{"job": number, "told": told, "depends": depends, "script": script, "codes": codes}}) + "\\n")
print("Submitted batch job", number)
"""
SRUN = '#!/bin/bash\nwhile [[ $1 == -* ]]; do [[ $1 == -n ]] && shift; shift; done\nexec "$@"\n'
SCONTROL = '#!/bin/bash\n[ "$1 $2" = "show hostnames" ] && echo here\n'


def test_the_launch_scripts_are_right_and_their_run_gives_the_rows_of_a_local_one(tmp_path: Path) -> None:
    (tmp_path / "crawl").mkdir()
    for number in range(2):  # small: every task of every stage is a process that starts anew
        jsonl(tmp_path / "crawl" / f"{number}.jsonl", {str(number): CORPUS[number].read_text(), f"copy-{number}": CORPUS[0].read_text()})
    assert run(tmp_path / "crawl", tmp_path / "local", "--workers", "2").returncode == 0
    (tmp_path / "bin").mkdir()
    for name, text in (("sbatch", SBATCH.format(python=sys.executable)), ("srun", SRUN), ("scontrol", SCONTROL)):
        (tmp_path / "bin" / name).write_text(text)
        (tmp_path / "bin" / name).chmod(0o755)
    about = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "FAKE_SLURM": str(tmp_path / "jobs")}
    slurm = ("--executor", "slurm", "--workers", "2", "--partition", "news", "--time", "02:00:00")
    words = command(tmp_path / "crawl", tmp_path / "out", *slurm)
    done = subprocess.run(words, env=os.environ | about, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    jobs = [json.loads(line) for line in (tmp_path / "jobs").read_text().splitlines()]
    stages = [job for job in jobs if "merge_stats" not in job["script"]]  # datatrove's sums for people, not needed by the run
    assert [job["told"]["job-name"] for job in stages] == [f"servanda-{name}" for name in (
        "gather", "signatures", "pairs", "copies", "check", "report")]  # fmt: skip
    assert [job["told"]["array"] for job in stages] == ["0-1%2", "0-1%2", "0-13%2", "0-0%2", "0-1%2", "0-0%2"]
    assert [job["depends"] for job in stages] == [None, *(f"afterok:{job['job']}" for job in stages[:-1])]
    assert all((job["told"]["partition"], job["told"]["time"]) == ("news", "02:00:00") for job in stages)
    assert not any(code for job in jobs for code in job["codes"])
    assert f"the last job is {stages[-1]['job']}" in done.stdout
    assert rows(tmp_path / "out") == rows(tmp_path / "local") and len(rows(tmp_path / "out")["documents"]) == 2
    assert (tmp_path / "out" / "report.txt").read_text() == (tmp_path / "local" / "report.txt").read_text()


def test_slurm_needs_a_partition(tmp_path: Path) -> None:
    jsonl(tmp_path / "a.jsonl", {"a": "text"})
    done = run(tmp_path / "a.jsonl", tmp_path / "out", "--executor", "slurm")
    assert done.returncode == 2 and "partition" in done.stderr
