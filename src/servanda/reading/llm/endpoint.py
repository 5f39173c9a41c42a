"""An endpoint that speaks the OpenAI chat protocol: one request, one answer, streamed or not, within bounds of time and size.

Retries, time-outs and streams are httpx's, httpx-retries' and httpx-sse's; what is here says what is sent and what went wrong.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from ...errors import ServandaError, UsageError, shown
from ...tuples import NamedTuple
from .prompt import Prompt
from .schema import answer_schema
from .settings import Settings

try:
    import httpx
    from httpx_retries import Retry, RetryTransport
    from httpx_sse import EventSource, SSEError
except ImportError as why:
    raise UsageError(f"A language model needs the package {why.name}: install it with pip install 'servanda[llm]'.") from None

LARGEST = 4_000_000  # bytes of one response
BACKOFF = 0.5  # seconds before the second try; twice as long before each further one
LONGEST_WAIT = 60.0  # seconds between two tries, whatever the endpoint asks for
AGAIN = (408, 429, 500, 502, 503, 504, 529)
# How the JSON is asked for, the strictest first: what an endpoint does not know it refuses with 400 or 422, and the next is tried.
# "most" stands for the name of the limit of tokens, which differs.
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "claims", "schema": answer_schema()}}
_STREAM = {"stream": True, "stream_options": {"include_usage": True}}
_FORMS: tuple[dict[str, Any], ...] = (
    {"response_format": _SCHEMA, "temperature": 0, "most": "max_tokens", **_STREAM},
    {"response_format": _SCHEMA, "most": "max_completion_tokens", **_STREAM},  # models that reason take no temperature
    {"response_format": {"type": "json_object"}, "temperature": 0, "most": "max_tokens", **_STREAM},
    {"most": "max_tokens", "stream": False},
)
_REFUSED = (400, 415, 422)
_URL_CURE = "does SERVANDA_LLM_URL end as it should (/v1)?"


class EndpointError(ServandaError):
    """The endpoint gave no whole answer: nothing is told of the report."""

    exit_code = 1


class Answer(NamedTuple):
    """What the model said, why it stopped, which model it says it is, and what it took."""

    text: str
    finish: str
    model: str
    tokens_in: int
    tokens_out: int


class _Bounded(httpx.SyncByteStream):
    """A response that is given up when it grows too large or takes too long."""

    def __init__(self, stream: httpx.SyncByteStream, until: float) -> None:
        self._stream, self._until = stream, until

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._stream:
            size += len(part)
            if size > LARGEST:
                most = LARGEST // 1_000_000
                raise EndpointError(f"The endpoint sent more than {most} MB for one answer, so it was given up: try another model.")
            if time.monotonic() > self._until:
                told = "The model took too long over one answer, so it was given up: raise SERVANDA_LLM_SECONDS, or try a faster one."
                raise EndpointError(told)
            yield part

    def close(self) -> None:
        self._stream.close()


class _Transport(httpx.BaseTransport):
    def __init__(self, settings: Settings) -> None:
        retry = Retry(
            total=settings.retries, allowed_methods=["POST"], status_forcelist=AGAIN, backoff_factor=BACKOFF, max_backoff_wait=LONGEST_WAIT,
            total_timeout=settings.seconds or None,
            retry_on_exceptions=(httpx.ConnectTimeout, httpx.ConnectError, httpx.RemoteProtocolError),
        )  # fmt: skip
        self._inner, self._seconds = RetryTransport(httpx.HTTPTransport(), retry), settings.seconds

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        if response.headers.get("content-encoding", "identity") != "identity":
            response.close()
            raise EndpointError("The endpoint answered compressed, which was not asked for: its answers are not taken.")
        assert isinstance(response.stream, httpx.SyncByteStream)
        response.stream = _Bounded(response.stream, time.monotonic() + self._seconds)
        return response

    def close(self) -> None:
        self._inner.close()


class Endpoint:
    """The endpoint that is set."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._form = 0  # which of the forms it is known to take
        headers = {"Accept": "text/event-stream, application/json", "Accept-Encoding": "identity", "User-Agent": "servanda"}
        if settings.key:
            headers["Authorization"] = f"Bearer {settings.key}"
        # no proxy of the environment, no redirect: what is sent goes where it was said that it goes
        self._client = httpx.Client(
            transport=_Transport(settings), headers=headers, timeout=httpx.Timeout(settings.seconds, connect=10.0), trust_env=False
        )

    def ask(self, prompt: Prompt, most: int) -> Answer:
        """The answer to a prompt, of at most `most` tokens. Raises EndpointError, saying what went wrong and what to do."""
        messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
        url = f"{self._settings.url.rstrip('/')}/chat/completions"
        for number in range(self._form, len(_FORMS)):
            form = dict(_FORMS[number])
            body = {"model": self._settings.model, "messages": messages, form.pop("most"): most} | form
            try:
                with self._client.stream("POST", url, json=body) as response:
                    if response.status_code in _REFUSED and number + 1 < len(_FORMS):
                        continue
                    if response.status_code != 200:
                        raise EndpointError(_refusal(response, self._settings))
                    self._form = number
                    return _read(response)
            except httpx.TimeoutException:
                told = f"No answer in time from {self._where}: is the model loaded? SERVANDA_LLM_SECONDS sets the time."
                raise EndpointError(told) from None
            except (httpx.ConnectError, httpx.UnsupportedProtocol) as why:
                raise EndpointError(f"Not reached: {self._where} ({why}): is it running, and SERVANDA_LLM_URL right?") from None
            except (httpx.HTTPError, httpx.StreamError, SSEError) as why:
                raise EndpointError(f"The answer of {self._where} broke off ({type(why).__name__}): try again.") from None
        raise AssertionError("the last form is answered or refused")

    def close(self) -> None:
        """Gives the connections back."""
        self._client.close()

    @property
    def _where(self) -> str:
        return f"the endpoint {self._settings.where}"


