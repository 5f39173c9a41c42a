"""Whatever an endpoint does, what comes back is one whole answer or one sentence that says what to do."""

from __future__ import annotations

import json
import time

import pytest
from reading.llm.chat import Asked, Body, chat, events, says, whole

from servanda.reading.llm import endpoint as module
from servanda.reading.llm.endpoint import Answer, Endpoint, EndpointError
from servanda.reading.llm.prompt import Prompt
from servanda.reading.llm.settings import Settings

PROMPT = Prompt("guidelines", "report")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BACKOFF", 0.001)


def ask(url: str, **other: object) -> Answer:
    settings = Settings(url=url, model="tiny", **other)  # type: ignore[arg-type]
    endpoint = Endpoint(settings)
    try:
        return endpoint.ask(PROMPT, 500)
    finally:
        endpoint.close()


@pytest.mark.parametrize("streamed", [True, False])
def test_an_answer_comes_whole_streamed_or_not(streamed: bool) -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.stream(events("hällo wörld")) if streamed else asked.send(200, whole("hällo wörld"))

    with chat(plays) as server:
        assert ask(server.url, key="secret") == Answer("hällo wörld", "stop", "tiny-1", 9000, 50)
        assert server.paths == ["/v1/chat/completions"]
        assert server.keys == ["Bearer secret"]
        assert server.bodies[0]["response_format"]["type"] == "json_schema"
        assert server.bodies[0]["messages"] == [{"role": "system", "content": "guidelines"}, {"role": "user", "content": "report"}]


def test_without_a_key_none_is_sent_and_the_environment_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of another service")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with chat(says("x")) as server:
        ask(server.url)
        assert server.keys == [""]


def test_an_endpoint_without_schemas_is_asked_more_simply_and_remembered() -> None:
    def plays(asked: Asked, body: Body) -> None:
        if "response_format" in body:
            asked.send(400, b'{"error": {"message": "response_format is not supported"}}')
        else:
            asked.send(200, whole("plain"))

    with chat(plays) as server:
        endpoint = Endpoint(Settings(url=server.url, model="tiny"))
        assert [endpoint.ask(PROMPT, 500).text for _ in range(2)] == ["plain", "plain"]
        endpoint.close()
        forms = [body.get("response_format", {}).get("type") for body in server.bodies]
        assert forms == ["json_schema", "json_schema", "json_object", None, None]


def test_a_refusal_that_no_form_mends_is_told_and_the_strict_form_kept() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.send(400, b'{"error": {"message": "maximum context length is 2048"}}')

    with chat(plays) as server:
        endpoint = Endpoint(Settings(url=server.url, model="tiny"))
        for _ in range(2):
            with pytest.raises(EndpointError, match="maximum context length is 2048"):
                endpoint.ask(PROMPT, 500)
        endpoint.close()
        assert len(server.bodies) == 2 * len(module._FORMS)


@pytest.mark.parametrize("code", [429, 500, 503])
def test_what_is_refused_for_now_is_asked_again(code: int) -> None:
    def plays(asked: Asked, body: Body) -> None:
        if len(asked.server.bodies) < 3:
            asked.send(code, b'{"error": {"message": "later"}}', Retry_After="0")
        else:
            asked.stream(events("at last"))

    with chat(plays) as server:
        assert ask(server.url).text == "at last"
        assert len(server.bodies) == 3


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (401, "set SERVANDA_LLM_KEY"), (404, "is SERVANDA_LLM_MODEL a model it has"), (429, "takes no more requests for now"),
        (500, "failed with 500"), (418, "refused the request with 418"),
    ],
)  # fmt: skip
def test_a_lasting_refusal_is_one_sentence_with_the_reason_given(code: int, told: str) -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.send(code, b'{"error": {"message": "no such luck"}}')

    with chat(plays) as server, pytest.raises(EndpointError, match=told) as found:
        ask(server.url, retries=1)
    assert "no such luck" in str(found.value)
    assert "\n" not in str(found.value)


