"""A run from the source to its report: gather, find copies, check. What is finished stays; the same command goes on."""

from __future__ import annotations

import fcntl
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster

from ..checking.receipt import receipt
from ..errors import UsageError
from ..publish.as_json import plain
from ..standing import Record
from . import executors
from .columns import FIELDS, fit
from .copies import ALIKE, Copies, Signatures
from .source import Piece, Source, pieces
from .steps import Check, Keep, Kept, MainText, TopicGate
from .summary import counted, summarise


def run(
    source: str, out: str, executor: str = "local", workers: int = 0, columns: dict[str, str] | None = None, seconds: float = 120.0,
    partition: str = "", time: str = "08:00:00", tell: Any = None,
) -> dict[str, Any]:  # fmt: skip
    """Runs all stages, or hands them to Slurm, and gives the run report. `tell` takes lines of progress.

    Raises UsageError where source or folder do not fit, RuntimeError where tasks fail again and again.
    """
    for field in columns or {}:
        if field not in FIELDS:
            raise UsageError(f"{field!r} is no field: a column is given for one of {', '.join(FIELDS)}.")
    out = os.path.abspath(out)
    work = os.path.join(out, "work")
    for name in ("kept", "aside"):
        os.makedirs(os.path.join(work, name), exist_ok=True)
    with _alone(work):
        plan = _plan(work, source, columns or {}, seconds)
        stages = _stages(plan, out, work)
        logs = os.path.join(work, "logs")
        if executor == "slurm":
            if not partition:
                raise UsageError("Slurm needs a partition: give it with --partition.")
            job = executors.submit([*stages, ("report", [Report(out)], 1)], logs, workers, partition, time)
            return {"job": job}
        cores = workers or len(os.sched_getaffinity(0))
        if executor == "ray":
            os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to anyone
            import ray

            ray.init(num_cpus=None if os.environ.get("RAY_ADDRESS") else cores, include_dashboard=False, log_to_driver=False)
        for name, steps, tasks in stages:
            with _progress(name, os.path.join(logs, name), tasks, tell):
                executors.run(executor, steps, tasks, os.path.join(logs, name), cores)
        return summarise(out)


def _stages(plan: dict[str, Any], out: str, work: str) -> list[tuple[str, list[Any], int]]:
    """The stages in their order: name, steps, number of tasks."""
    tasks = [Piece(*piece) for piece in plan["tasks"]]
    today, seconds, copies = date.fromisoformat(plan["today"]), plan["seconds"], os.path.join(work, "copies")
    signatures, pairs, removed = (os.path.join(copies, name) for name in ("signatures", "pairs", "removed"))
    return [
        ("gather", [Source(tasks, plan["columns"]), TopicGate(), MainText(seconds), Keep(work)], len(tasks)),
        ("signatures", [Kept(work), Signatures(signatures, ALIKE)], len(tasks)),
        ("pairs", [MinhashDedupBuckets(signatures, pairs, config=ALIKE)], ALIKE.num_buckets),
        ("copies", [MinhashDedupCluster(pairs, removed, ALIKE, save_cluster_id=True)], 1),
        ("check", [Kept(work), Copies(removed, work), Check(out, work, today, seconds)], len(tasks)),
    ]


class Report(PipelineStep):
    """Writes the run report, as the last job on Slurm."""

    type, name = "WRITER", "servanda run report"

    def __init__(self, out: str) -> None:
        super().__init__()
        self.out = out

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Writes it."""
        summarise(self.out)


def _plan(work: str, source: str, columns: dict[str, str], seconds: float) -> dict[str, Any]:
    """What the run is made of, fixed when it starts: its pieces, its today, the rules and the record it rests on."""
    path = os.path.join(work, "plan.json")
    rules = plain(receipt(Record(date.today()).facts, ()))
    asked = {"source": source, "columns": columns, "seconds": seconds, "receipt": rules}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            found: dict[str, Any] = json.load(file)
        for key, value in asked.items():
            if found[key] != value:
                told = f"{os.path.dirname(work)} holds a run with another {key}"
                raise UsageError(f"{told}: give another --out, or the same source, columns and version.")
        return found
    tasks, others = pieces(source)
    fit([piece.path for piece in tasks], columns)
    made = asked | {"today": date.today().isoformat(), "tasks": [list(piece) for piece in tasks], "others": others}
    with open(f"{path}.part", "w", encoding="utf-8") as file:
        json.dump(made, file, indent=1)
    os.replace(f"{path}.part", path)
    return made


@contextmanager
def _alone(work: str) -> Iterator[None]:
    with open(os.path.join(work, "lock"), "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"Another run is writing to {os.path.dirname(work)}: wait for it, or give another --out.") from None
        yield


@contextmanager
def _progress(stage: str, logs: str, tasks: int, tell: Any) -> Iterator[None]:
    """Tells, while a stage runs, how many of its tasks are done, how many documents a second, and the time left."""
    ended, started = threading.Event(), time.monotonic()
    done_before, read_before = _done(logs), counted(logs).get("documents", 0)

    def watch() -> None:
        while not ended.wait(5):
            say()

    def say() -> None:
        done, spent = _done(logs), max(time.monotonic() - started, 0.001)
        read = counted(logs).get("documents", 0) - read_before
        left = f"{spent / (done - done_before) * (tasks - done):,.0f} s left" if done > done_before else "time left not known yet"
        tell(f"{stage}: {done} of {tasks} tasks, {read / spent:,.0f} documents a second, {left}")

    thread = threading.Thread(target=watch, daemon=True) if tell else None
    if thread:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        if thread:
            thread.join()
            say()


def _done(logs: str) -> int:
    folder = os.path.join(logs, "completions")
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0
