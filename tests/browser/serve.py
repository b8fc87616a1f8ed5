"""The site in a process of its own, as visitors meet it: settings of production, a database file, packaged entries.

python -m tests.browser.serve prepare    fill the site's folder
python -m tests.browser.serve run        serve it, say the address, stop when standard input closes
"""

from __future__ import annotations

import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler

import django
from django.core.servers.basehttp import ThreadedWSGIServer

from tests.browser.people import PEOPLE


def prepare() -> None:
    """Fill the folder of the site: tables, packaged entries, search index, static files; and people."""
    django.setup()
    from corridor.site.running import first_start

    first_start.prepare()
    _add_people()


def _add_people() -> None:
    from allauth.account.models import EmailAddress

    from corridor.site.accounts.models import RoleGrant, User

    for person in PEOPLE:
        user = User.objects.create_user(person.email, person.password, name=person.name)
        EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
        RoleGrant.objects.create(user=user, role=person.role, granted_by="system")


def run() -> None:
    """Serve until nobody holds the other end of standard input."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Handler)
    address = f"http://127.0.0.1:{server.server_port}"
    os.environ["CORRIDOR_ADDRESS"] = address  # for links in letters
    django.setup()
    from corridor.site.wsgi import application

    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(address, flush=True)  # noqa: T201 - its answer
    sys.stdin.read()
    server.shutdown()


class _Handler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the site logs by itself."""


if __name__ == "__main__":
    {"prepare": prepare, "run": run}[sys.argv[1]]()
