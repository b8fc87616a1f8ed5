"""`corridor serve`: the site, on this machine."""

from __future__ import annotations

from corridor.cli.words import SiteFolder


def serve(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 1, folder: SiteFolder = None) -> None:
    """Serve the site until it is stopped; the first start makes everything that it needs.

    Without any variable it keeps its data in one folder and needs no other service. With DATABASE_URL it uses
    PostgreSQL. See docs/how-to/run-the-site.md.

    Example: corridor serve
    Example: corridor serve --host 0.0.0.0 --port 80 --workers 2 --folder /srv/corridor

    Parameters
    ----------
    host
        Address to listen on; 0.0.0.0 for all of the machine's.
    port
        Port to listen on.
    workers
        Processes that answer; about one a core.
    """
    from corridor.site.running.serve import serve as serve_site

    serve_site(host, port, folder, workers)
