"""How much the bot is used and how well it does, without anybody in it."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.messages import Incoming, Turn

LOOPBACK = "127.0.0.1"
SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """Counts turns by channel and outcome; no person, no language, no topic.

    An emergency counts as any answer does: where few people write, its time alone could tell whose it was.
    """

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._turns = Histogram(
            "handrail_turn_seconds",
            "Time from a message to its answer.",
            ("channel", "outcome"),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._refused = Counter(
            "handrail_refused_requests", "Requests that were refused.", ("reason",), registry=self._registry
        )

    def turn(self, incoming: Incoming, turn: Turn, seconds: float) -> None:
        """Count a turn."""
        self._turns.labels(incoming.channel, outcome(turn)).observe(seconds)

    def refused(self, reason: str) -> None:
        """Count a request that was above a limit, or that failed."""
        self._refused.labels(reason).inc()

    def route(self) -> Route:
        """Return `/metrics`, which belongs on a port that only this machine reaches."""

        async def show(_: Request) -> Response:
            return Response(generate_latest(self._registry), media_type=CONTENT_TYPE_LATEST)

        return Route("/metrics", show)


def outcome(turn: Turn) -> str:
    """Return what became of a message."""
    if turn.failed:
        return "failed"
    if not turn.replies:
        return "repeated"
    return "answered" if turn.topic or turn.urgent else "choices"
