"""The HTTP surface: one web server for all channels, with limits that hold for each of them."""

from bot.channels.http.application import Surface, application
from bot.channels.http.limits import Limits
from bot.channels.http.server import web_server

__all__ = ["Limits", "Surface", "application", "web_server"]
