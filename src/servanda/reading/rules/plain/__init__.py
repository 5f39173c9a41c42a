"""What a clause plainly asserts, read by its grammar: a verb of treaty law, its subject, its object, a time, and nothing besides."""

from .asides import Aside, adds, asides
from .clauses import about, going_on, hangs_on, norm_of, plainly, referring, subject_of_all, tells_more
from .findings import body_of, found_by
from .phrases import PARTS_OF_TIMES, UNTOLD, Scope

__all__ = [
    "PARTS_OF_TIMES", "UNTOLD", "Aside", "Scope", "about", "adds", "asides", "body_of", "found_by", "going_on", "hangs_on", "norm_of",
    "plainly", "referring", "subject_of_all", "tells_more",
]
