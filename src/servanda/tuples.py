"""NamedTuple at a tenth of its price: `typing.NamedTuple` compiles every annotation when a class is made, importing `typing` for it costs
as much again, and `collections.namedtuple` compiles code for each class, of which one answer needs a few. An answer of the command line
is counted in milliseconds; type checkers see the original.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter  # how collections.namedtuple itself reads a field

    class _Tuple(tuple):
        """What named tuples have in common, as `collections.namedtuple` has it."""

        __slots__ = ()

        def __new__(cls, *args, **kwargs):
            """Makes the first of a kind, and before it the code that makes all of them."""
            owner = next(kind for kind in cls.__mro__ if "_fields" in vars(kind))
            fields = ", ".join(owner._fields)
            made = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))", {"_new": tuple.__new__, "__builtins__": {}})
            made.__defaults__ = tuple(owner._field_defaults.values())
            made.__name__, made.__qualname__ = "__new__", f"{owner.__qualname__}.__new__"
            owner.__new__ = staticmethod(made)
            return made(cls, *args, **kwargs)

        @classmethod
        def _make(cls, values):
            """One made of the values of its fields in their order."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **values):
            """The same with some fields otherwise."""
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"Got unexpected field names: {list(values)!r}")
            return made

        def _asdict(self):
            """The fields by their names."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            """The fields with their names."""
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            """What copies and pickles are made from."""
            return tuple(self)

    class _Named(type):
        """Makes of a class body with annotations the named tuple that `typing` would make of it."""

        def __new__(mcls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one that has one")
            told = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return type(name, (_Tuple,), body | told | {field: _tuplegetter(place, field) for place, field in enumerate(fields)})

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})
