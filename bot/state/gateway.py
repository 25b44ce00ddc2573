"""What is kept of partners' requests: nonces, pace, and the last answers, for minutes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from redis.exceptions import RedisError

from bot.errors import StateError
from bot.state.connect import Client
from bot.visit import Admitted, Outcome, Visit

NONCE_SECONDS = 660  # a signature is good for five minutes before and after its time
ANSWER_SECONDS = 900
RUNNING_SECONDS = 15  # a turn that takes longer has died with its process

# One round trip, so that workers agree: is the request new, may it go on, was its message answered before? The pace is
# the "generic cell rate": a key holds the time until which somebody has used up what is theirs.
ADMIT = """
local clock = redis.call('time')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
if ARGV[1] == 'new' and not redis.call('set', KEYS[1], '', 'nx', 'ex', ARGV[2]) then return {'replayed', ''} end
local used, wait = {}, 0
for n = 0, 1 do
  local every, room = tonumber(ARGV[3 + 2 * n]), tonumber(ARGV[4 + 2 * n])
  if every > 0 then
    local until_ = math.max(tonumber(redis.call('get', KEYS[2 + n]) or now), now) + every
    used[KEYS[2 + n]] = until_
    wait = math.max(wait, until_ - math.max(room, every) - now)
  end
end
if wait > 0 then return {'limited', tostring(wait)} end
for key, until_ in pairs(used) do
  redis.call('set', key, string.format('%.0f', until_), 'px', math.ceil(until_ - now) + 1)
end
if ARGV[7] == '' then return {'new', ''} end
local said = redis.call('get', KEYS[5])
if said then return {'answered', said} end
if not redis.call('set', KEYS[4], '', 'nx', 'ex', ARGV[8]) then return {'running', ''} end
return {'new', ''}
"""


class GatewayState:
    """Redis, in the words of the gateway; all keys of a partner share a slot, every key expires."""

    def __init__(self, client: Client) -> None:
        self._redis = client

    async def admit(self, visit: Visit) -> Admitted:
        """Note a request, and say what becomes of it."""
        keys = _Keys(visit.partner)
        names = (
            keys.of("nonce", visit.nonce),
            keys.of("pace"),
            keys.of("pace", visit.conversation),
            keys.of("running", visit.conversation, visit.message),
            keys.of("said", visit.conversation, visit.message),
        )
        paces = (*_pace(visit.pace, visit.room), *_pace(visit.conversation_pace, visit.room))
        with _failures():
            fresh = "new" if visit.nonce else ""
            given = (fresh, NONCE_SECONDS, *paces, visit.message, RUNNING_SECONDS)
            outcome, value = await self._redis.eval(ADMIT, len(names), *names, *map(str, given))
        return _admitted(Outcome(outcome.decode()), value.decode())

    async def answered(self, visit: Visit, answer: str) -> None:
        """Keep the answer to a message for when it comes again."""
        keys = _Keys(visit.partner)
        said, all_said = keys.of("said", visit.conversation, visit.message), keys.of("all", visit.conversation)
        with _failures():
            async with self._redis.pipeline(transaction=False) as pipe:
                pipe.set(said, answer, ex=ANSWER_SECONDS)
                pipe.sadd(all_said, said)
                pipe.expire(all_said, ANSWER_SECONDS)
                pipe.delete(keys.of("running", visit.conversation, visit.message))
                await pipe.execute()

    async def forget(self, visit: Visit) -> None:
        """Delete all answers of a conversation, and its pace."""
        keys = _Keys(visit.partner)
        all_said = keys.of("all", visit.conversation)
        running = keys.of("running", visit.conversation, visit.message)
        with _failures():
            said = await self._redis.smembers(all_said)
            await self._redis.delete(all_said, keys.of("pace", visit.conversation), running, *said)


class _Keys:
    def __init__(self, partner: str) -> None:
        self._partner = partner

    def of(self, *names: str) -> str:
        return ":".join((f"hr:{{{self._partner}}}", *names))


def _pace(minute: float, room: float) -> tuple[int, int]:
    """Return milliseconds: for one, and for all that may come at once."""
    return (max(1, round(60_000 / minute)), round(room * 1000)) if minute else (0, 0)


def _admitted(outcome: Outcome, value: str) -> Admitted:
    if outcome is Outcome.LIMITED:
        return Admitted(outcome, wait=float(value) / 1000)
    return Admitted(outcome, answer=value)


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except (RedisError, OSError) as error:
        raise StateError("Redis does not answer.") from error
