"""What one treaty file holds, as immutable types. The loader fills them; the clauses read them."""

from __future__ import annotations

from datetime import date

from ..tuples import NamedTuple


class Provision(NamedTuple):
    """An article or paragraph, said in our own words."""

    ref: str  # "1(1)(a)"
    says: str


DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}  # about how long the units of time are


class Quantity(NamedTuple):
    """A number that a provision sets, with its unit: {number = 4, unit = "years"}. `compare` as in an assertion: at most is <=."""

    number: int
    unit: str
    compare: str = "="


# Whom statements address that the record holds as a group: its name, and whether its members are meant or the others.
ADDRESSED = {"nuclear-weapon States": ("npt-nws", True), "non-nuclear-weapon States": ("npt-nws", False)}


class Statement(NamedTuple):
    """One thing that the treaty says, or does not say (`holds` false), in plain words: what a `rule` assertion is held against.

    `about` names the matter in at most some 14 plain words, with no verb of the stance in it; `also` are other plain wordings of the
    same matter. `who` is whom it addresses, where not every party.
    """

    id: str
    provision: str
    stance: str  # forbids | allows | requires | limits | provides
    about: str
    also: tuple[str, ...] = ()
    holds: bool = True
    norm: str = ""
    numbers: tuple[Quantity, ...] = ()
    who: str = ""
    unless: str = ""  # exceptions, in words
    contested: tuple[str, ...] = ()  # who reads it otherwise, and how: such a statement decides nothing, it shows both readings
    until: date | None = None  # the last day on which the treaty said so, where an amendment changed it


class Norm(NamedTuple):
    """What a provision asks."""

    id: str
    provision: str
    kind: str = "prohibition"  # prohibition | restriction | duty


class Outside(NamedTuple):
    """A thing that is taken for the treaty's subject and lies outside its definitions."""

    name: str
    provision: str
    why: str


class Titles(NamedTuple):
    """The official title in the languages of the United Nations other than English, which is `Treaty.name`. Empty: none is held.

    Each is the title of the authentic text in that language. Where the treaty has no authentic text in it, but the depositary or the
    United Nations issue an official translation, it is the title of that, and `translated` names the language.
    """

    ar: str = ""
    zh: str = ""
    fr: str = ""
    ru: str = ""
    es: str = ""
    translated: tuple[str, ...] = ()

    def by_language(self) -> dict[str, str]:
        """The titles that are held, by the ISO 639-1 code of their language."""
        given = {"ar": self.ar, "zh": self.zh, "fr": self.fr, "ru": self.ru, "es": self.es}
        return {language: title for language, title in given.items() if title}


class EntryIntoForce(NamedTuple):
    """When the treaty and when each State is bound.

    `rule` and `count` give the offset (see `clauses.offset`): month-start, months, days, month-start-after-days, at-once.
    """

    article: str
    rule: str
    count: int = 0  # type: ignore[assignment]
    instruments: int = 0  # how many instruments bring the treaty into force
    states: tuple[str, ...] = ()  # and whose
    not_before_months: int = 0  # after opening for signature
    later_article: str = ""
    later_rule: str = ""
    later_count: int = 0
    later_from: str = "threshold"  # who has a clock of its own: deposits after the threshold, or after entry into force
    later_actions: tuple[str, ...] = ()  # the acts that the later article is about, where not all
    later_caveat: str = ""  # what the day by the later article leaves open, where the list gives none
    published: date | None = None  # the day the depositary gives: the rule must reproduce it
    given_too: tuple[date, ...] = ()  # days that other officials give
    never: str = ""  # why the treaty is not in force
    never_since: date | None = None  # the day of the last of these reasons: who asks by what was known before is not told them


class Withdrawal(NamedTuple):
    """How a State leaves. Counted from receipt by the depositary."""

    article: str
    months: int = 0
    days: int = 0
    allowed: bool = True
    waits_for_conflict: bool = False  # not before the end of the armed conflict that goes on
    conflict_on: str = "expiry"  # on which day: expiry of the notice period, or the day of the notice
    any_conflict: bool = False  # nor while another one goes on that began meanwhile
    conflicts: str = "any"  # any | international | non-international: which conflicts the clause means
    conflicts_widened_by: str = ""  # the amendment by which it means any conflict of the States bound by that
    counts_from: str = "receipt of the notice by the depositary"
    note: str = ""


class Deadline(NamedTuple):
    """A duty with a last day. Counted from entry into force for the State, or of the treaty."""

    norm: str
    article: str
    years: int = 0
    months: int = 0
    days: int = 0
    counts_from: str = "state"  # state | treaty
    not_before_days: int = 0  # the clock starts not before so many days after the treaty's own entry into force
    extendable: bool = False
    extension_article: str = ""
    extension_years: int = 0
    yearly_by: str = ""  # "04-30": after the first, every year by this day
    requires: str = ""  # who has the duty at all, where not every party has it
    duty: str = ""  # what is due, in a few plain words, where the norm does not tell: "safeguards agreement"
    exempt: str = ""  # a group of the record whose members do not have the duty, such as NPT-NWS


class Treaty(NamedTuple):
    """One agreement with its rules."""

    id: str
    name: str
    short: str
    cite: str
    kind: str
    depositary: tuple[str, ...]
    text: str
    article_url: str
    status_page: str
    entry_into_force: EntryIntoForce
    not_modelled: tuple[str, ...]
    provision: tuple[Provision, ...]
    norm: tuple[Norm, ...]
    also: tuple[str, ...] = ()  # other names that it bears; how texts speak of it is told in the lexicon
    titles: Titles = Titles()
    statement: tuple[Statement, ...] = ()
    outside: tuple[Outside, ...] = ()
    deadline: tuple[Deadline, ...] = ()
    withdrawal: Withdrawal | None = None
    opened: date | None = None
    opened_in: tuple[str, ...] = ()  # the cities in which it lay open for signature on that day
    adopted: date | None = None
    adopted_in: tuple[str, ...] = ()
    signing_closed: date | None = None  # the first day on which it could no longer be signed
    open_to: str = ""  # whom alone it is open to, where not to all States
    expires: date | None = None
    expires_article: str = ""
    suspension: str = ""  # what the treaty says of suspension, where States have tried it
    consent: tuple[str, ...] = ()  # provisions on signature and consent to be bound
    parent: str = ""  # the framework treaty of a protocol
    closed: bool = False  # between the States named for its entry into force alone: no other can join
    fallback: tuple[str, ...] = ()  # treaties on the same weapons that may bind a State that is no party to this one

    def __hash__(self) -> int:
        return hash(self.id)  # treaties are keys of what is worked out from them once; all their articles are long to go through

    def reference(self, ref: str) -> str:
        """How a provision is cited: APMBC Art. 20(3)."""
        return f"{self.cite} Art. {ref}"

    def url(self, ref: str) -> str:
        """The official text of the article that holds `ref`; the whole text where no address by article is known."""
        article = ref.partition("(")[0]
        if not self.article_url or article == "Preamble":  # preambles have no address by article
            return self.text
        return self.article_url.replace("{article}", article)

    def find(self, ref: str) -> Provision | None:
        """The provision with this reference, or None."""
        for provision in self.provision:
            if provision.ref == ref:
                return provision
        return None

    def find_norm(self, norm: str) -> Norm | None:
        """What the treaty asks under this norm, or None where it asks nothing. Of several provisions the first prohibition."""
        found = [entry for entry in self.norm if entry.id == norm]
        return next((entry for entry in found if entry.kind == "prohibition"), found[0] if found else None)
