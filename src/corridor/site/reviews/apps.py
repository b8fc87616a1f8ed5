"""The app of the review builder."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews that people are writing."""

    name = "corridor.site.reviews"
    label = "reviews"
