"""What no editor would send: made and damaged reports, web pages and PDF files, as Hypothesis strategies."""

from __future__ import annotations

import zlib

from hypothesis import strategies as st

from evaluation import CORPUS
from servanda.record.states import states

LONG = 20_000  # characters of the texts that are timed

REPORTS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("?/*.txt"))]
SENTENCES = sorted({line.strip() + "." for report in REPORTS for line in report.replace("\n", " ").split(".") if line.strip()})
NAMES = sorted(state.name for state in states().values())
PIECES = [
    "Ottawa Convention", "the mine ban treaty", "anti-personnel mines", "cluster munitions", "New START", "the NPT", "Article 20(3)",
    "“a” “b” ", "said", "accused", "denied that", "according to", "who", "which", "it", "both", "withdrew from", "is not a party to",
    "has never joined", "by 1 March 2025", "on 31/02/2025", "in 20255", "last", "within", "99999999999999999999", "1,000,000", "0",
    "-1", "one in", "Mr.", "U.S.", "“", "”", '"', "'", "’", "«", "»", "„", "``", "''", "(", ")", "[", "—", " - ", "...", "…", ". ",
    ", ", "; ", ": ", "?", "!", "•", "* ", "Q: ", "MR. KIRBY: ", "GENEVA, May 3 (Agency) - ", "\n", "\n\n", "\r\n", "\t", "\v", "\f",
    "\x1c", "\x85", "\u2028", " ", "  ", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u0301", "İ", "ß", "ŉ",
    "ﬁ", "Σ", "𝐎", "🇺🇦", "\ud800", "\udfff", "\ufffd", "\U0010ffff", "\x7f",
]  # fmt: skip

HARD = ["“a” “b” ", "'", "(", "“", "and ", "Ukraine, ", ". ", "by 1 March 2025 ", "which said that Russia used mines, "]  # again and again

words = st.one_of(st.sampled_from(PIECES), st.sampled_from(NAMES), st.sampled_from(SENTENCES), st.text(max_size=12))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A report of the corpus with stretches cut out, doubled, joined, moved or overwritten."""
    text = draw(st.sampled_from(REPORTS))[: draw(st.integers(200, 3000))]
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        piece = text[start:end]
        new = draw(st.one_of(words, st.sampled_from(("", piece * 2, piece.replace(" ", ""), piece.upper(), piece.lower(), piece[::-1]))))
        text = text[:start] + new + text[end:]
    return text


texts = st.one_of(damaged(), st.lists(words, max_size=40).map(" ".join), st.lists(words, max_size=40).map("".join), st.text(max_size=400))
published = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


@st.composite
def long_text(draw: st.DrawFn) -> str:
    """A text of the full length: a few pieces again and again, the food of patterns that backtrack, or a damaged report."""
    unit = draw(st.one_of(st.lists(words, min_size=1, max_size=4).map("".join), st.text(min_size=1, max_size=6), texts.filter(bool)))
    head, tail = draw(st.sampled_from(SENTENCES)), draw(words)
    return (head + " " + unit * (LONG // len(unit) + 1))[: LONG - len(tail)] + tail


TAGS = [
    "p", "div", "article", "section", "table", "tr", "td", "li", "ul", "blockquote", "q", "span", "a", "h1", "br", "script", "style",
    "pre", "svg", "math", "template", "noscript", "iframe", "form", "select", "option", "title", "base", "frameset", "time",
]  # fmt: skip
ODD = [
    "<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE html [<!ENTITY a 'b'>]>", "&a;",
    "&#xD800;", "&#0;", "&#x110000;", "&nbsp", "&lt;", "<", ">", "</", "\0", "<p", '="', "<meta charset=utf-7>",
    "<base href='file:///'>", "</body>", "</html>",
]  # fmt: skip
DATES = ["2025-07-11", "0000-00-00", "2025-13-45", "yesterday", "9999999-01-01", "11/07/2025", "", "2025-07-11T99:99", "١٢٣٤-٠١-٠١"]


@st.composite
def page(draw: st.DrawFn) -> bytes:
    """A web page, more or less: an article among tags that need not be closed, with odd days, entities and bytes."""
    day, title = draw(st.sampled_from(DATES)), draw(words)
    made = [
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title><meta property='article:published_time' content='{day}'>",
        f"<meta property='og:site_name' content='{draw(words)}'></head><body><article>",
    ]
    for _ in range(draw(st.integers(1, 12))):
        tag = draw(st.sampled_from(TAGS))
        body = draw(st.one_of(texts, st.sampled_from(ODD), st.sampled_from(SENTENCES).map(lambda line: f"{line} " * 5)))
        depth = draw(st.sampled_from((1, 1, 1, 2, 40, 300, 3000)))
        made.append(f"<{tag} class='{draw(st.sampled_from(TAGS))}' datetime='{day}'>" * depth + body)
        made.append(draw(st.sampled_from((f"</{tag}>" * depth, f"</{tag}>", "", *ODD))))
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "latin-1", "utf-16", "cp1252")))
    data = "".join(made).encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
    return draw(broken(data)) if draw(st.booleans()) else data


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """The bytes with some of them cut out, doubled or overwritten."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        new = draw(st.one_of(st.binary(max_size=8), st.sampled_from(PDF_PIECES), st.just(data[start:end] * 3)))
        data = data[:start] + new + data[end:]
    return data


