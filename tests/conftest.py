"""What all tests share: real servers and real content, never mocks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.content.library import Library
from bot.content.load import load
from bot.conversation.talk import Conversation
from bot.runtime import conversation
from bot.settings import PROJECT, Settings
from bot.state import State
from bot.state.connect import Client, connect
from bot.understanding import training


@pytest.fixture(scope="session")
def library() -> Library:
    """The content of the repository."""
    return load(PROJECT / "content").library


@pytest.fixture(scope="session")
def redis_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("redis")


@pytest.fixture(scope="session")
def redis_server(redis_folder: Path) -> Iterator[str]:
    """The address of a real Redis server that runs for the whole session."""
    with connect(None, redis_folder) as client:
        yield "unix://" + client.connection_pool.connection_kwargs["path"]


@pytest.fixture
async def client(redis_server: str) -> AsyncIterator[Client]:
    """An empty Redis."""
    with connect(redis_server, Path()) as client:
        await client.flushall()
        yield client
        await State(client).close()


@pytest.fixture
def state(client: Client) -> State:
    return State(client)


@pytest.fixture(scope="session")
def model(pytestconfig: pytest.Config) -> Path:
    """The model of the repository as it is now, trained by `rasa train` when none is current."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("models")
    fingerprint = training.fingerprint(PROJECT, PROJECT / "content")
    return training.current(folder, fingerprint) or training.train(
        folder, PROJECT, fingerprint, lambda _what, _part: None
    )


@pytest.fixture(scope="session")
async def talk(model: Path, redis_server: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Conversation]:
    """A conversation with the trained model, loaded once."""
    data = tmp_path_factory.mktemp("data")
    async with conversation(Settings(data=data, secret="s" * 32, redis_url=redis_server), model) as talk:
        yield talk
