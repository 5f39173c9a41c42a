"""A report read by a large language model: asked piece by piece, its answers made claims and kept. What is not whole is not given."""

from __future__ import annotations

from datetime import date

from ...errors import ServandaError, UsageError
from ..model import ReadReport
from ..topics import topics
from .answers import Reply
from .pieces import Piece, pieces, unspaced
from .prompt import VERSION, Prompt, prompt, prompt_hash
from .recorded import NAME, RecordedReader, Recording, keep, text_hash
from .settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .endpoint import Answer, Endpoint

HEAD = 5500  # tokens that guidelines, schema and the head of a prompt take of the context
FEW, MANY = 5.5, 3.0  # characters of a token of a prompt, which is mostly English: there are never more, and seldom fewer
ANSWER = 6000  # tokens that one answer may have, where neither context nor budget is smaller
LEAST_ANSWER = 500
REFUSED = ("content_filter", "tool_calls", "function_call")  # reasons to stop after which there is no answer


class BudgetError(ServandaError):
    """The budget of tokens does not reach: nothing is told of the report."""

    exit_code = 1


class LLMReader:
    """Claims by a large language model behind an endpoint. One reader goes through many reports, within one budget."""

    name = NAME

    def __init__(self, settings: Settings) -> None:
        if not (settings.loopback or settings.yes):
            raise UsageError(
                f"Reports would be sent to {settings.where}, which is not this machine: say --yes, or set SERVANDA_LLM_YES=1, if they may."
            )
        self._settings = settings
        self._endpoint: Endpoint | None = None
        self.tokens_in = self.tokens_out = self.requests = 0

    def read(self, text: str, published: date | None, today: date, title: str = "") -> ReadReport:
        """The claims of a report. A report that names no treaty and no weapon is not sent.

        Raises EndpointError, AnswerError or BudgetError where the model did not read it whole.
        """
        from ..rules.reader import dating

        day = dating(text, published, today)
        replies, model, before = [], self._settings.model, (self.tokens_in, self.tokens_out)
        for piece, asked_of in asked(text, None if day.source == "today" else day.day, title, self._settings):
            answer = self._ask(asked_of)
            model = answer.model or model
            replies.append(Reply(piece.start, piece.end, answer.text))
        tokens = self.tokens_in - before[0], self.tokens_out - before[1]
        recording = Recording(text_hash(text), model, VERSION, prompt_hash(), tuple(replies), *tokens)
        read = RecordedReader(recording).read(text, published, today, title)
        if self._settings.keep:
            keep(self._settings.keep, recording)
        return read

    def identity(self) -> dict[str, str]:
        """The reader, the version and hash of what the model is asked by, and the model as it is set; each report names its answers."""
        return {"name": NAME, "version": VERSION, "prompt": prompt_hash(), "model": self._settings.model}

    @property
    def cost(self) -> str:
        """What was taken so far, in money, where prices are set."""
        price = (self.tokens_in * self._settings.price_in + self.tokens_out * self._settings.price_out) / 1_000_000
        return f", cost {price:.4f}" if price else ""

    def _ask(self, prompt: Prompt) -> Answer:
        from .endpoint import Endpoint, EndpointError

        if self._endpoint is None:
            self._endpoint = Endpoint(self._settings)
        answer = self._endpoint.ask(prompt, self._most(prompt))
        least = int(_letters(prompt) / FEW)
        self.requests += 1
        self.tokens_in += answer.tokens_in or least
        self.tokens_out += answer.tokens_out or int(len(answer.text) / 4)
        if answer.finish == "length":
            raise EndpointError(
                f"The answer was cut at {answer.tokens_out or 'its limit of'} tokens, so nothing is told of this report: raise"
                " --max-tokens, or the context of the model."
            )
        if answer.finish in REFUSED:
            raise EndpointError(f"The model stopped ({answer.finish}) before its answer was whole, so nothing is told of this report.")
        if answer.tokens_in and answer.tokens_in < least:
            raise EndpointError(
                f"The endpoint took only {answer.tokens_in} tokens of the prompt, so the model did not see all of it: raise its context to"
                f" {self._settings.context} tokens (Ollama: OLLAMA_CONTEXT_LENGTH={self._settings.context})."
            )
        return answer

    def _most(self, prompt: Prompt) -> int:
        """The tokens that the next answer may have. Raises BudgetError where what is left of the budget does not reach."""
        budget = self._settings.max_tokens
        most = min(ANSWER, self._settings.context // 3)
        if not budget:
            return most
        used, needed = self.tokens_in + self.tokens_out, int(_letters(prompt) / MANY)
        left = budget - used - needed
        if left < LEAST_ANSWER:
            raise BudgetError(
                f"The budget of {budget:,} tokens does not reach: {used:,} are used and the next request needs some"
                f" {needed + LEAST_ANSWER:,}, so nothing is told of this report. Raise --max-tokens."
            )
        return min(most, left)


def asked(text: str, published: date | None, title: str, settings: Settings) -> list[tuple[Piece, Prompt]]:
    """The requests that a report takes, each with the piece it is about; none where it names no treaty and no weapon."""
    about = topics(text)
    if not about:
        return []
    room = settings.context - HEAD
    longest = room // (5 if unspaced(text) else 2)
    return [(piece, prompt(text, piece, published, title, about, room)) for piece in pieces(text, longest)]


def _letters(prompt: Prompt) -> int:
    return len(prompt.system) + len(prompt.user)
