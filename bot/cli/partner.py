"""`handrail partner`: who may use the gateway."""

from __future__ import annotations

import argparse

from bot import privacy
from bot.channels.gateway.keys import Keyring
from bot.channels.gateway.partners import Partners
from bot.settings import Settings


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = commands.add_parser("partner", help="who may use the gateway: add, list, remove")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    adding = actions.add_parser("add", help="make a key for a partner; it is shown once")
    adding.add_argument("name", help="of the organisation")
    adding.add_argument("--callback", default="", metavar="URL", help="where answers are also sent, https only")
    adding.set_defaults(run=_add)
    actions.add_parser("list", help="show all partners").set_defaults(run=_list)
    removing = actions.add_parser("remove", help="make the key of a partner useless, at once")
    removing.add_argument("name", help="of the organisation, or its id")
    removing.set_defaults(run=_remove)


def _add(given: argparse.Namespace) -> int:
    settings = Settings.read()
    keyring = Keyring(privacy.read_secret(settings.secret, settings.data))
    partners = Partners(settings.partners)
    first = not any(partners)
    partner = partners.add(given.name, given.callback)
    print(keyring.key(partner.id))
    print(f"This is the key of {partner.name}. It is shown only now: hand it over on a safe way. See docs/gateway.md.")
    if first:
        print("The gateway is on from the next start of handrail run.")
    return 0


def _list(_: argparse.Namespace) -> int:
    for partner in Partners(Settings.read().partners):
        print("  ".join(part for part in (partner.id, partner.added, partner.name, partner.callback) if part))
    return 0


def _remove(given: argparse.Namespace) -> int:
    partner = Partners(Settings.read().partners).remove(given.name)
    print(f"{partner.name} ({partner.id}) is no partner any more.")
    return 0
