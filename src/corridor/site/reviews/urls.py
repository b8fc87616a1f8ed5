"""The addresses of the review builder."""

from __future__ import annotations

from django.urls import URLPattern, path

from corridor.site.reviews import views

urlpatterns: list[URLPattern] = [
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<uuid:key>/", views.review, name="review"),
    path("reviews/<uuid:key>/review.<str:extension>", views.review_file, name="review_file"),
    path("reviews/<uuid:key>/figures/<path:figure>/", views.review_figure, name="review_figure"),
    path("reviews/<uuid:key>/current-figures/", views.renew_review, name="renew_review"),
    path("reviews/<uuid:key>/delete/", views.delete_review, name="delete_review"),
]