def _refusal(response: httpx.Response, settings: Settings) -> str:
    """Why the endpoint did not answer, in a sentence."""
    said = shown(_message(response.read()))
    code = response.status_code
    if code in (401, 403):
        cure = "set SERVANDA_LLM_KEY to a key that it takes" if not settings.key else "the key in SERVANDA_LLM_KEY is not taken"
        return f"The endpoint {settings.where} refused with {code} ({said}): {cure}."
    if code == 404:
        return f"The endpoint {settings.where} answered 404 ({said}): is SERVANDA_LLM_MODEL a model it has, and {_URL_CURE}"
    if code == 429:
        return f"The endpoint {settings.where} takes no more requests for now ({said}): wait, or ask its operator for more."
    if code >= 500:
        return f"The endpoint {settings.where} failed with {code} ({said}), also when asked again: look at its log."
    return f"The endpoint {settings.where} refused the request with {code} ({said})."


def _message(body: bytes) -> str:
    try:
        error = json.loads(body)["error"]
        return str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, KeyError, TypeError, RecursionError):
        return body[:200].decode("utf-8", "replace") or "no reason given"


def _read(response: httpx.Response) -> Answer:
    """The answer of a response, streamed or whole. Raises EndpointError where it is not whole."""
    if "text/event-stream" in response.headers.get("content-type", ""):
        return _streamed(EventSource(response))
    body = _json(response.read())
    choice = _choice(body)
    message = choice.get("message")
    text = message.get("content") if isinstance(message, dict) else None
    return _answer(text if isinstance(text, str) else "", choice.get("finish_reason"), body)


def _streamed(events: EventSource) -> Answer:
    text: list[str] = []
    finish: Any = None
    last: dict[str, Any] = {}
    for event in events.iter_sse():
        if event.data.strip() == "[DONE]":
            break
        body = _json(event.data.encode("utf-8", "replace"))
        if "error" in body:
            raise EndpointError(f"The model broke off: {shown(_message(event.data.encode('utf-8', 'replace')))}.")
        last |= {key: body[key] for key in ("model", "usage") if body.get(key)}
        if body.get("choices"):
            choice = _choice(body)
            delta = choice.get("delta")
            if isinstance(delta, dict) and isinstance(delta.get("content"), str):
                text.append(delta["content"])
            finish = choice.get("finish_reason") or finish
    return _answer("".join(text), finish, last)


def _answer(text: str, finish: Any, body: dict[str, Any]) -> Answer:
    if finish is None:
        raise EndpointError("The answer of the model broke off before its end, so nothing is told of this report: try again.")
    usage = body.get("usage")
    counted = usage if isinstance(usage, dict) else {}
    tokens = [value if isinstance(value := counted.get(name), int) and value >= 0 else 0 for name in ("prompt_tokens", "completion_tokens")]
    return Answer(text, str(finish), str(body.get("model") or ""), *tokens)


def _json(data: bytes) -> dict[str, Any]:
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise EndpointError(f"The endpoint answered with what is no JSON of the chat protocol: {_URL_CURE}")
    return body


def _choice(body: dict[str, Any]) -> dict[str, Any]:
    choices = body.get("choices")
    if isinstance(choices, list) and choices and isinstance(choices[0], dict):
        return choices[0]
    raise EndpointError(f"The endpoint answered without a choice, as the chat protocol has it: {_URL_CURE}")
