"""Claims x standing: what law and record say of each claim."""

from .check import check, findings
from .model import CONTESTED, CONTRADICTED, OUTSIDE, SUPPORTED, Finding, Report

__all__ = ["CONTESTED", "CONTRADICTED", "OUTSIDE", "SUPPORTED", "Finding", "Report", "check", "findings"]
