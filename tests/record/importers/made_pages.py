"""Pages in the shape of the UN Treaty Collection's site, made from rows: tag soup, template paths and blanks included."""

# ruff: noqa: E501  # sentences and tags of a page stand on one line each

from __future__ import annotations

from collections.abc import Iterable, Sequence

PATH = "ctl00_ctl00_ContentPlaceHolder1_ContentPlaceHolderInnerPage_"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(iso: str, mark: str = "", bracketed: bool = False) -> str:
    """A day as the site's table writes it: padded, with a tab before the year, the mark after it."""
    year, month, number = iso.split("-")
    padding = "" if int(number) > 9 else " &nbsp;"
    made = f"{padding}{int(number)} {MONTHS[int(month) - 1]}\t {year} {mark}"
    return f"[{made}]" if bracketed else made


def notes_of(numbers: Iterable[str]) -> str:
    """References to end notes, as superscripts."""
    links = " , ".join(f"<A onclick='ShowNoteAll()' href='#{number}' class='noteIndex'>{number}</A>" for number in numbers)
    return f" <SUP>{links} </SUP>" if links else ""


def untc(
    number: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], notes: Sequence[str] = (), as_at: str = "03-02-2026",
    status: str = "", declarations: Iterable[tuple[str, str]] = (), territories: str = "",
) -> str:  # fmt: skip
    """A whole page. Cells are HTML as it stands, so that a test can put anything into them."""
    grid = "".join(
        f'\t<tr class="tr{("BWhite", "BGGrey")[place % 2]}">\r\n' + "".join(f"\t\t<td>{cell or '&nbsp;'}<br></td>\r\n" for cell in row) + "\t</tr>"
        for place, row in enumerate(rows)
    )
    told = "".join(
        f'<tr align="justify" valign="top"><td><div id="{PATH}dgNotesAll_ctl{place + 1:02}_divNote"></div>\r\n<div id="{PATH}dgNotesAll_ctl{place + 1:02}'
        f"_divNotesAll\" class=\"divNotesAll\" style=\"text-align: justify\"><a name='{place}'>{place}</a><index></index> {text}<br><br></div></td></tr>"
        for place, text in enumerate(notes, 1)
    )
    declared = "".join(
        f'<tr><td><div id="{PATH}dgDec_ctl{place:02}_divMainText"></div><div id="{PATH}dgDec_ctl{place:02}_divParticipant" class="heading-two">{who}</div>'
        f"<div id=\"{PATH}dgDec_ctl{place:02}_divText\" class=\"content-two\"><p class='invisible'>{who}</p>{text}<br></n></i></p></div></td></tr>"
        for place, (who, text) in enumerate(declarations, 2)
    )
    heading = "".join(f'<td valign="bottom">{head}<br></td>' for head in heads)
    return f"""

<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	UNTC
</title><script>for (var i=0;i<c.length;i++) {{ if (a<b && "</td>") document.write("<tr><td>Nowhere</td></tr>"); }}</script></head>
<body><form method="post" action="./ViewDetails.aspx?src=TREATY"><input type="hidden" name="__VIEWSTATE" value="{"dDwtMTIz" * 400}" />
<table border="0" cellpadding="0" cellspacing="0" class="contenttable"><tr><td>
<a id="{PATH}ucicons_lnkPdfFile" href="/doc/Publication/MTDSG/Volume%20II/Chapter%20XXVI/{number}.en.pdf" target="_blank">PDF</a>
<select id="{PATH}drpChapters"><option>CHAPTER I</option><option>CHAPTER II</option></select>
<div id="{PATH}mainTable"><div class="rows">
<div id="{PATH}div3" class="rows top-10 padd-5 heading-three">STATUS AS AT : {as_at} 10:16:18 EDT</div>
<div id="{PATH}rptHead_ctl00_tcHead" style="font-weight: bold">CHAPTER {number.split("-", maxsplit=1)[0]}</div>
<table><tr><td><div id="{PATH}rptTreaty_ctl00_tcTreaty" class="treatyCenter">
   {number.split("-")[1]}.
   {title}
</div></td></tr></table>
<table><tr><td><div id="{PATH}rptEIF_ctl00_tcText">1 March 1999, in accordance with article 17(1).<SUP><A href='#' class='noteIndex'></A> </SUP></div></td></tr></table>
<table><tr><td><div id="{PATH}rptStatus_ctl00_tcText">{status}</div></td></tr></table>
<div id="{PATH}rptText_ctl00_tcText"><Text>United Nations,<i>Treaty Series</i>, vol. 1; C.N.7.1999.TREATIES-1 of 15 February 1999.</text><br></text></div>
</div></div></td></tr>
<tr><td id="participants"><div class="table-responsive"><div>
<table id="{PATH}tblgrid" class="table table-striped table-bordered">
	<tr class="thead-one">{heading}</tr>{grid}
</table></div></div></td></tr>
<tr><td><table id="{PATH}Table1" style="Display:none;"></table></td></tr>
<tr><td><div id="divAll"><table cellspacing="0" id="{PATH}dgDec">{declared}</table>
<table id="{PATH}tblDec" class="table">{territories}</table></div>
<div id="{PATH}divNotes"><div id="{PATH}divAllNotes" class="end-notes">End Note</div>
<table class="table bullet-points-one" id="{PATH}dgNotesAll">{told}</table></div></td></tr>
</table></form></body>
</html>
"""
