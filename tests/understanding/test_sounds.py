"""How words sound: the same in their own letters and as people type them."""

from __future__ import annotations

import pytest

from bot.content import live
from bot.understanding.sounds import Sounds, sounds

TYPED = {
    "el": (
        "χρειάζομαι βελόνα θέλω ξέρω την μπύρα",
        ["xreiazomai velona 8elw ksero thn bira", "chriazome belona thelo 3erw tin mpura"],
    ),
    "ru": ("хочу ещё чай юрист жить", ["xochu eshe chai iurist zhit", "hochu esche chay yurist zhit"]),
    "uk": ("що з дихає їжа", ["shcho z dykhaie izha", "scho z dyxaye yizha"]),
    "bg": ("къде вляза щастие жена", ["kyde vlqza shtastie jena", "kude vlyaza 6tastie zhena"]),
    "ka": ("წამალი ყველა ფული ჩემი", ["wamali yvela fuli chemi", "tsamali qvela puli chemi"]),
    "ar": (
        "صاحبي خايف حرارة عندي شو صحيح قلب كلب جزائر",
        [
            "sa7bi 5ayef 7arara 3endi shou s7i7 9alb kalb djazair",
            "sahbi khayef harara endi chou s7eeh qalb calb jazayer",
        ],
    ),
    "fa": ("قرص خورده نفس چیکار", ["ghors khorde nafas chikar", "qors xorde nafas chikaar"]),
    "ur": ("بھائی نشہ ٹھیک غصہ", ["bhai nasha theek ghussa", "bhaee nashaa thik gussa"]),
    "ps": ("څوک ساه نه اخلي", ["tsok sah na akhli", "sok saah na axli"]),
    "ckb": ("هاوڕێکەم هەناسە نادات", ["hawrekam hanasa nadat", "hawrrekem henase nadat"]),
    "ti": ("መድሃኒት ይተንፍስ", ["medhanit yitenfis", "medhanit ytenfs"]),
    "am": ("መድሃኒት ጓደኛዬ", ["medhanit gwadenaye", "medanit guadenaye"]),
}


@pytest.fixture(scope="module")
def known() -> dict[str, Sounds]:
    return sounds(live.library())


@pytest.mark.parametrize("language", TYPED)
def test_a_word_sounds_the_same_in_its_own_letters_and_typed_in_latin_ones(
    known: dict[str, Sounds], language: str
) -> None:
    written, typed = TYPED[language]
    heard = known[language].of(written.split())
    assert [known[language].of(text.split()) for text in typed] == [heard] * len(typed)


def test_words_that_differ_in_a_consonant_sound_different(known: dict[str, Sounds]) -> None:
    for language, (written, _) in TYPED.items():
        heard = known[language].of(written.split())
        assert len(set(heard)) == len(heard)


def test_letters_with_a_vowel_between_them_are_no_sound_of_their_own(known: dict[str, Sounds]) -> None:
    assert known["ar"].of(["صاحبي"]) == known["ar"].of(["sa7bi"]) != known["ar"].of(["shabi"])


def test_numbers_stay_and_silent_words_are_left_out(known: dict[str, Sounds]) -> None:
    assert known["ar"].of(["112", "و", "3a"]) == ["112"]


def test_a_variant_sounds_as_its_language_and_latin_languages_are_only_read(known: dict[str, Sounds]) -> None:
    assert known["prs"].of(["ghors"]) == known["fa"].of(["قرص"])
    assert "nl" not in known


def test_a_language_without_a_list_of_its_own_sounds_as_it_is_romanised() -> None:
    assert Sounds({}, vowels=True).of(["मदद", "şey"])[1:] == ["sei"]
