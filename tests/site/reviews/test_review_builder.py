"""The review builder: begin, edit, read, download, and what may go wrong."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from django.test import Client

from corridor.site.accounts.models import User
from corridor.site.reviews.models import ReviewDraft

pytestmark = pytest.mark.django_db
OWN = "Our ministry opened six offices.\n\nThey <b>advise</b> people who return."


def begun(client: Client, area: str = "PHL", year: str = "2026") -> ReviewDraft:
    response = client.post("/reviews/", {"area": area, "year": year})
    assert response.status_code == 302, response.content.decode()
    return ReviewDraft.objects.get()


def anchors(page: str) -> list[str]:
    return re.findall(r'name="kept" value="([^"]+)"', page)


def page_of(client: Client, draft: ReviewDraft) -> str:
    return client.get(f"/reviews/{draft.key}/").content.decode()


def saved(client: Client, draft: ReviewDraft, kept: list[str], revision: int | None = None, **own: str) -> int:
    form = {"kept": kept, "revision": revision or draft.revision, **{f"own:{name}": text for name, text in own.items()}}
    return client.post(f"/reviews/{draft.key}/", form).status_code


def html(client: Client, draft: ReviewDraft) -> str:
    return client.get(f"/reviews/{draft.key}/review.html").content.decode()


def test_a_part_left_out_is_gone_and_own_words_stand_at_the_beginning(client: Client) -> None:
    draft = begun(client)
    whole = html(client, draft)
    kept = [anchor for anchor in anchors(page_of(client, draft)) if anchor != "part-b"]
    assert saved(client, draft, kept, outlook=OWN) == 302

    changed = html(client, draft)
    assert 'id="part-b"' in whole
    assert 'id="part-b"' not in changed
    assert 'id="part-c"' in changed
    outlook = changed[changed.index('<h2 id="outlook"') :]
    assert outlook.index("<p>Our ministry opened six offices.</p>") < outlook.index(
        "Figures in these paragraphs have no trace"
    )
    assert "They &lt;b&gt;advise&lt;/b&gt; people who return." in outlook


def test_a_chapter_takes_its_sections_along(client: Client) -> None:
    draft = begun(client)
    assert "Between 1990 and 2020 the number grew from" in html(client, draft)
    kept = [anchor for anchor in anchors(page_of(client, draft)) if anchor != "part-a"]
    saved(client, draft, kept)

    changed = html(client, draft)
    assert 'id="part-a"' not in changed
    assert "Between 1990 and 2020 the number grew from" not in changed


def test_downloads_hold_the_own_words(client: Client) -> None:
    draft = begun(client)
    saved(client, draft, ["foreword", "outlook"], foreword=OWN)

    pdf = client.get(f"/reviews/{draft.key}/review.pdf")
    word = client.get(f"/reviews/{draft.key}/review.docx")
    assert pdf.content.startswith(b"%PDF")
    assert pdf["Content-Disposition"] == 'attachment; filename="PHL-2026-hlpf.pdf"'
    paragraphs = [paragraph.text for paragraph in docx.Document(BytesIO(word.content)).paragraphs]
    assert "Our ministry opened six offices." in paragraphs


def test_every_part_left_out_is_refused_and_nothing_is_lost(client: Client) -> None:
    draft = begun(client)
    response = client.post(f"/reviews/{draft.key}/", {"revision": 1, "own:outlook": OWN})

    assert response.status_code == 422
    assert "Our ministry opened six offices." in response.content.decode()
    draft.refresh_from_db()
    assert draft.own_words == {}


def test_the_second_of_two_who_save_at_once_is_told(client: Client) -> None:
    draft = begun(client)
    kept = anchors(page_of(client, draft))
    assert saved(client, draft, kept, revision=1, outlook="first") == 302
    assert saved(client, draft, kept, revision=1, outlook="second") == 409

    draft.refresh_from_db()
    assert draft.own_words == {"outlook": "first"}


def test_a_figure_of_the_review_leads_to_its_cell(client: Client) -> None:
    draft = begun(client)
    address = re.search(r'href="(/reviews/[^"]*/figures/migrant_stock\.PHL\.2020/[^"]*)"', page_of(client, draft))

    assert address is not None
    trace = client.get(address[1].replace("&amp;", "&")).content.decode()
    assert "225,525" in trace
    assert "UN DESA" in trace or "United Nations" in trace


def test_nobody_opens_the_review_of_another_account(client: Client) -> None:
    owner, other = User.objects.create_user("a@example.org"), User.objects.create_user("b@example.org")
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    draft = begun(client)
    assert client.get(f"/reviews/{draft.key}/").status_code == 200

    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("", "review.html", "review.pdf", "figures/migrant_stock.PHL.2020/"):
        assert client.get(f"/reviews/{draft.key}/{address}").status_code == 404
    assert client.post(f"/reviews/{draft.key}/delete/").status_code == 404


@pytest.mark.parametrize(
    ("area", "year"), [("", "2026"), ("XXX", "2026"), ("PHL", "1999"), ("PHL", "x"), ("PHL-ARE", "2026")]
)
def test_what_no_review_can_be_written_for_is_refused(client: Client, area: str, year: str) -> None:
    assert client.post("/reviews/", {"area": area, "year": year}).status_code == 422
    assert not ReviewDraft.objects.exists()


def test_a_build_that_is_gone_says_so_and_newer_figures_can_be_taken(client: Client) -> None:
    draft = begun(client)
    ReviewDraft.objects.update(build="0123456789abcdef", own_words={"outlook": OWN})

    for address in ("", "review.pdf"):
        assert client.get(f"/reviews/{draft.key}/{address}").status_code == 410
    assert client.post(f"/reviews/{draft.key}/current-figures/").status_code == 302
    assert "Our ministry" in page_of(client, draft)


@pytest.mark.parametrize("language", ["ar", "zh-hans", "fr", "ru", "es"])
def test_the_builder_speaks_each_language(client: Client, language: str) -> None:
    draft = begun(client)
    for address in ("reviews/", f"reviews/{draft.key}/"):
        assert client.get(f"/{language}/{address}").status_code == 200


def test_the_file_may_hold_its_own_style_and_nothing_else(client: Client) -> None:
    draft = begun(client)
    policy = client.get(f"/reviews/{draft.key}/review.html?read")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
