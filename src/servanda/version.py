"""The version of servanda, which answers, receipts and requests name."""

__version__ = "0.1.0"
