"""What an optional part needs, and the line that installs it into this very copy of servanda."""

from __future__ import annotations

import sys

from .errors import UsageError


def missing(what: str, package: str | None, extra: str) -> UsageError:
    """The error to raise where a part needs a package that is not installed: what, which package, and the line that installs it."""
    return UsageError(f"{what} needs the package {package}: install it with {line(extra)}")


def line(extra: str) -> str:
    """The command that adds an extra to the copy that runs: from where it came, into where it is."""
    import shlex

    origin, editable = _origin()
    target = shlex.quote(f"{origin}[{extra}]" if editable else f"servanda[{extra}]" + (f" @ {origin}" if origin else ""))
    if "pipx" in sys.prefix.replace("\\", "/").split("/"):
        return f"pipx install --force {target}"
    if "/uv/tools/" in sys.prefix.replace("\\", "/"):
        return f"uv tool install --force {target}"
    return f"{shlex.quote(sys.executable)} -m pip install {'-e ' if editable else ''}{target}"


def _origin() -> tuple[str, bool]:
    """Where this copy was installed from, as PEP 610 keeps it: an address or, of one that is worked on, its folder; nothing: a registry."""
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from urllib.parse import unquote, urlsplit

    try:
        told = json.loads(distribution("servanda").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return "", False
    url = str(told.get("url", ""))
    if told.get("dir_info", {}).get("editable"):
        return unquote(urlsplit(url).path), True
    return (f"git+{url}" if "vcs_info" in told else url), False
