"""Where a stage runs: on the cores of this machine, on Ray, or on Slurm."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from typing import Any

import dill
from datatrove.executor import LocalPipelineExecutor

ATTEMPTS = 3
# A worker is meant for a core. Matrix products on more threads than that wait for each other: two workers took half as long again.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Local(LocalPipelineExecutor):  # datatrove has no types
    """datatrove's local executor on a pool that notices the death of a worker: the library's own waits for it for ever."""

    def run(self) -> None:
        """Runs every task that is not complete; the failed ones are left to the next attempt."""
        ranks, dumped = self.get_incomplete_ranks(), dill.dumps(self)
        try:
            for future in [_pool(self.workers).submit(_task, dumped, rank) for rank in ranks]:
                try:
                    future.result()
                except BrokenProcessPool:
                    raise
                except Exception as why:
                    sys.stderr.write(f"servanda: a task failed and is done again ({type(why).__name__}: {why})\n")
        except BrokenProcessPool:
            _pool.cache_clear()


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """The workers of all stages: each loads the models once."""
    return ProcessPoolExecutor(workers, get_context("spawn"), initializer=_end_with, initargs=(os.getpid(),))


def _task(dumped: bytes, rank: int) -> None:
    dill.loads(dumped)._run_for_rank(rank, 1)  # local rank 1: the log goes to the task's file only


def _end_with(parent: int) -> None:
    """Ends this worker when the run is killed: it must not write beside the one that goes on."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, 9)  # PR_SET_PDEATHSIG, SIGKILL
        if os.getppid() != parent:
            os._exit(1)


def run(kind: str, steps: list[Any], tasks: int, logs: str, workers: int) -> None:
    """Runs one stage to its end. Raises RuntimeError where tasks still fail after some attempts."""
    os.environ.setdefault("DATATROVE_COLORIZE_LOGS", "0")
    for library in THREADS:
        os.environ.setdefault(library, "1")
    for _ in range(ATTEMPTS):
        if kind == "ray":
            from datatrove.executor import RayPipelineExecutor

            executor = RayPipelineExecutor(steps, tasks, min(workers, tasks), logging_dir=logs, mem_per_cpu_gb=0.5)
        else:
            executor = Local(steps, tasks, workers, logging_dir=logs)
        if not executor.get_incomplete_ranks():
            return
        executor.run()
        if not executor.get_incomplete_ranks():
            return
    raise RuntimeError(f"{len(executor.get_incomplete_ranks())} of {tasks} tasks failed {ATTEMPTS} times; their logs are in {logs}/logs")


def submit(stages: list[tuple[str, list[Any], int]], logs: str, workers: int, partition: str, time: str) -> str:
    """Hands all stages to Slurm, each after the one before. Gives the id of the last job."""
    from datatrove.executor import SlurmPipelineExecutor

    before = None
    for name, steps, tasks in stages:
        before = SlurmPipelineExecutor(
            steps, tasks, time, partition, workers=workers or -1, job_name=f"servanda-{name}", depends=before, qos="",
            logging_dir=os.path.join(logs, name), env_command=f"export PATH={os.path.dirname(sys.executable)}:$PATH",
        )  # fmt: skip
    assert before is not None
    before.run()
    return str(before.job_id)
