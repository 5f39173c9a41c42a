"""What treaties say: rules as code, one data file a treaty."""

from .loader import load, treaty, treaty_ids
from .model import Treaty

__all__ = ["Treaty", "load", "treaty", "treaty_ids"]
