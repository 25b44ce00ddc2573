"""The web application: the routes of all channels behind the same limits and headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.channels.http.headers import SecurityHeaders
from bot.channels.http.health import Ready, everything_is_ready, health
from bot.channels.http.limits import Limiter, Limits


def _nobody(_: str) -> None:
    return None


@dataclass(frozen=True)
class Surface:
    """What holds for all routes: limits, what must work to be ready, who is told about refused requests."""

    limits: Limits = field(default_factory=Limits)
    ready: Ready = everything_is_ready
    refused: Callable[[str], None] = _nobody


def application(routes: Sequence[BaseRoute], surface: Surface | None = None) -> ASGIApp:
    """Return the web application."""
    surface = surface or Surface()
    app = Starlette(routes=[*health(surface.ready), *routes])
    return SecurityHeaders(Limiter(app, surface.limits, surface.refused))
