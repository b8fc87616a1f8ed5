"""Keeping a search under a name, for people who are logged in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from corridor.errors import UsageError
from corridor.site.accounts.models import User
from corridor.site.entries.models import SavedSearch
from corridor.site.pages.facets import practices_address
from corridor.site.search.address import query_string, read_search

MOST = 100
LONGEST_NAME = 120
LONGEST_QUERY = 2_000


@require_POST
@login_required
def save_search(request: HttpRequest) -> HttpResponse:
    """Keep the search of the form under its name and go back to it; one that is kept already is only named anew.

    Raises `UsageError` for no name, for what is no search, and for more searches than an account may keep.
    """
    assert isinstance(request.user, User)  # noqa: S101 - login_required
    wanted = read_search(QueryDict(request.POST.get("query", "")))
    query, name = query_string(wanted), request.POST.get("name", "").strip()
    if not 0 < len(name) <= LONGEST_NAME or len(query) > LONGEST_QUERY:
        raise UsageError(f"a name of at most {LONGEST_NAME} characters for the search", repr(name[:LONGEST_NAME]))
    kept = SavedSearch.objects.filter(user=request.user)
    if kept.count() >= MOST and not kept.filter(query=query).exists():
        raise UsageError(f"at most {MOST} saved searches", f"{MOST} already", remedy="delete one in your account")
    SavedSearch.objects.update_or_create(user=request.user, query=query, defaults={"name": name})
    messages.success(request, _("The search is saved in your account."))
    return redirect(practices_address(wanted))
