"""What is told to a reader: English words that remember the message and the facts they were made of.

Each is a text, and in English it is all that is needed: written, compared and kept as any other. `servanda.translation` tells the same
in another language: it takes the template's translation and puts the facts into it anew. So nothing here is joined of pieces of a
sentence: a template is a whole sentence, or a clause that stands for itself in each language, and its facts are States, treaties, days,
numbers, clauses, and texts of law and record.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    Fact: TypeAlias = "Told | int | float"

Template = str  # the annotation of a message, and of a table of messages, that is told by `say`: by it they are found for the catalogues


class Told(str):
    """Words for a reader, in English."""


class Message(Told):
    """What a template says of facts; `plural` is the template for more than one of `number`."""

    template: str
    facts: Mapping[str, Fact]
    plural: str
    number: int


class Name(Told):
    """The name of a State, a treaty or a day, with the code, id or partial ISO date that it is the name of."""

    kind: str
    key: str


class Row(Told):
    """Things one after the other, joined as the template says: "{first} and {last}", "{first}; {last}", "{first} {last}"."""

    items: tuple[Told, ...]
    template: str


class Sentence(Told):
    """A clause as a sentence of its own, with a capital and a full stop."""

    says: Told


class Line(Told):
    """What is said on one line, with a capital and no full stop."""

    says: Told


class Text(Told):
    """Words of the law, the record or a report, which stand in every language as they are held."""


AND: Template = "{first} and {last}"
OR: Template = "{first} or {last}"
THEN: Template = "{first}; {last}"
BESIDE: Template = "{first} {last}"
NOTHING = Text("")
_LAST = {AND: "and", OR: "or"}  # before the last of several, which are parted by commas


def say(template: Template, /, **facts: Fact) -> Message:
    """The message that a template makes of facts."""
    return _message(template.format(**facts) if facts else template, template, facts)


def count(one: Template, more: Template, number: int, /, **facts: Fact) -> Message:
    """The message on a number of things, which stands in both templates as `{number}`."""
    facts = {"number": number, **facts}
    made = _message((one if number == 1 else more).format(**facts), one, facts)
    made.plural, made.number = more, number
    return made


def fact(text: str) -> Told:
    """A text as a fact of a message: what remembers a message stays, any other is words of whoever wrote it."""
    return text if isinstance(text, Told) else Text(text)


def named(text: str, kind: str, key: str) -> Name:
    """A name, of what is named."""
    made = Name(text)
    made.kind, made.key = kind, key
    return made


def row(items: Iterable[Told], template: Template = THEN) -> Told:
    """Things one after the other; a single one stays as it is, and of none comes nothing."""
    found = tuple(items)
    if len(found) < 2:
        return found[0] if found else NOTHING
    last = _LAST.get(template)
    made = Row(f"{', '.join(found[:-1])} {last} {found[-1]}" if last else template.format(first="", last="").join(found))
    made.items, made.template = found, template
    return made


def sentence(says: Told) -> Told:
    """What is said, with a capital and a full stop."""
    if not says:
        return says
    made = Sentence(says[:1].upper() + says[1:] + ("" if says.endswith(".") else "."))
    made.says = says
    return made


def line(says: Told) -> Line:
    """What is said, on one line, with a capital."""
    folded = " ".join(says.split())
    made = Line(folded[:1].upper() + folded[1:])
    made.says = says
    return made


def number(value: int | float) -> Name:
    """A number as it is read: 1,550."""
    return named(f"{value:,}", "number", str(value))


def _message(text: str, template: Template, facts: Mapping[str, Fact]) -> Message:
    made = Message(text)
    made.template, made.facts, made.plural, made.number = template, facts, "", 1
    return made