def test_a_wrong_key_is_told_apart_from_none() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.send(401, b'{"error": "bad key"}')

    with chat(plays) as server, pytest.raises(EndpointError, match="the key in SERVANDA_LLM_KEY is not taken") as found:
        ask(server.url, key="s3cret")
    assert "s3cret" not in str(found.value)


def test_a_stream_that_is_cut_off_gives_nothing() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.stream(events('{"claims": []}', finish=None, done=False))

    with chat(plays) as server, pytest.raises(EndpointError, match="broke off"):
        ask(server.url)


def test_a_body_shorter_than_it_said_gives_nothing() -> None:
    def plays(asked: Asked, body: Body) -> None:
        data = whole("x")
        asked.send_response(200)
        asked.send_header("Content-Type", "application/json")
        asked.send_header("Content-Length", str(len(data) + 50))
        asked.end_headers()
        asked.wfile.write(data)

    with chat(plays) as server, pytest.raises(EndpointError, match="broke off"):
        ask(server.url)


def test_an_error_within_the_stream_is_told() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.stream([*events("half", finish=None, done=False), 'data: {"error": {"message": "out of memory"}}\n\n'])

    with chat(plays) as server, pytest.raises(EndpointError, match="out of memory"):
        ask(server.url)


@pytest.mark.parametrize("sent", [b"<html>hello</html>", b"[]", b'{"choices": []}', b'{"choices": "none"}', b"[" * 100_000])
def test_what_is_not_of_the_protocol_is_one_sentence(sent: bytes) -> None:
    with chat(lambda asked, body: asked.send(200, sent)) as server, pytest.raises(EndpointError, match=r"does SERVANDA_LLM_URL end"):
        ask(server.url)


def test_a_huge_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)

    def plays(asked: Asked, body: Body) -> None:
        asked.stream(["data: " + "x" * 100_000] * 50)

    with chat(plays) as server, pytest.raises(EndpointError, match="more than 1 MB"):
        ask(server.url)


def test_a_compressed_answer_is_not_opened() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.send(200, whole("x"), Content_Encoding="gzip")

    with chat(plays) as server, pytest.raises(EndpointError, match="compressed"):
        ask(server.url)


def test_a_stream_that_drips_is_given_up_in_time() -> None:
    def plays(asked: Asked, body: Body) -> None:
        asked.stream(events("x" * 3000, finish=None), pause=0.05)

    with chat(plays) as server:
        begun = time.monotonic()
        with pytest.raises(EndpointError, match="took too long"):
            ask(server.url, seconds=0.5)
        assert time.monotonic() - begun < 5


def test_an_endpoint_that_says_nothing_is_given_up_in_time() -> None:
    def plays(asked: Asked, body: Body) -> None:
        time.sleep(1.5)

    with chat(plays) as server, pytest.raises(EndpointError, match="No answer in time"):
        ask(server.url, seconds=0.3)


def test_an_endpoint_that_is_not_there_is_told() -> None:
    with chat(says("x")) as server:
        url = server.url
    with pytest.raises(EndpointError, match="is it running"):
        ask(url, retries=1)


def test_a_redirect_is_not_followed() -> None:
    """What is sent goes where it was said that it goes."""
    with chat(says("x")) as other:

        def plays(asked: Asked, body: Body) -> None:
            asked.send(307, b"", Location=f"{other.url}/chat/completions")

        with chat(plays) as server, pytest.raises(EndpointError, match="307"):
            ask(server.url)
        assert other.bodies == []


def test_the_key_is_in_no_text_of_the_settings() -> None:
    assert "s3cret" not in repr(Settings(url="http://127.0.0.1/v1", model="m", key="s3cret"))
    assert "s3cret" not in Settings(url="http://u:s3cret@127.0.0.1/v1", model="m").where


def test_the_schema_that_is_sent_is_json_schema() -> None:
    import jsonschema
    from reading.llm.chat import claim

    from servanda.reading.llm.schema import answer_schema

    jsonschema.Draft202012Validator.check_schema(answer_schema())
    jsonschema.validate({"voice": {"name": "x", "for": []}, "claims": [claim("x")]}, answer_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"voice": None, "claims": [claim("x", verdict="supported")]}, answer_schema())
    assert len(json.dumps(answer_schema())) < 20_000
