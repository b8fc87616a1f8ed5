"""Who has an account, with which roles and tokens."""
