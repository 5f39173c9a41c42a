"""schemathesis against a real server with a key that may do all, with stateful sequences of requests:

    python tests/web/stateful.py [MINUTES]

No answer but 503 may be a fault of the server. What it holds at most is told.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading

sys.path[:0] = [os.path.dirname(__file__)]

from serving import command, resident  # noqa: E402


def main(minutes: float) -> int:
    """Runs it for so long; gives schemathesis' exit code."""
    from servanda.desk import Ledger

    with tempfile.TemporaryDirectory() as folder:
        with Ledger.open(f"sqlite:///{folder}/desk.db") as ledger:
            key = ledger.keys.create("stateful", ["read", "write", "review"], "stateful")[1]
        most, stop = 0, threading.Event()
        with command(folder, SERVANDA_READS="0", SERVANDA_WRITES="0", SERVANDA_CHECK_SECONDS="20") as (port, pid):

            def look() -> None:
                nonlocal most
                while not stop.wait(0.5):
                    most = max(most, resident(pid))

            looking = threading.Thread(target=look)
            looking.start()
            told = [
                os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", f"http://127.0.0.1:{port}/openapi.json",
                "--phases", "fuzzing,stateful", "--checks", "not_a_server_error", "--max-time", str(int(minutes * 60)),
                "--continue-on-failure", "--request-timeout", "120", "-H", f"Authorization: Bearer {key}", "--generation-database", "none",
            ]  # fmt: skip
            done = subprocess.run(told, cwd=folder).returncode
            stop.set()
            looking.join()
        with Ledger.open(f"sqlite:///{folder}/desk.db") as ledger:
            print(f"at most {most // 1_000_000} MB held; the ledger is intact: {ledger.verify().entries} entries")
    return done


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60))
