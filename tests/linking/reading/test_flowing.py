"""HTML, Markdown and plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import SourceError, UsageError
from corridor.linking.reading import html, limits, pager, plain
from corridor.linking.reading import read as reading
from corridor.linking.reading.cleaning import clean
from tests.linking.reading.made import pages, read, texts


def test_html_gives_title_and_text_without_scripts_styles_and_menus() -> None:
    page = b"""<!DOCTYPE html><html><head><title>A &amp; B</title><style>p {}</style>
      <script>if (a < b) document.write("<p>no</p>")</script></head><body>
      <nav><ul><li>Menu</ul></nav><h1>Head</h1><p>Some <b>bold</b>ness,<br>next
      line<p>Second<table><tr><td>x<td>y</table><svg><title>no</title></svg>end</body></html>"""
    assert texts(page) == ["A & B\n\nHead\n\nSome boldness,\nnext line\n\nSecond\n\nx\n\ny\n\nend"]


def test_a_menu_that_is_not_closed_does_not_take_the_text() -> None:
    assert texts(b"<html><div><nav>Menu</div><p>Text") == ["Text"]
    assert texts(b"<html><nav>Menu<main>Text") == ["Text"]


def test_html_that_breaks_off_in_a_script() -> None:
    assert texts(b"<html><p>Text<script>" + b"var a = 1;" * 20_000) == ["Text"]


def test_html_with_a_marked_section_that_nobody_knows() -> None:
    assert texts(b"<html><p>One<![x&]><p>Two<![if !mso]><p>Three<![endif]>") == ["One\n\nTwo\n\nThree"]


def test_html_in_its_declared_charset() -> None:
    page = '<html><meta charset="windows-1251"><p>Миграция</p>'
    assert texts(page.encode("cp1251")) == ["Миграция"]
    assert texts(page.encode("utf-8")) == ["Миграция"]
    unknown = '<html><meta charset="punycode"><p>Société</p>'
    assert texts(unknown.encode("cp1252")) == ["Société"]


def test_html_element_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_LONGEST_ELEMENT", 1000)
    with pytest.raises(SourceError, match="does not within 1,000 characters"):
        read(b"<html><p>Text<!--" + b"<!--" * 1000)


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    source = """---
title: Plan
---
# Labour *migration* #

See [the **plan**](https://a.org/x_(y) "t"), ![a map](m.png) and [others][ref] <https://b.org>[^1].
Keep snake_case, 5 * 3 and \\*stars\\*; use `code` &amp; ~~old~~ __new__ words.

> quoted
> - item one
> 2. item two

| Goal | Target |
|------|:------:|
| 10   | 10.7   |

[ref]: https://c.org
[^1]: The note
```text
inside
```
"""
    assert texts(source.encode(), "plan.md") == [
        "title: Plan\n\nLabour migration\n\nSee the plan, a map and others .\n"
        "Keep snake_case, 5 * 3 and *stars*; use code & old new words.\n\nquoted\n\nitem one\n\nitem two\n\n"
        "Goal\n\nTarget\n\n10\n\n10.7\n\nThe note\n\ninside"
    ]


@pytest.mark.parametrize("line", [mark * 100_000 + "x" for mark in ("-", "- ", "<!--", "[^", "[a](", "*a", "# ")])
def test_long_lines_of_marks_take_no_time(line: str) -> None:
    assert texts(("word\n" + line).encode(), "plan.md")[0].startswith("word")


def test_the_format_is_told_by_content_before_the_name() -> None:
    assert texts(b"<html><p>Text</p>", "report.pdf") == ["Text"]
    assert texts(b"# Head\n", "-") == ["Head"]
    assert texts(b"# Head\n", "a.txt") == ["# Head"]
    assert texts(b"<p>Text</p>", "-") == ["Text"]
    assert texts(b'<p align="center">Text</p>\n\n# Head', "README.md") == ["Text\n\nHead"]
    assert texts(b"plain words", "strategy.pdf") == ["plain words"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, line_end: str) -> None:
    assert texts(f"Société{line_end}“Côte”{line_end}".encode(encoding)) == ["Société\n“Côte”"]


def test_utf8_that_was_cut_off_in_a_letter_stays_utf8() -> None:
    assert texts(("миграция " * 10).encode()[:-2]) == [("миграция " * 10)[:-2] + "\ufffd"]


def test_what_nobody_sees_is_not_in_the_text() -> None:
    assert clean("mi\u00adgra\u200btion\x00 \u202eright\u2069\ufeff\ud800") == "migration right"
    assert clean("a\rb\r\nc\x0bd\u2028e\u2029f\tg") == "a\nb\nc\nd\ne\n\nf\tg"
    assert texts("Migra\u200btion\x07 of workers and their families".encode()) == [
        "Migration of workers and their families"
    ]


def test_form_feeds_end_pages() -> None:
    found = pages(b"one\n\f\ftwo\n\f")
    assert [(page.number, page.text) for page in found] == [(1, "one"), (2, ""), (3, "two")]


def test_a_very_long_text_is_parted_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pager, plain):
        monkeypatch.setattr(module, "MAX_PAGE", 1000)
    words = " ".join(f"word{number}" for number in range(1000))
    for data, name in ((words.encode(), "a.txt"), (f"<html><p>{words}".encode(), "a.html")):
        found = pages(data, name)
        assert max(len(page.text) for page in found) <= 1000
        assert [page.number for page in found] == list(range(1, len(found) + 1))
        assert " ".join(page.text for page in found) == words


def test_paragraphs_fill_pages_up_to_their_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pager, "MAX_PAGE", 10)
    assert texts(b"<html><p>four<p>five<p>a<p>" + b"x" * 12) == ["four\n\nfive", "a", "x" * 10, "xx"]


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\f\f", b"\xef\xbb\xbf", b"<html><script>1</script>", b"123 ..."])
def test_without_text_there_is_no_document(data: bytes) -> None:
    with pytest.raises(SourceError, match="a document with text"):
        read(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (bytes(range(256)) * 10, "bytes that are none of them"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Office document, or one with a password"),
        (b"{\\rtf1", "an RTF document"),
        (b"\x1f\x8b\x08", "a packed file"),
    ],
)
def test_other_formats_are_refused_by_name(data: bytes, found: str) -> None:
    with pytest.raises(SourceError, match=f"found {found}"):
        read(data, "report.pdf")


def test_a_file_that_is_too_large_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FILE", 2_000_000)
    with pytest.raises(SourceError, match="at most 2 MB"):
        reading.pages_of(Path("/dev/zero"))
    assert limits.MAX_FILE == 100_000_000


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pdf", tmp_path):
        with pytest.raises(UsageError, match="a file that can be read"):
            reading.pages_of(path)
    (tmp_path / "a.txt").write_text("Some text")
    document = reading.pages_of(tmp_path / "a.txt")
    assert (document.name, next(document.pages).text) == ("a.txt", "Some text")
