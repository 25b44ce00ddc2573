"""Style, program and mark of the page, under names that change with what is in them."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).with_name("static")
PATH = "/chat/static/"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file."""

    path: Path
    body: bytes = field(repr=False)

    @cached_property
    def name(self) -> str:
        """Return its name with a hash of what is in it."""
        return f"{self.path.stem}.{hashlib.sha256(self.body).hexdigest()[:12]}{self.path.suffix}"

    @cached_property
    def packed(self) -> bytes:
        """Return it compressed, for slow lines."""
        return gzip.compress(self.body, 9, mtime=0)


class Assets:
    """All files of the page, read once."""

    def __init__(self, folder: Path = FOLDER) -> None:
        found = (Asset(path, path.read_bytes()) for path in sorted(folder.iterdir()) if path.suffix in TYPES)
        self._by_name = {asset.name: asset for asset in found}

    def address(self, file: str) -> str:
        """Return where a file is served."""
        return PATH + next(name for name, asset in self._by_name.items() if asset.path.name == file)

    def route(self, headers: dict[str, str]) -> Route:
        """Return the route that serves them with these headers."""

        async def serve(request: Request) -> Response:
            asset = self._by_name.get(request.path_params["name"])
            if asset is None:
                return Response(status_code=HTTPStatus.NOT_FOUND, headers=headers)
            return _response(asset, headers, packed="gzip" in request.headers.get("accept-encoding", ""))

        return Route(PATH + "{name}", serve)


def _response(asset: Asset, headers: dict[str, str], *, packed: bool) -> Response:
    known = {**headers, "Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
    if packed:
        known["Content-Encoding"] = "gzip"
    return Response(asset.packed if packed else asset.body, headers=known, media_type=TYPES[asset.path.suffix])
