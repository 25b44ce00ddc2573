from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.telegram.app import Address, TelegramChannel, Words
from tests.channels.telegram.conversation import Parrot
from tests.channels.telegram.emulator import Account, Emulator

WORDS = Words(
    commands={"en": {"start": "Begin", "help": "Menu"}, "fa": {"help": "فهرست"}, "ckb": {"help": "لیست"}},
    right_to_left=frozenset({"fa"}),
)


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    with Emulator().running() as server:
        yield server


@pytest.fixture
def account(emulator: Emulator) -> Account:
    token = f"42:{uuid.uuid4().hex}"
    emulator.accounts[token] = Account(token)
    return emulator.accounts[token]


@pytest.fixture
def address(emulator: Emulator, account: Account) -> Address:
    return Address(account.token, emulator.url)


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
async def channel(address: Address, parrot: Parrot) -> AsyncIterator[TelegramChannel]:
    """A channel that polls."""
    channel = TelegramChannel(address, WORDS, parrot.respond, parrot.handled)
    await channel.start()
    yield channel
    await channel.stop()
