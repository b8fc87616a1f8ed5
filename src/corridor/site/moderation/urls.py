"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from corridor.site.moderation.account import account_page, delete_search, revoke_token
from corridor.site.moderation.answers import answer_page, answers_page
from corridor.site.moderation.contribute import contribute_page, new_entry_page
from corridor.site.moderation.drafts import draft_page, handed_in_page, open_draft, preview_page, saved_page
from corridor.site.moderation.editing import edit_page
from corridor.site.moderation.illustrations import illustration
from corridor.site.moderation.queue import queue_page
from corridor.site.moderation.review import review_page
from corridor.site.moderation.roles import roles_page, take_role

urlpatterns: list[URLPattern] = [
    path("contribute/", contribute_page, name="contribute"),
    path("contribute/<slug:kind>/", new_entry_page, name="new_entry"),
    path("drafts/open/<str:key>/", open_draft, name="open_draft"),
    path("drafts/<slug:slug>/", draft_page, name="draft"),
    path("drafts/<slug:slug>/edit/", edit_page, name="edit"),
    path("drafts/<slug:slug>/preview/", preview_page, name="preview"),
    path("drafts/<slug:slug>/saved/", saved_page, name="saved"),
    path("drafts/<slug:slug>/thanks/", handed_in_page, name="handed_in"),
    path("drafts/<slug:slug>/answers/", answers_page, name="answers"),
    path("calls/<slug:slug>/answer/", answer_page, name="answer"),
    path("queue/", queue_page, name="queue"),
    path("queue/<slug:slug>/", review_page, name="review"),
    path("pictures/<str:name>", illustration, name="illustration"),
    path("account/", account_page, name="account"),
    path("account/roles/", roles_page, name="roles"),
    path("account/roles/<int:held>/take/", take_role, name="take_role"),
    path("account/tokens/<int:token>/revoke/", revoke_token, name="revoke_token"),
    path("account/searches/<int:search>/delete/", delete_search, name="delete_search"),
]
