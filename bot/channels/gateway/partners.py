"""Who the partners are: a small file without secrets that every worker reads.

A file and not Redis, because it is configuration and no memory: it must outlive a Redis that is emptied to forget
everybody or that keeps nothing on disk, emergencies are answered while Redis is down, and since it holds no secret it
can be copied to other machines as the content is.
"""

from __future__ import annotations

import fcntl
import ipaddress
import json
import logging
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

import httpx

from bot.channels.gateway.keys import ID, new_id
from bot.errors import PartnerError

NAME_LIMIT = 60  # characters

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Partner:
    """An organisation with a key; answers are also sent to `callback` when there is one."""

    id: str
    name: str
    callback: str = ""
    added: str = ""


class Partners:
    """The file of partners: a change by any program is seen at the next request."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._known: Mapping[str, Partner] = {}

    def __iter__(self) -> Iterator[Partner]:
        return iter(self._read().values())

    def get(self, id: str) -> Partner | None:
        """Return a partner; while the file is broken, as it was before."""
        try:
            if (seen := self._stamp()) != self._seen:
                self._known, self._seen = self._read(), seen
        except (PartnerError, OSError) as error:
            log.error("the partners are as before: %s", error)
        return self._known.get(id)

    def add(self, name: str, callback: str = "") -> Partner:
        """Write a new partner into the file; raise PartnerError when name or address cannot be used."""
        if not name.isprintable() or not 0 < len(name.strip()) <= NAME_LIMIT:
            raise PartnerError(f"Give the partner a name of 1 to {NAME_LIMIT} characters.")
        today = datetime.now(timezone.utc).date().isoformat()
        partner = Partner(new_id(), name.strip(), callback and checked(callback), today)
        with self._locked() as known:
            if any(other.name == partner.name for other in known.values()):
                raise PartnerError(f"There is a partner '{partner.name}' already: choose another name.")
            self._write({**known, partner.id: partner})
        return partner

    def remove(self, name: str) -> Partner:
        """Take the partner of this name or id out of the file; raise PartnerError when there is none."""
        with self._locked() as known:
            found = next((partner for partner in known.values() if name in (partner.name, partner.id)), None)
            if found is None:
                raise PartnerError(f"There is no partner '{name}': see handrail partner list.")
            self._write({id: partner for id, partner in known.items() if id != found.id})
        return found

    def _stamp(self) -> tuple[int, ...]:
        try:
            status = os.stat(self._path)
        except FileNotFoundError:
            return (0,)
        return (status.st_mtime_ns, status.st_size, status.st_ino)

    def _read(self) -> Mapping[str, Partner]:
        try:
            entries = json.loads(self._path.read_text("utf-8"))
            return {partner.id: partner for partner in (_partner(entry) for entry in entries)}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError) as error:
            raise PartnerError(f"{self._path} is not a list of partners: repair it, or delete it.") from error

    def _write(self, known: Mapping[str, Partner]) -> None:
        text = json.dumps([asdict(partner) for partner in known.values()], ensure_ascii=False, indent=2)
        fresh = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}")
        with open(fresh, "w", encoding="utf-8", opener=_private) as file:
            file.write(text + "\n")
        os.replace(fresh, self._path)

    @contextmanager
    def _locked(self) -> Iterator[Mapping[str, Partner]]:
        """Give the partners while nobody else changes them."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with open(self._path.with_name(f".{self._path.name}.lock"), "w", opener=_private) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self._read()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _partner(entry: dict[str, str]) -> Partner:
    partner = Partner(**entry)
    if not all(isinstance(value, str) for value in asdict(partner).values()) or not ID.fullmatch(partner.id):
        raise ValueError(partner.id)
    return Partner(partner.id, partner.name, partner.callback and checked(partner.callback), partner.added)


def checked(address: str) -> str:
    """Return an address that answers may be sent to; raise PartnerError for any other."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise PartnerError(f"'{address}' is no address: give one as https://gateway.example.org/handrail.") from error
    if url.userinfo or url.fragment or not url.host:
        raise PartnerError(f"'{address}' must have a host, and no user name, password or fragment.")
    if url.scheme != "https" and not (url.scheme == "http" and _loopback(url.host)):
        raise PartnerError(f"'{address}' must start with https://: answers tell what a person asked.")
    return str(url)


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
