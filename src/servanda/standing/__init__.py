"""Law x record: what follows for any State on any day."""

from .model import Basis, Due, Interval, Standing, View
from .record import Record

__all__ = ["Basis", "Due", "Interval", "Record", "Standing", "View"]
