"""The site's settings for tests: a folder and a secret of their own, quick passwords, mail in memory.

The database is SQLite in memory, or PostgreSQL where the variable CORRIDOR_TEST_DATABASE says `postgres`.
"""

import os
import tempfile
from pathlib import Path

from tests.site.databases import database_url

os.environ["CORRIDOR_SITE_FOLDER"] = str(Path(tempfile.gettempdir()) / f"corridor-site-tests-{os.getpid()}")
os.environ["CORRIDOR_SECRET_KEY"] = "only for tests: nobody may guess less than fifty characters of this"
os.environ.setdefault("CORRIDOR_HOSTS", "localhost,127.0.0.1,testserver")
os.environ.setdefault("CORRIDOR_REQUESTS_PER_MINUTE", "1000000")  # one client asks for all that the tests ask
os.environ["DATABASE_URL"] = database_url()

from corridor.site.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True  # straight from the package; nothing is collected for a test
WHITENOISE_USE_FINDERS = True
LOGGING_CONFIG = None  # pytest listens by itself
