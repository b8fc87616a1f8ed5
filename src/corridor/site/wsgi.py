"""The application that a WSGI server runs: `gunicorn corridor.site.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "corridor.site.settings")
application = get_wsgi_application()
