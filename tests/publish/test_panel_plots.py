"""Plots: the numbers drawn are those of the record, and every picture tells its day and source."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.errors import UsageError
from servanda.publish import plots
from servanda.standing import Record


def at(points: list[tuple[date, int]], day: date) -> int:
    """The number that a line of steps has on a day."""
    return [number for since, number in points if since <= day][-1]


def words(figure: object) -> str:
    """All that is written in a figure."""
    from matplotlib.text import Text

    return "\n".join(text.get_text() for text in figure.findobj(Text))  # type: ignore[attr-defined]


@pytest.mark.parametrize("treaty", ["apmbc", "ccm", "npt", "cwc"])
@pytest.mark.parametrize("day", ["1998-06-01", "2004-05-05", "2025-12-27", "2026-02-03"])
def test_the_line_of_the_bound_is_the_number_of_parties(record: Record, treaty: str, day: str) -> None:
    counts = plots.membership(record, treaty, date(1945, 1, 1))
    assert at(counts["bound"], date.fromisoformat(day)) == len(record.parties(treaty, day))


def test_lines_begin_and_end_with_the_span(record: Record) -> None:
    counts = plots.membership(record, "apmbc", date(2000, 1, 1), date(2010, 1, 1))
    for points in counts.values():
        assert (points[0][0], points[-1][0]) == (date(2000, 1, 1), date(2010, 1, 1))
        assert points == sorted(points, key=lambda point: point[0])


def test_withdrawals_are_drawn(record: Record) -> None:
    counts = plots.membership(record, "apmbc")
    assert at(counts["withdrawn"], date(2025, 12, 26)) == 0
    assert at(counts["withdrawn"], record.today) >= 4
    assert plots.membership(record, "apmbc", known_at=date(2025, 1, 1))["withdrawn"][-1][1] == 0


def test_a_plot_of_a_treaty_tells_day_source_and_numbers(record: Record) -> None:
    told = words(plots.plot_treaty(record, "apmbc", known_at=date(2025, 7, 1)))
    for part in ("Ottawa Convention: membership", "As of 22 August 2026, as known on 1 July 2025", "UN Treaty Collection", "bound: ",
                 "the record's list ends on 3 February 2026"):  # fmt: skip
        assert part in told
    assert "The list is not whole" in words(plots.plot_treaty(record, "geneva-gas-protocol"))


def test_a_plot_of_a_state_tells_treaties_day_and_what_is_contested(record: Record) -> None:
    told = words(plots.plot_state(record, "Ukraine"))
    for part in ("Ukraine: standing under treaties", "Ottawa Convention", "As of 22 August 2026", "contested: readings differ"):
        assert part in told
    assert "contested" not in words(plots.plot_state(record, "FIN"))


def test_colours_of_statuses_can_be_told_apart_in_shades_of_grey() -> None:
    """The two that are not (drawn by words as well) are far apart in colour for all kinds of vision, by Okabe and Ito."""
    drawn = {plots.COLOURS[status] for status in ("signatory", "pending", "bound", "withdrawing", "withdrawn", "expired")}
    okabe_ito = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999"}
    assert len(drawn) == 6 and drawn <= okabe_ito
    assert len({style for *_, style in plots.COUNTED}) == len(plots.COUNTED)  # the lines differ by more than colour
    assert all(one[2] != other[2] for one, other in combinations(plots.COUNTED, 2))


@pytest.mark.parametrize(("name", "head"), [("x.png", b"\x89PNG"), ("x.svg", b"<?xml"), ("x.SVG", b"<?xml")])
def test_the_verb_draws_and_the_same_question_gives_the_same_bytes(tmp_path: Path, name: str, head: bytes) -> None:
    ask = ["plot", "--treaty", "apmbc", "--as-of", "2026-01-15", "--out"]
    assert main([*ask, str(tmp_path / name)]) == main([*ask, str(tmp_path / f"again-{name}")]) == 0
    made = (tmp_path / name).read_bytes()
    assert made.startswith(head) and made == (tmp_path / f"again-{name}").read_bytes()


def test_words_of_an_svg_stay_words(tmp_path: Path) -> None:
    assert main(["plot", "--state", "Finland", "--as-of", "2026-02-01", "--out", str(tmp_path / "fin.svg")]) == 0
    made = (tmp_path / "fin.svg").read_text("utf-8")
    assert "<title>Finland: standing under treaties</title>" in made and ">Ottawa Convention<" in made


@pytest.mark.parametrize(("ask", "says"), [
    (["--treaty", "apmbc", "--out", "x.gif"], ".png or .svg"),
    (["--treaty", "gc1", "--out", "x.png"], "no list of actions"),
    (["--state", "XKX", "--out", "x.png"], "no action of Kosovo"),
    (["--state", "FIN", "--start", "2030-01-01", "--as-of", "2026-01-01", "--out", "x.png"], "earlier --start"),
    (["--treaty", "apmbc", "--state", "FIN", "--out", "x.png"], "not allowed with"),
    (["--out", "x.png"], "required"),
    (["--treaty", "apmbc", "--out", "no/such/folder/x.png"], "cannot be written"),
])  # fmt: skip
def test_the_verb_tells_what_it_cannot_draw(capsys: pytest.CaptureFixture[str], ask: list[str], says: str) -> None:
    assert main(["plot", *ask]) == 2
    assert says in capsys.readouterr().err


def test_a_treaty_without_any_list_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="cannot be drawn"):
        plots.plot_treaty(record, "gc1")
