"""Write replies as texts of Twilio: their buttons are numbered lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.channels.bold import bold
from bot.channels.numbered import directed, numbered, pieces
from bot.channels.words import Words
from bot.messages import Reply

LIMIT = 1600


def write(replies: Sequence[Reply], words: Words) -> Iterator[str]:
    """Yield the messages; numbers go on over all replies, as the conversation reads them."""
    first = 1
    for reply in replies:
        rtl = reply.language in words.right_to_left
        text = bold(reply.text) if reply.titled else reply.text
        text = numbered(text, reply.buttons, first, words.number.get(reply.language, ""))
        yield from (directed(piece, rtl=rtl) for piece in pieces(text, LIMIT, rtl=rtl))
        first += len(reply.buttons)