PDF_PIECES = [
    b"/Length 999999999", b"/Count -1", b"/Count 9999999", b"/Kids [2 0 R]", b"/Kids [3 0 R 3 0 R]", b"/Parent 3 0 R",
    b"/Contents 1 0 R", b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]", b"/Filter /LZWDecode",
    b"/Filter /ASCII85Decode", b"<<", b">>", b"endobj", b"endstream", b"stream\n", b"[[[[[[[[", b"((((", b"\\)", b"1 0 R",
    b"/Encrypt 1 0 R", b"/Prev 0", b"startxref\n0", b"%%EOF", b"/Type /ObjStm /N 99999 /First 5", b"/ToUnicode 6 0 R", b"/Rotate 45",
    b"9" * 400, b"-", b".",
]  # fmt: skip
CMAPS = [
    b"1 beginbfchar <41> <D800> endbfchar",
    b"1 beginbfrange <00> <FF> <D800> endbfrange",
    b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
    b"1 beginbfchar <41> <> endbfchar",
    b"1 beginbfrange <00> <FF> [<0041>] endbfrange",
    b"beginbfchar",
    b"",
]


@st.composite
def pdf(draw: st.DrawFn) -> bytes:
    """A PDF of one page with a few lines, its objects right or not."""
    lines = draw(st.lists(st.one_of(st.sampled_from(SENTENCES), words), max_size=12))
    shown = b"T*".join(b"(%s) Tj " % line.encode("latin-1", "replace").translate(None, b"\\()") for line in lines)
    odd = draw(st.sampled_from((b"", b" 1e99 0 0 1e-99 0 0 Tm", b" /F2 0 Tf", b" q q q")))
    content = b"BT /F1 11 Tf 50 750 Td 14 TL " + shown + odd + b" ET"
    packed = draw(st.booleans())
    body = zlib.compress(content) if packed else content
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(body), b"/Filter /FlateDecode " if packed else b"", body),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length 60 >>\nstream\n%s\nendstream" % draw(st.sampled_from(CMAPS)),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, draw(broken(thing)) if draw(st.integers(0, 5)) == 5 else thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 7\n0000000000 65535 f \n" + table + b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    return draw(broken(made)) if draw(st.booleans()) else made


files = st.one_of(st.binary(max_size=200), st.sampled_from(REPORTS).flatmap(lambda report: broken(report.encode())))
