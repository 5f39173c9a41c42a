"""The addresses under /v1 and those for operators, a small file for each subject."""

from __future__ import annotations

from . import health

ROUTERS = (health.router,)
