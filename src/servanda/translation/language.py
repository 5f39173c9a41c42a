"""A language, and how it tells what was made of messages and facts."""

from __future__ import annotations

from ..told import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..told import Fact

CODES = ("en", "fr", "es", "ru", "uk", "ar", "zh")  # in the order in which they are offered
OWN_NAMES = {"en": "English", "fr": "français", "es": "español", "ru": "русский", "uk": "українська", "ar": "العربية", "zh": "中文"}
RIGHT_TO_LEFT = frozenset({"ar"})


class Language:
    """English: everything is told as it was made. The others are derived from it."""

    code = "en"
    reviewed = True

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return OWN_NAMES[self.code]

    @property
    def dir(self) -> str:
        """Which way it is written, as HTML has it."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    def tell(self, told: str) -> str:
        """What is told, in this language. A text that remembers no message, such as one of the record, stays as it is."""
        return str(told)

    def say(self, template: str, /, **facts: Fact) -> str:
        """What a template makes of facts, in this language."""
        return self.tell(say(template, **facts))


ENGLISH = Language()
