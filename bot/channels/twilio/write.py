"""Write replies as texts of Twilio: their buttons are numbered lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.channels.bold import bold
from bot.channels.numbered import directed, numbered, pieces
from bot.messages import Reply

LIMIT = 1600


def write(replies: Sequence[Reply], right_to_left: frozenset[str]) -> Iterator[str]:
    """Yield the messages; numbers go on over all replies, as the conversation reads them."""
    first = 1
    for reply in replies:
        rtl = reply.language in right_to_left
        text = numbered(bold(reply.text) if reply.titled else reply.text, reply.buttons, first)
        yield from (directed(piece, rtl=rtl) for piece in pieces(text, LIMIT, rtl=rtl))
        first += len(reply.buttons)
