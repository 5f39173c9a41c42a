"""What a connection may take: heads without end, connections that say nothing, and clients that read nothing."""

from __future__ import annotations

import socket
import time

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("httptools", reason="needs the extra servanda[web]")

from serving import ask, get, serving

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


@pytest.mark.parametrize("more", [
    b"X: " + b"a" * 60_000_000, b"".join(b"X%d: a\r\n" % n for n in range(200)) + b"\r\n", b"X: " + b"a" * 17_000 + b"\r\n\r\n",
], ids=["60 MB", "200 headers", "one of 17 kB"])  # fmt: skip
def test_a_head_that_is_too_large_is_refused(more: bytes) -> None:
    with serving() as port:
        answer = ask(port, HEAD + more, 20)
        assert answer.startswith(b"HTTP/1.1 431") or answer == b""  # where it still sends, the system may drop what was answered
        assert ask(port, HEAD + more[:30_000]).startswith(b"HTTP/1.1 431")
        assert ask(port, b"GET /" + b"a" * 30_000).startswith(b"HTTP/1.1 431")
        assert ask(port, get("/healthz")).startswith(b"HTTP/1.1 200")


def test_a_head_that_does_not_arrive_is_given_up_and_so_is_silence() -> None:
    with serving(head_seconds=1) as port:
        begun = time.monotonic()
        assert ask(port, HEAD).startswith(b"HTTP/1.1 408")
        assert ask(port, b"") == b""
        assert ask(port, b"\r\n")[:12] in (b"", b"HTTP/1.1 408")
        assert time.monotonic() - begun < 12
        with socket.create_connection(("127.0.0.1", port), 10) as kept:  # empty lines after an answer begin no question
            kept.sendall(HEAD + b"\r\n")
            answer = b""
            while not answer.endswith(b"ok\n"):  # head and body may come one after the other
                piece = kept.recv(4096)
                assert piece
                answer += piece
            assert answer.startswith(b"HTTP/1.1 200")
            kept.sendall(b"\r\n")
            assert kept.recv(4096)[:12] in (b"", b"HTTP/1.1 408")


def test_what_is_no_http_is_a_problem_like_others() -> None:
    with serving() as port:
        answer = ask(port, b"\x16\x03\x01 hello\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 400") and b"application/problem+json" in answer


def test_idle_connections_of_one_client_or_many_shut_nobody_out() -> None:
    with serving(connections=40, client_connections=10) as port:
        mine = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(10)]
        try:
            assert ask(port, get("/healthz")).startswith(b"HTTP/1.1 429")  # one of mine too many
            assert ask(port, get("/healthz"), source="127.0.0.2").startswith(b"HTTP/1.1 200")
            mine += [socket.create_connection(("127.0.0.1", port), 5, (f"127.0.1.{n}", 0)) for n in range(40)]
            begun = time.monotonic()
            assert ask(port, get("/v1/treaties"), source="127.0.0.3").startswith(b"HTTP/1.1 200")  # the one that idles longest goes
            assert time.monotonic() - begun < 3
        finally:
            for one in mine:
                one.close()


def test_who_takes_nothing_of_an_answer_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    from servanda.web import wire

    monkeypatch.setattr(wire, "STALLED", 1.5)
    with serving(reads=0) as port, socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.settimeout(60)
        slow.connect(("127.0.0.1", port))
        slow.sendall(get("/v1/changes?from=1945-01-01"))
        slow.recv(1, socket.MSG_PEEK)  # the answer has begun, however long it took to make
        time.sleep(5)
        taken = b""
        try:
            while piece := slow.recv(1 << 16):
                taken += piece
        except ConnectionResetError:
            pass
        told = int(taken.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        assert len(taken) < told  # cut off: most of the answer was never sent
