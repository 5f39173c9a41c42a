"""The configuration that is shipped for a proxy, tried: nginx before a server, with TLS; and what the container file names exists."""

from __future__ import annotations

import http.client
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")

from serving import ask, serving

from servanda.desk import Ledger
from servanda.web.settings import VARIABLES

DEPLOY = Path(__file__).parents[2] / "deploy"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[tuple[int, str]]:
    """The port of nginx with the shipped configuration before a server, and the secret of a key of its ledger."""
    if not NGINX or not shutil.which("openssl"):
        pytest.skip("nginx or openssl is not here (Debian: apt-get install nginx-light openssl)")
    database, plain, secured = f"sqlite:///{tmp_path}/desk.db", free(), free()
    with Ledger.open(database) as ledger:
        secret = ledger.keys.create("desk", ["write", "review"], "test")[1]
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=desk.example -addext subjectAltName=DNS:desk.example"
    subprocess.run([*command.split(), "-keyout", tmp_path / "tls.key", "-out", tmp_path / "tls.crt"], check=True, capture_output=True)
    with serving(database=database, hosts="desk.example", proxies="127.0.0.1", reads=20, writes=20) as port:
        made = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        for was, now in (
            ("listen 80", f"listen 127.0.0.1:{plain}"), ("listen 443", f"listen 127.0.0.1:{secured}"), ("/etc/servanda", str(tmp_path)),
            ("/run/nginx.pid", f"{tmp_path}/nginx.pid"), ("127.0.0.1:8000", f"127.0.0.1:{port}"),
            ("worker_processes auto", "worker_processes 1"),
        ):  # fmt: skip
            assert was in made
            made = made.replace(was, now)
        paths = "".join(f"{name}_temp_path {tmp_path}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        made = made.replace("http {", f"http {{\n{paths}", 1)
        if os.geteuid() == 0:
            made = f"user root;\n{made}"
        (tmp_path / "nginx.conf").write_text(made, encoding="utf-8")
        nginx = subprocess.Popen([NGINX, "-c", tmp_path / "nginx.conf", "-e", "stderr", "-g", "daemon off;"], stderr=subprocess.DEVNULL)
        try:
            until = time.monotonic() + 10
            while True:
                try:
                    socket.create_connection(("127.0.0.1", secured), 1).close()
                    break
                except OSError:
                    assert nginx.poll() is None and time.monotonic() < until
                    time.sleep(0.05)
            yield secured, secret
        finally:
            nginx.terminate()
            nginx.wait(10)


def secure(port: int, method: str, path: str, body: str = "", source: str = "127.0.0.1", **headers: str) -> http.client.HTTPResponse:
    """An answer over TLS, by the name of the desk where no other is given."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=trusting, source_address=(source, 0))
    told = {"Host": f"desk.example:{port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    connection.request(method, path, body, told)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_signing_in_and_writing_work_over_tls_and_not_from_elsewhere(proxied: tuple[int, str]) -> None:
    port, secret = proxied
    form, own = "application/x-www-form-urlencoded", f"https://desk.example:{port}"
    given = secure(port, "POST", "/desk/key", urlencode({"secret": secret}), Origin=own, Content_Type=form)
    cookie = given.getheader("Set-Cookie") or ""
    assert given.status == 303 and cookie.startswith("__Host-servanda=") and "Secure" in cookie
    report = urlencode({"text": "Ukraine ratified the Ottawa Convention in 2005.", "published": "2025-07-02", "keep": "yes"})
    brought = {"Content_Type": form, "Cookie": cookie.partition(";")[0]}
    for origin in (f"http://desk.example:{port}", "https://desk.example", "https://evil.example"):
        assert secure(port, "POST", "/check", report, Origin=origin, **brought).status == 403
    assert secure(port, "POST", "/check", report, Origin=own, **brought).status == 303
    assert given.getheader("Strict-Transport-Security")


def test_rates_count_who_asks_and_not_the_proxy_or_what_one_says_of_oneself(proxied: tuple[int, str]) -> None:
    port, _ = proxied
    found = {secure(port, "GET", "/v1/states?limit=1", X_Forwarded_For=f"10.0.0.{number}").status for number in range(40)}
    assert found == {200, 429}
    assert secure(port, "GET", "/v1/states?limit=1", source="127.0.0.2").status == 200


def test_other_names_metrics_and_large_heads_end_at_the_proxy(proxied: tuple[int, str]) -> None:
    port, _ = proxied
    assert secure(port, "GET", "/", Host="evil.example").status == 421
    assert secure(port, "GET", "/metrics").status == 403
    assert secure(port, "GET", "/", X_Much="a" * 9000).status in (400, 414, 431, 494)
    assert secure(port, "POST", "/v1/check", "a" * 6_000_000).status == 413
    assert ask(port, b"GET / HTTP/1.1\r\nHost: desk.example\r\n\r\n").startswith(b"HTTP/1.1 400")  # not encrypted


def test_the_container_file_names_what_there_is() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(SERVANDA_[A-Z_]+|DATABASE_URL)=", text))
    assert named and named <= set(VARIABLES.values())
    started = shlex.split(re.search(r"^CMD \[(.+)\]$", text, re.MULTILINE)[1].replace(",", " "))  # type: ignore[index]
    assert started[:2] == ["servanda", "serve"]
    assert subprocess.run([sys.executable, "-m", "servanda", "serve", *started[2:], "--help"], capture_output=True).returncode == 0
    assert "USER servanda" in text and "USER root" not in text
