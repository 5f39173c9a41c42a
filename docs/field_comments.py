"""An extension of griffe, which reads the source for the reference: the fields of a type as a table, with their comments."""

from __future__ import annotations

from typing import Any

from griffe import Attribute, Class, Extension


class FieldComments(Extension):
    """The immutable types tell by comments what their fields hold; mkdocstrings shows docstrings only."""

    def on_class_members(self, *, cls: Class, **_: Any) -> None:
        """Adds the fields to the docstring of the class."""
        fields = [member for member in cls.members.values() if isinstance(member, Attribute) and not member.has_labels("property")]
        if cls.docstring and any("NamedTuple" in str(base) for base in cls.bases):
            told = "\n".join(f"    {field.name}: {comment(field)}" for field in fields)
            cls.docstring.value += f"\n\nAttributes:\n{told}"


def comment(field: Attribute) -> str:
    """The comment beside a field, else the one above it."""
    lines = field.lines_collection[field.filepath]
    number = (field.lineno or 1) - 1
    beside = lines[number].partition("  # ")[2]
    above: list[str] = []
    while not beside and lines[number - 1].strip().startswith("# "):
        number -= 1
        above.insert(0, lines[number].strip().removeprefix("# "))
    return (beside or " ".join(above)).replace(" | ", ", ") or "\N{NO-BREAK SPACE}"
