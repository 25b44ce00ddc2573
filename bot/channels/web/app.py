"""The web channel: the chat page, as a plain form and as a live chat."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.channels.web.assets import Assets
from bot.channels.web.headers import foreign, headers
from bot.channels.web.language import offered, wished
from bot.channels.web.pace import Pace
from bot.channels.web.page import EMERGENCY, Pages, View, title_of
from bot.channels.web.read import COUNTRY, Said, new_token, read_form, read_json
from bot.channels.web.recent import Recent
from bot.channels.web.transcript import TURNS, Exchange, Sealer
from bot.channels.web.words import Speech, Words
from bot.messages import Incoming, Reply, Turn

PATH = "/chat"
BODY_LIMIT = 64 * 1024  # bytes
FORGOTTEN = "chat.forget_me"


@dataclass(frozen=True)
class Site:
    """What the operator decided: where "leave" leads, who may frame the page, the key of our seals."""

    exit_page: str
    origins: tuple[str, ...] = ()
    key: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Talk:
    """What the channel needs of a conversation."""

    respond: Callable[[Incoming], Awaitable[Turn]]
    handled: Callable[[Incoming], Awaitable[None]]
    forget: Callable[[Incoming], Awaitable[None]]


class WebChannel:
    """Carries messages between browsers and `respond`; keeps nothing of them."""

    def __init__(self, site: Site, speech: Speech, talk: Talk) -> None:
        self._speech = speech
        self._talk = talk
        self._headers = headers(site.origins)
        self._assets = Assets()
        self._pages = Pages(self._assets, site.exit_page)
        self._sealer = Sealer(site.key)
        self._pace = Pace()
        self._recent = Recent()

    def routes(self) -> list[Route]:
        """Return what to serve."""
        return [
            Route("/", _to_the_page),
            Route(PATH, self._open),
            Route(PATH, self._form, methods=["POST"]),
            Route(f"{PATH}/messages", self._message, methods=["POST"]),
            Route(f"{PATH}/forget", self._forget, methods=["POST"]),
            self._assets.route(self._headers),
        ]

    async def start(self) -> None:
        """Nothing has to begin."""

    async def stop(self) -> None:
        """Nothing has to end: the web server waits for what is being answered."""

    async def _open(self, request: Request) -> Response:
        """Show a new page; nothing is remembered before a person says something."""
        country = request.query_params.get("country", "")
        country = country if COUNTRY.fullmatch(country) else ""
        words = self._speech(self._wished(request), country)
        return self._page(View(words, new_token(), country))

    async def _form(self, request: Request) -> Response:
        """Answer a page without JavaScript with the next page."""
        if foreign(request):
            return self._refused(HTTPStatus.FORBIDDEN)
        body = await _body(request)
        if body is None:
            words = self._speech(self._wished(request), "")
            return self._page(View(words, new_token(), problem=words.strings["too_long"]))
        said = read_form(body)
        exchanges = self._sealer.open(said.conversation, said.transcript)
        if said.empty:
            return self._page(self._view(said, exchanges))
        turn = await self._turn(said)
        asked = title_of(said, exchanges, self._speech(said.language, said.country))
        exchanges = (*exchanges, Exchange(asked, turn.replies))
        if turn.topic == FORGOTTEN:
            said, exchanges = replace(said, conversation=new_token()), exchanges[-1:]
        return self._page(self._view(_in_language_of(turn, said), exchanges))

    def _view(self, said: Said, exchanges: tuple[Exchange, ...]) -> View:
        exchanges = exchanges[-TURNS:]
        sealed = self._sealer.seal(said.conversation, exchanges)
        draft = "" if said.text.startswith("/") or not said.payload else said.text
        words = self._speech(said.language, said.country)
        return View(words, said.conversation, said.country, exchanges, sealed, draft)

    async def _message(self, request: Request) -> Response:
        """Answer a live page with what belongs behind what is there."""
        if foreign(request):
            return self._refused(HTTPStatus.FORBIDDEN)
        body = await _body(request)
        if body is None:
            return self._refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        said = read_json(body)
        if said is None or said.empty:
            return self._refused(HTTPStatus.BAD_REQUEST)
        turn = await self._turn(said)
        words = self._speech(_in_language_of(turn, said).language, said.country)
        answer: dict[str, object] = {"html": self._pages.replies(turn.replies, words), "urgent": turn.urgent}
        if turn.topic == FORGOTTEN:
            answer["conversation"] = new_token()
        if words.language.code != said.language or said.payload.startswith("country:"):
            answer["page"] = self._around(words, said.country)
        return JSONResponse(answer, headers=self._fresh())

    def _around(self, words: Words, country: str) -> Mapping[str, object]:
        """Return what a live page changes around the conversation when its language or country changes."""
        language = words.language
        return {
            "language": language.code,
            "direction": language.direction,
            "country": country,
            "words": {**words.strings, "emergency": words.emergency.title},
            "steps": self._pages.replies([words.steps], words),
        }

    async def _forget(self, request: Request) -> Response:
        """Forget a conversation whose page is being closed."""
        body = None if foreign(request) else await _body(request)
        said = read_json(body) if body else None
        if said:
            self._recent.forget(said.conversation)
            await self._talk.forget(said.incoming())
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=self._fresh())

    async def _turn(self, said: Said) -> Turn:
        if not said.payload.startswith(EMERGENCY) and self._pace.too_fast(said.conversation):
            busy = self._speech(said.language, said.country).busy
            return Turn((busy,), language=busy.language, answer_language=busy.language)
        return await self._recent.once(said.conversation, said.message, lambda: self._answer(said.incoming()))

    async def _answer(self, incoming: Incoming) -> Turn:
        turn = await self._talk.respond(incoming)
        await self._talk.handled(incoming)
        return turn

    def _wished(self, request: Request) -> str:
        known = self._speech("", "").known
        asked = offered(request.query_params.get("language", ""), known)
        return asked or wished(request.headers.get("accept-language", ""), known)

    def _page(self, view: View) -> Response:
        return HTMLResponse(self._pages.page(view), headers=self._fresh())

    def _refused(self, status: HTTPStatus) -> Response:
        return Response(status_code=status, headers=self._fresh())

    def _fresh(self) -> dict[str, str]:
        return {**self._headers, "Cache-Control": "no-store"}


def _in_language_of(turn: Turn, said: Said) -> Said:
    """Let the page follow the language of the answer."""
    last: Reply | None = turn.replies[-1] if turn.replies else None
    return replace(said, language=last.language) if last else said


async def _to_the_page(_: Request) -> Response:
    return RedirectResponse(PATH)


async def _body(request: Request) -> bytes | None:
    """Return the body, or None when it is too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)
