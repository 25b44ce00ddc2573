"""A strict LibreTranslate server on a free port; it refuses what LibreTranslate refuses, and can misbehave."""

from __future__ import annotations

import contextlib
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LANGUAGES = ("en", "nl", "de", "fr", "so", "sv", "sw", "ro", "fa", "ar", "el")

Translate = Callable[[str], str]


def spoken_backwards(text: str) -> str:
    """Return a text that nobody takes for the old one, with everything that is no word in its place."""
    return " ".join(word if "XQ" in word else f"«{word[::-1]}»" for word in text.split(" "))


@dataclass
class Libre:
    """What the server does and what it was asked."""

    translate: Translate = spoken_backwards
    key: str = ""
    delay: float = 0.0
    drip: float = 0.0  # seconds between single bytes of the answer
    status: int = 200
    body: bytes | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    broken_off: int = 0
    url: str = ""

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, object]]:
        """Return status and JSON, as LibreTranslate gives them."""
        if path != "/translate":
            return 404, {"error": "Not Found"}
        if wrong := next(_mistakes(form), None):
            return 400, {"error": wrong}
        if self.key and form.get("api_key") != self.key:
            return 403, {"error": "Invalid API key"}
        if self.status != 200:
            return self.status, {"error": "Slowdown: too many requests"}
        return 200, {"translatedText": self.translate(form["q"])}


def _mistakes(form: dict[str, str]) -> Iterator[str]:
    needed = ("q", "source", "target")
    yield from (f"Invalid request: missing {name} parameter" for name in needed if not form.get(name))
    yield from (f"{form[name]} is not supported" for name in ("source", "target") if form[name] not in LANGUAGES)
    if form.get("format", "text") not in ("text", "html"):
        yield f"{form['format']} format is not supported"


class Server(ThreadingHTTPServer):
    """A server that says nothing of those who hang up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Show what went wrong here, and not at the other end."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextlib.contextmanager
def libre_translate() -> Iterator[Libre]:
    """Run the server while the context lasts."""
    libre = Libre()
    server = Server(("127.0.0.1", 0), _handler(libre))
    libre.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield libre
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(libre: Libre) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            libre.asked.append(form)
            libre.addresses.append(self.path)
            time.sleep(libre.delay)
            status, answer = libre.answer(urlsplit(self.path).path, form)
            self._say(status, libre.body if libre.body is not None else json.dumps(answer).encode())

        def do_GET(self) -> None:
            libre.addresses.append(self.path)
            self._say(405, b'{"error": "Method Not Allowed"}')

        def _say(self, status: int, body: bytes) -> None:
            try:
                self.send_response(status)
                if status in (301, 302, 307):
                    self.send_header("Location", libre.url + "/elsewhere")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for byte in [body[place : place + 1] for place in range(len(body))] if libre.drip else [body]:
                    self.wfile.write(byte)
                    self.wfile.flush()
                    time.sleep(libre.drip)
            except OSError:
                libre.broken_off += 1
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
