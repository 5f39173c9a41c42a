"""The API as a page: every address with its parameters and the shape of its answers, from the server's own OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from .shell import page, tag

router = APIRouter()
METHODS = ("get", "post", "put", "patch", "delete")
JSON = "application/json"
SHAPES = "#/components/schemas/"
MOST = 40  # values that are listed; of more the first

# What stands in the place of a parameter that is needed, so that the address can be asked as it is.
SAMPLES = {"state": "UKR", "treaty": "apmbc", "ref": "20(3)", "from": "2025-06-01"}

# How the limits of a schema are told.
LIMITS = {
    "maxLength": "{} characters at most", "minLength": "{} at least", "maxItems": "{} at most", "minItems": "{} or more",
    "maxProperties": "{} fields at most", "pattern": "as {}",
}  # fmt: skip


class Field(NamedTuple):
    """A parameter, or a field of a body or an answer: what it may hold, and where a parameter stands."""

    name: str
    where: str
    required: bool
    holds: Markup
    says: Markup


class Body(NamedTuple):
    """What is sent or answered in one form: its media type and what it holds."""

    media: str
    holds: Markup


class Operation(NamedTuple):
    """One thing that can be asked: its address, what it takes and what it answers. `ask` is such an address, where one can be shown."""

    id: str
    method: str
    path: str
    summary: str
    says: Markup
    key: bool
    fields: tuple[Field, ...]
    sent: tuple[Body, ...]
    answers: tuple[Body, ...]
    ask: str


class Shape(NamedTuple):
    """A schema of the document: its fields, or what it holds where it has none."""

    name: str
    says: Markup
    fields: tuple[Field, ...]
    holds: Markup


class Reference(NamedTuple):
    """All operations by what they are about, and all shapes."""

    groups: dict[str, list[Operation]]
    shapes: list[Shape]


@router.get("/docs")
def show(request: Request) -> HTMLResponse:
    """The reference of the API of this very server; /openapi.json is the same for programs."""
    return page(request, "reference.html", title="The API", about=reference(request.app.openapi()))


def reference(document: Mapping[str, Any]) -> Reference:
    """What an OpenAPI document (3.1) tells: its operations in their order, its shapes by name."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                made = _operation(path, method, methods[method])
                groups.setdefault((methods[method].get("tags") or ["other"])[0], []).append(made)
    shapes = document.get("components", {}).get("schemas", {})
    return Reference(groups, [_shape(name, shapes[name]) for name in sorted(shapes)])


def _operation(path: str, method: str, told: Mapping[str, Any]) -> Operation:
    taken = told.get("parameters", ())
    fields = tuple(
        Field(each["name"], each["in"], each.get("required", False), holds(_given(each["schema"])), ticked(each.get("description", "")))
        for each in taken
    )
    answers = tuple(body for code, answer in told["responses"].items() if code.startswith("2") for body in _bodies(answer))
    return Operation(
        tag(f"{method}-{path}"), method.upper(), path, told.get("summary", ""), ticked(told.get("description", "")),
        bool(told.get("security")), fields, _bodies(told.get("requestBody", {})), answers,
        _address(path, [field for field in fields if field.required]) if method == "get" else "",
    )  # fmt: skip


def _given(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an address may hold of a schema: it leaves a parameter out, and holds no null."""
    kinds = [part for part in schema.get("anyOf", ()) if part != {"type": "null"}]
    return {**schema, "anyOf": kinds} if kinds else schema


def _address(path: str, needed: list[Field]) -> str:
    """The address with samples for what it needs; empty where there is no sample."""
    if any(field.name not in SAMPLES for field in needed):
        return ""
    asked = {field.name: SAMPLES[field.name] for field in needed if field.where == "query"}
    return path.format_map(SAMPLES) + (f"?{urlencode(asked)}" if asked else "")


def ticked(text: str) -> Markup:
    """Words of the document, with what stands between backticks set as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _bodies(told: Mapping[str, Any]) -> tuple[Body, ...]:
    return tuple(Body(media, holds(body.get("schema", {}))) for media, body in told.get("content", {}).items())


def _shape(name: str, schema: Mapping[str, Any]) -> Shape:
    needed = schema.get("required", ())
    fields = tuple(
        Field(field, "", field in needed, holds(held), ticked(held.get("description", "")))
        for field, held in schema.get("properties", {}).items()
    )
    return Shape(name, ticked(schema.get("description", "")), fields, Markup() if fields else holds(schema))


def holds(schema: Mapping[str, Any] | bool) -> Markup:
    """What a value of a schema may be, in words, with links to the shapes that it names."""
    if isinstance(schema, bool) or not schema:
        return Markup("anything")
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SHAPES)
        return Markup('<a href="#{}">{}</a>').format(shape_id(name), name)
    for joined in ("anyOf", "oneOf"):
        if joined in schema:
            return Markup(", or ").join(dict.fromkeys(holds(part) for part in schema[joined])) + _usual(schema)
    if "const" in schema:
        return escape(schema["const"])
    if "enum" in schema:
        listed = Markup(", ").join(Markup("<code>{}</code>").format(value) for value in schema["enum"][:MOST])
        return listed + (" …" if len(schema["enum"]) > MOST else "") + _usual(schema)
    span = [f"{word} {_number(schema[name])}" for name, word in (("minimum", "from"), ("maximum", "to")) if name in schema]
    limits = [" ".join(span)] if span else []
    limits += [told.format(_number(schema[name])) for name, told in LIMITS.items() if name in schema]
    return _kind(schema) + escape(f" ({', '.join(limits)})" if limits else "") + _usual(schema)


def _kind(schema: Mapping[str, Any]) -> Markup:
    kind = schema.get("type")
    if kind == "array":
        return Markup("list of {}").format(holds(schema["items"])) if schema.get("items") else Markup("list")
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return Markup("fields of any name, each {}").format(holds(schema["additionalProperties"]))
    if kind == "string" and schema.get("format") == "date":
        return Markup("day, as 2025-07-02")
    if kind == "string" and "contentMediaType" in schema:
        return Markup("file")
    words = {
        "string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null", "object": "fields",
    }  # fmt: skip
    return escape(words.get(str(kind), "anything"))


def _usual(schema: Mapping[str, Any]) -> Markup:
    """The value that stands in where none is given."""
    given = schema.get("default")
    return Markup() if given in (None, "") else Markup("; <code>{}</code> where it is not given").format(_number(given))


def _number(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:,.0f}" if isinstance(value, (int, float)) and value == int(value) else value


def shape_id(name: str) -> str:
    """The place of a shape on the page."""
    return f"shape-{tag(name)}"
