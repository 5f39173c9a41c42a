"""The addresses under /v1 and those for operators, a small file for each subject."""

from __future__ import annotations

from . import actions, check, deadlines, health, ledger, panel, states, treaties, verify, whatif

ROUTERS = tuple(room.router for room in (states, treaties, deadlines, actions, panel, whatif, verify, check, ledger, health))
