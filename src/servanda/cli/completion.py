"""The verb `completion`: what a shell offers after TAB, made from the parsers, so that the two cannot differ.

The scripts hold all words themselves: nothing runs while a person types.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import NamedTuple

from ..law import treaty_ids
from .output import put
from .parsing import TOP, names, table_of, table_parser, verb_parser

ABOUT = "Completion of verbs, options, treaties and their values for a shell: source what is printed, or put it where the shell looks."
EXAMPLES = """\
examples:
  servanda completion bash > ~/.local/share/bash-completion/completions/servanda
  servanda completion zsh > ~/.zfunc/_servanda           with fpath+=~/.zfunc before compinit in ~/.zshrc
  servanda completion fish > ~/.config/fish/completions/servanda.fish
"""
SHELLS = ("bash", "zsh", "fish")


class Place(NamedTuple):
    """What may follow some words: verbs, options with their values (None: any text) and their help, and whether a treaty may be named."""

    words: str  # "servanda record verify"
    verbs: tuple[str, ...]
    options: tuple[tuple[str, tuple[str, ...] | None, bool, str], ...]  # name, values, whether one follows, help
    values: tuple[str, ...]  # of what is given by its place


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `completion`."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=f"one of {', '.join(SHELLS)}")


def run(args: Namespace) -> int:
    """Prints the script of a shell."""
    put({"bash": _bash, "zsh": _zsh, "fish": _fish}[args.shell](places()))
    return 0


def places(*words: str) -> list[Place]:
    """All places from some words on, the tables of verbs before what is in them."""
    parser = table_parser(*words) if table_of(*words) else verb_parser(*words)
    options, values = [], list[str]()
    for action in parser._actions:
        given = tuple(str(choice) for choice in action.choices) if action.choices else None
        if action.option_strings:
            told = " ".join((action.help or "").split())
            given = tuple(treaty_ids()) if action.metavar == "TREATY" else given
            options += [(name, given, action.nargs != 0, told) for name in action.option_strings if name.startswith("--")]
        else:
            values += given or (treaty_ids() if action.metavar == "TREATY" else ())
    found = [Place(" ".join((TOP, *words)), tuple(names(*words)), tuple(options), tuple(dict.fromkeys(values)))]
    for name in names(*words):
        found += places(*words, name)
    return found


def _words(place: Place) -> str:
    return " ".join((*place.verbs, *(name for name, *_ in place.options), *place.values))


def _cases(found: list[Place], offer: str) -> tuple[list[str], list[str]]:
    """The lines of two `case` statements: values after an option, words in a place. `offer` is a shell's way to offer some."""
    after = [
        f"    '{place.words} {name}') {offer.format(' '.join(values or ()))}; return ;;"
        for place in found for name, values, more, _ in place.options if more
    ]  # fmt: skip
    return after, [f"    '{p.words}') {offer.format(_words(p))} ;;" for p in found]


def _bash(found: list[Place]) -> str:
    after, here = _cases(found, '_servanda_offer "{}"')
    verbs = [f"    '{p.words}') verbs=' {' '.join(p.verbs)} ' ;;" for p in found if p.verbs]
    return "\n".join([
        "# Completion of servanda for bash, made by 'servanda completion bash'.",
        "_servanda_offer() {",
        '  local IFS=$\' \\t\\n\'; COMPREPLY=($(compgen -W "$1" -- "$cur"))',
        '  case "$cur" in -*) ;; *) IFS=$\'\\n\'; COMPREPLY+=($(compgen -f -- "$cur")) ;; esac',
        "}",
        "_servanda() {",
        '  local cur="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" at=servanda verbs word',
        '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        "    verbs=''",
        '    case "$at" in', *verbs, "    esac",
        '    case "$verbs" in *" $word "*) at="$at $word" ;; esac',
        "  done",
        '  case "$at $before" in', *after, "  esac",
        '  case "$at" in', *here, "  esac",
        "}",
        "complete -o filenames -F _servanda servanda",
    ])  # fmt: skip


def _zsh(found: list[Place]) -> str:
    after, here = _cases(found, "_servanda_offer {}")
    verbs = [f"    '{p.words}') verbs=' {' '.join(p.verbs)} ' ;;" for p in found if p.verbs]
    return "\n".join([
        "#compdef servanda",
        "# Completion of servanda for zsh, made by 'servanda completion zsh'.",
        "_servanda_offer() {",
        "  (( $# )) && compadd -- \"$@\"",
        "  [[ $PREFIX == -* ]] || _files",
        "}",
        "_servanda() {",
        "  local before=$words[CURRENT-1] at=servanda verbs word",
        "  for word in ${words[2,CURRENT-1]}; do",
        "    verbs=''",
        '    case "$at" in', *verbs, "    esac",
        '    [[ $verbs == *" $word "* ]] && at="$at $word"',
        "  done",
        '  case "$at $before" in', *after, "  esac",
        '  case "$at" in', *here, "  esac",
        "}",
        'if [[ $funcstack[1] == _servanda ]]; then _servanda "$@"; else compdef _servanda servanda; fi',
    ])  # fmt: skip


def _fish(found: list[Place]) -> str:
    lines = [
        "# Completion of servanda for fish, made by 'servanda completion fish'.",
        "function __servanda_at",
        "    set -l at servanda",
        "    for word in (commandline -opc)[2..-1]",
        "        switch \"$at $word\"",
        *(f"            case '{p.words}'" + f"\n                set at '{p.words}'" for p in found if p.words != TOP),
        "        end",
        "    end",
        "    test \"$at\" = \"$argv\"",
        "end",
    ]
    for place in found:
        where = f"complete -c servanda -n '__servanda_at {place.words}'"
        lines += [f"{where} -f -a '{' '.join(place.verbs)}'"] if place.verbs else []
        lines += [f"{where} -a '{' '.join(place.values)}'"] if place.values else []
        for name, values, more, told in place.options:
            given = f" -x -a '{' '.join(values)}'" if values else " -r" if more else ""
            lines.append(f"{where} -l {name.removeprefix('--')}{given} -d {_quoted(told)}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A text between single quotes as fish reads it."""
    short = text if len(text) <= 70 else text[:69].rstrip() + "…"
    return "'" + short.replace("\\", "\\\\").replace("'", "\\'") + "'"
