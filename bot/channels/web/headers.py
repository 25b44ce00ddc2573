"""What browsers may do with our pages, and who may put them into theirs."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)
UNUSED = ("accelerometer", "camera", "display-capture", "gyroscope", "magnetometer", "microphone", "payment", "usb")
PERMISSIONS = ", ".join((*(f"{name}=()" for name in UNUSED), "browsing-topics=()", "geolocation=(self)"))


def headers(origins: Sequence[str]) -> dict[str, str]:
    """Return the headers of every response; `origins` are the sites that may show the page in a frame."""
    ancestors = " ".join(origins) or "'none'"
    known = {
        "Content-Security-Policy": "; ".join((*POLICY, f"frame-ancestors {ancestors}")),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "cross-origin" if origins else "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-DNS-Prefetch-Control": "off",
    }
    return known if origins else {**known, "X-Frame-Options": "DENY"}


def foreign(request: Request) -> bool:
    """Say whether another site's page has sent this; old browsers do not tell, and are believed."""
    if site := request.headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin", "null")
    return origin != "null" and origin.partition("://")[2] != request.headers.get("host")
