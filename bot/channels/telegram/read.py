"""Read an update of Telegram as `Incoming`, or as nothing when nobody waits for an answer."""

from __future__ import annotations

from dataclasses import replace

from telegram import ChatMember, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import filters

from bot.channels.telegram import commands, groups
from bot.messages import Incoming, Kind, Location

# What we do not name here (channel posts, reactions, inline queries, polls of others) is not even sent to us.
ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)

KINDS = {  # an animation is a document too, so the order counts
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video_note": Kind.VOICE,
    "photo": Kind.PHOTO,
    "video": Kind.PHOTO,
    "animation": Kind.PHOTO,
    "story": Kind.PHOTO,
    "sticker": Kind.STICKER,
    "contact": Kind.CONTACT,
    "document": Kind.DOCUMENT,
}


def read(update: Update, me: User) -> Incoming | None:
    """Return what a person sent to the bot `me`; None for what is not said to us."""
    chat = update.effective_chat or update.effective_user
    if chat is None:
        return None
    user = update.effective_user
    start = Incoming(
        "telegram", str(chat.id), language=(user and user.language_code) or "", update=str(update.update_id)
    )
    if update.callback_query:
        return _pressed(update, start)
    if update.my_chat_member:
        return _membership(update, start)
    if update.edited_message:
        return _edited(update.edited_message, start)
    if update.message:
        return _sent(update, update.message, start, me)
    return None


def _pressed(update: Update, start: Incoming) -> Incoming:
    """A button without a payload (a game) leads to the menu."""
    data = update.callback_query and update.callback_query.data
    kind = Kind.BUTTON if _private(update) else Kind.GROUP
    return replace(start, kind=kind, payload=data or commands.UNKNOWN)


def _membership(update: Update, start: Incoming) -> Incoming | None:
    """Who blocks the bot is forgotten; a group that the bot enters is greeted; coming back says nothing yet."""
    change = update.my_chat_member
    if change is None:
        return None
    if _private(update):
        blocked = change.new_chat_member.status == ChatMember.BANNED
        return replace(start, kind=Kind.BUTTON, payload="forget:yes") if blocked else None
    if change.chat.type == ChatType.CHANNEL:
        return None
    return replace(start, kind=Kind.GROUP) if groups.entered(change) else None


def _edited(message: Message, start: Incoming) -> Incoming | None:
    """A live location that moves arrives as an edit: only its first point is answered."""
    if message.chat.type != ChatType.PRIVATE or message.location:
        return None
    return replace(start, kind=Kind.EDITED, text=message.text or message.caption or "")


def _sent(update: Update, message: Message, start: Incoming, me: User) -> Incoming | None:
    if filters.StatusUpdate.ALL.check_update(update):
        return None
    if message.chat.type != ChatType.PRIVATE:
        return groups.read(message, start, me)
    if command := commands.find(message.text):
        kind = Kind.BUTTON if command.payload else Kind.TEXT
        return replace(start, kind=kind, payload=command.payload, text=command.text)
    if words := message.text or message.caption:
        return replace(start, text=words)
    return _wordless(message, start)


def _wordless(message: Message, start: Incoming) -> Incoming:
    if point := message.location:
        return replace(start, kind=Kind.LOCATION, location=Location(point.latitude, point.longitude))
    kind = next((kind for name, kind in KINDS.items() if getattr(message, name)), Kind.OTHER)
    emoji = message.sticker.emoji if message.sticker else None
    return replace(start, kind=kind, text=emoji or "")


def _private(update: Update) -> bool:
    chat = update.effective_chat
    return chat is None or chat.type == ChatType.PRIVATE
