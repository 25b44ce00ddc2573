"""What can go wrong, in words for the person who runs the bot."""


class BotError(Exception):
    """A failure whose message is one plain sentence that says what to do."""


class SettingsError(BotError):
    """An environment variable has a value that cannot be used."""


class ContentError(BotError):
    """The content folder cannot be used at all."""


class ModelError(BotError):
    """There is no usable trained model."""


class StateError(BotError):
    """Redis cannot be reached."""


class ChannelError(BotError):
    """A channel cannot be started."""


class PartnerError(BotError):
    """A partner cannot be added, removed or read."""


class TranslatorError(BotError):
    """A machine translation is not to be had."""


class UnsupportedLanguageError(TranslatorError):
    """The translator does not know one of the languages."""
