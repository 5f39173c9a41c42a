"""A shell in which the commands of a page are run one after the other."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

MARK = "== done =="


class Shell:
    """A bash of its own in a folder of its own: what a page exports, writes or serves is there for the commands after it."""

    def __init__(self, folder: Path, source: Path, seconds: float = 180) -> None:
        self.folder, self.seconds = folder, seconds
        self.port = str(free_port())
        home = folder / "home"
        home.mkdir(exist_ok=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "XDG", "DATABASE", "SERVANDA"))}
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        environment = {**kept, "PATH": path, "HOME": str(home), "PYTHONPATH": str(source), "NO_COLOR": "1", "COLUMNS": "100"}
        self.errors = (folder / "home" / "errors").open("w+", encoding="utf-8")
        self.bash = subprocess.Popen(
            ["bash", "--norc"], cwd=folder, env=environment, text=True, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
        )  # fmt: skip

    def run(self, command: str) -> tuple[str, int]:
        """What a command printed, and its exit code. One that serves stays, and the page's port 8000 is a free one."""
        assert self.bash.stdin
        assert self.bash.stdout
        command = command.replace("8000", self.port)
        serves = shlex.split(command, comments=True)[:2] == ["servanda", "serve"]
        if serves:
            command = f"{command.partition('#')[0]} {'' if '--port' in command else f'--port {self.port}'} >/dev/null &"
        watch = threading.Timer(self.seconds, self.kill)
        watch.start()
        self.bash.stdin.write(f"{{ {command}\n}} </dev/null\nprintf '\\n{MARK} %s\\n' $?\n")
        self.bash.stdin.flush()
        printed: list[str] = []
        for line in self.bash.stdout:
            if line.startswith(MARK):
                break
            printed.append(line)
        else:
            raise AssertionError(f"ended by itself or after {self.seconds} s: {command}\n{self.told_errors()}")
        watch.cancel()
        if serves:
            self.wait_for_the_port()
        return "".join(printed).removesuffix("\n").replace(self.port, "8000"), int(line.split()[-1])

    def wait_for_the_port(self) -> None:
        """Until what was started answers."""
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", int(self.port)), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"nothing serves on port {self.port}\n{self.told_errors()}")

    def told_errors(self) -> str:
        """The end of what was said on standard error."""
        self.errors.seek(0)
        return self.errors.read()[-2000:]

    def kill(self) -> None:
        """Ends the shell and all it started."""
        if self.bash.poll() is None:
            os.killpg(self.bash.pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends everything."""
        self.kill()
        for stream in (self.bash.stdin, self.bash.stdout, self.errors):
            if stream:
                stream.close()
        self.bash.wait()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
