"""`corridor site`: what whoever runs the site does now and then."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import cyclopts

from corridor.cli.words import SiteFolder
from corridor.errors import SiteError

app = cyclopts.App(name="site", help="Look after the site: administrators, checks, personal data.")


@app.command
def admin(email: str, *, ask: bool = False, folder: SiteFolder = None) -> None:
    """Make somebody an administrator; prints the link where the password is set.

    The address counts as confirmed. An account that has it already becomes an administrator's and keeps its password.

    Example: corridor site admin maria@example.org

    Parameters
    ----------
    email
        The person's e-mail address.
    ask
        Ask for the password here, instead.
    """
    from corridor.site.running.start import at_the_site

    password = _asked_password() if ask else None
    with at_the_site("make an administrator", folder):
        from corridor.site.running.administrators import appoint

        done = appoint(email, password)
    account = "a new account" if done.new_account else "an account that was there"
    role = "is now an administrator" if done.new_role else "was an administrator before"
    sys.stdout.write(f"{email}, {account}, {role}.\n")
    if not ask:
        sys.stdout.write(f"The password is set here, once, within three days:\n{done.password_link}\n")


@app.command
def check(*, folder: SiteFolder = None) -> None:
    """Say what should be mended before others use the site: settings, folder, database, search index.

    Ends with code 10 when there is something.

    Example: corridor site check
    """
    from corridor.site.running.start import at_the_site

    with at_the_site("check the site", folder):
        from corridor.site.running.check import faults

        found = faults()
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    if found:
        raise SiteError("a site with nothing to mend", f"{len(found)} things; they stand above")
    sys.stdout.write("All is as it should be.\n")


@app.command
def alive(*, host: str = "127.0.0.1", port: int = 8000, ready: bool = False) -> None:
    """Ask the running site whether it lives; ends with code 10 when it does not. For supervisors.

    Example: corridor site alive --port 8000

    Parameters
    ----------
    host
        Address on which it listens.
    port
        Port on which it listens.
    ready
        Ask for more: database, tables, search index and evidence are as they should be.
    """
    from corridor.site.running.alive import check_alive

    check_alive(host, port, ready=ready)


@app.command
def scrub(file: Path, *, folder: SiteFolder = None) -> None:
    """Write an archive of what is public, without personal data, to try things out elsewhere.

    Accounts, contacts, answers, keys, tokens, sessions, comments, notes and whatever is not published stay out.
    `corridor restore` puts it into another site.

    Example: corridor site scrub corridor-public.tar.gz

    Parameters
    ----------
    file
        The archive; no file is overwritten.
    """
    from corridor.site.running.start import at_the_site

    with at_the_site("write the dump", folder):
        from corridor.site.running.scrub import scrub as write_scrubbed

        manifest = write_scrubbed(file)
    sys.stdout.write(f"{file}: {manifest.rows_of('entries.storedentry'):,} entries, no personal data\n")


@app.command
def erase(*, email: str, dry_run: bool = False, folder: SiteFolder = None) -> None:
    """Erase a person: account, contacts, answers, keys, and drafts never handed in. Entries stay, unsigned.

    Backups that were made before still have the person; after restoring one, erase again.

    Example: corridor site erase --email maria@example.org --dry-run

    Parameters
    ----------
    email
        The person's e-mail address.
    dry_run
        Only say what would go.
    """
    from corridor.site.running.start import at_the_site

    with at_the_site("erase a person", folder):
        from corridor.site.running.erase import erase as erase_person

        found = erase_person(email, dry_run=dry_run)
    verb = "would go" if dry_run else "erased"
    sys.stdout.write(
        f"{verb}: accounts {found.accounts}, contacts {found.contacts}, answers {found.answers}, "
        f"drafts {found.drafts}; entries that stay, unsigned: {found.entries_unsigned}\n"
    )


@app.command
def retain(
    *,
    write: bool = False,
    rules: Annotated[Path | None, cyclopts.Parameter(help="A file of rules of your own (YAML).")] = None,
    folder: SiteFolder = None,
) -> None:
    """Let go of personal data that have served, by the rules of retention; without --write only say how many.

    Example: corridor site retain
    Example: corridor site retain --write

    Parameters
    ----------
    write
        Delete them.
    """
    from corridor.cli.output import show_table
    from corridor.site.running.retention_rules import packaged_rules, read_rules
    from corridor.site.running.start import at_the_site

    wanted = packaged_rules() if rules is None else read_rules(rules)
    with at_the_site("let go of personal data", folder):
        from corridor.site.running.retention import let_go, served

        outcomes = let_go(wanted) if write else served(wanted)
    rows = [(one.rule.title, one.rule.counted_from, str(one.rule.days), str(one.rows)) for one in outcomes]
    show_table(("What", "Counted from", "Days", "Deleted" if write else "To delete"), rows)
    if not write:
        sys.stderr.write("Nothing was deleted; --write deletes.\n")


def _asked_password() -> str:
    from getpass import getpass

    from corridor.errors import UsageError

    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise UsageError("the same password twice", "two different ones")
    return password
