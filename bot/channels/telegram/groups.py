"""Read what is said in a group: the bot speaks there only when it is spoken to."""

from __future__ import annotations

from dataclasses import replace

from telegram import ChatMember, ChatMemberUpdated, Message, MessageEntity, User

from bot.channels.telegram import commands
from bot.messages import Incoming, Kind

_ABSENT = (ChatMember.LEFT, ChatMember.BANNED)


def read(message: Message, start: Incoming, me: User) -> Incoming | None:
    """Return a message of a group that is meant for the bot `me`."""
    if message.from_user and message.from_user.is_bot:
        return None
    if command := commands.find(message.text):
        ours = command.bot == (me.username or "").lower() or (command.known and not command.bot)
        return replace(start, kind=Kind.GROUP, payload=command.payload, text=command.text) if ours else None
    mentions = _mentions(message, me)
    if not mentions and not _answers(message, me):
        return None
    words = message.text or message.caption or ""
    for mention in mentions:
        words = words.replace(mention, " ")
    return replace(start, kind=Kind.GROUP, text=" ".join(words.split()))


def entered(change: ChatMemberUpdated) -> bool:
    """Return whether the bot has just been added to a group."""
    return change.old_chat_member.status in _ABSENT and change.new_chat_member.status not in _ABSENT


def _mentions(message: Message, me: User) -> list[str]:
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    return [words for entity, words in found.items() if _names(entity, words, me)]


def _names(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.user:
        return entity.user.id == me.id
    return words.lower() == f"@{me.username}".lower()


def _answers(message: Message, me: User) -> bool:
    original = message.reply_to_message
    return bool(original and original.from_user and original.from_user.id == me.id)
