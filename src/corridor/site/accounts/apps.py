"""The app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, roles and tokens."""

    name = "corridor.site.accounts"
    label = "accounts"
