"""A small server that speaks the chat protocol on loopback, and misbehaves as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


class Asked(BaseHTTPRequestHandler):
    """One request: its body goes to what the test plays the model by."""

    protocol_version = "HTTP/1.1"
    server: Chat

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        self.server.paths.append(self.path)
        self.server.keys.append(self.headers.get("Authorization", ""))
        with suppress(BrokenPipeError, ConnectionResetError):
            self.server.plays(self, body)
        self.close_connection = True

    def send(self, code: int, data: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), "Connection": "close", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def stream(self, parts: list[str], pause: float = 0.0) -> None:
        """Pieces of the body as they are, the connection closed after the last."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for part in parts:
            self.wfile.write(part.encode())
            self.wfile.flush()
            time.sleep(pause)

    def log_message(self, *_: Any) -> None:
        """Nothing on stderr."""


class Chat(ThreadingHTTPServer):
    """What was asked of the server, in order."""

    daemon_threads = True

    def __init__(self, plays: Callable[[Asked, Body], None]) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.plays = plays
        self.bodies: list[Body] = []
        self.paths: list[str] = []
        self.keys: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


@contextmanager
def chat(plays: Callable[[Asked, Body], None]) -> Iterator[Chat]:
    """The server, for as long as a test takes."""
    server = Chat(plays)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def whole(text: str, finish: str | None = "stop", tokens_in: int = 9000, tokens_out: int = 50) -> bytes:
    """A response that is not streamed."""
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": finish}
    usage = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out}
    return json.dumps({"model": "tiny-1", "choices": [choice], "usage": usage}).encode()


def events(text: str, finish: str | None = "stop", tokens_in: int = 9000, tokens_out: int = 50, done: bool = True) -> list[str]:
    """A response as a stream, three characters an event."""
    pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
    parts: list[Body] = [{"model": "tiny-1", "choices": [{"delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    if finish:
        parts.append({"choices": [{"delta": {}, "finish_reason": finish}]})
        parts.append({"choices": [], "usage": {"prompt_tokens": tokens_in, "completion_tokens": tokens_out}})
    return [f"data: {json.dumps(part)}\n\n" for part in parts] + (["data: [DONE]\n\n"] if done else [])


def claim(quote: str, /, **other: Any) -> Body:
    """A claim as a model writes one."""
    return {
        "quote": quote, "speaker": None, "speaker_for": [], "act": "state", "targets": ["RUS"], "treaty": "apmbc", "norm": "membership",
        "attributed": False, "assertions": [{"predicate": "status", "value": "party", "states": ["RUS"], "holds": False}],
    } | other  # fmt: skip


def answer(*claims: Body) -> str:
    """An answer with these claims."""
    return json.dumps({"voice": None, "claims": list(claims)}, ensure_ascii=False)


def says(text: str, **other: Any) -> Callable[[Asked, Body], None]:
    """A model that gives this answer, streamed where that is asked for."""

    def plays(asked: Asked, body: Body) -> None:
        if body.get("stream"):
            asked.stream(events(text, **other))
        else:
            asked.send(200, whole(text, **other))

    return plays
