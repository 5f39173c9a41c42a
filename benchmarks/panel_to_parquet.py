"""The State-day panel of all treaties since 1945 to Parquet, against pyarrow and Polars writing a ready-made table of that size.

The peers get the same rows, treaty by treaty, as tables that are whole in memory before their clock runs; the panel's clock
runs from a fresh record on, so that it pays for timelines and rows as well. `--start` makes a shorter run.
"""

from __future__ import annotations

import argparse
import os
import tempfile

import polars
from lib.measure import peak_gib, seconds, told
from pyarrow import parquet

import servanda
from servanda.publish.as_panel import write_parquet


def main() -> None:
    """Prints rows, times, sizes, memory and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", default="1945-01-01")
    start = parser.parse_args().start
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "panel.parquet")
        ours = seconds(lambda: write_parquet(servanda.record().panel("day", start), path))
        rows = parquet.ParquetFile(path).metadata.num_rows
        print(f"servanda: {rows:,} rows in {ours:.1f} s, {os.path.getsize(path) / 2**20:.1f} MiB on disk", flush=True)
        told("memory of the process while writing", peak_gib(), "GiB", 1)
        os.unlink(path)
        arrow, frame = ready_made(start, folder)
        print(f"pyarrow, ready-made tables: {arrow:.1f} s; Polars, ready-made frames: {frame:.1f} s")
        told("servanda / pyarrow", ours / arrow, "times", 2)
        told("servanda / Polars", ours / frame, "times", 2)


def ready_made(start: str, folder: str) -> tuple[float, float]:
    """The seconds that pyarrow and Polars spend writing the rows of each treaty from memory, with the settings they come with."""
    record = servanda.record()
    arrow = frame = 0.0
    path = os.path.join(folder, "peer.parquet")
    for treaty in record.listed_treaties():
        table = record.panel("day", start, treaties=treaty).table().combine_chunks()
        arrow += seconds(lambda table=table: parquet.write_table(table, path, compression="zstd"))
        held = polars.DataFrame(table)
        frame += seconds(lambda held=held: held.write_parquet(path))
    os.unlink(path)
    return arrow, frame


if __name__ == "__main__":
    main()
