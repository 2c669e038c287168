from __future__ import annotations

import msgspec
import pytest

from readout_tui.citing import cite
from readout_tui.locator import Locator, Passage, passage_at, resolve
from readout_tui.model import Readout, Source, Turn


def whole(readout: Readout, place: str) -> Passage:
    locator = Locator.parse(readout.id + place)
    found = resolve(readout, locator)
    assert found is not None
    return passage_at(readout, locator, found)


@pytest.mark.parametrize(
    ("style", "citation"),
    [
        (
            "chicago",
            "“Thank you. Our ships <will> come.”\n\n"
            "Tomaš Belq, Envoy, Harrow Isles, quoted in “Ada Orrin receives ‘the Envoy’ & his party,” "
            "mayor.velm.example, May 4, 2033, Velm, https://mayor.velm.example/n?a=1&b=2 "
            "(2033-05-04-orrin-belq#3.1~148e).",
        ),
        (
            "apa",
            "“Thank you. Our ships <will> come.” (Tomaš Belq, Envoy, Harrow Isles, as cited in "
            "mayor.velm.example, 2033, para. 3.1).\n\n"
            'mayor.velm.example. (2033, May 4). Ada Orrin receives "the Envoy" & his party '
            "[Press conference, Velm]. https://mayor.velm.example/n?a=1&b=2 (2033-05-04-orrin-belq#3.1~148e)",
        ),
        (
            "mla",
            "“Thank you. Our ships <will> come.” (Tomaš Belq, Envoy, Harrow Isles, qtd. in "
            "“Ada Orrin receives ‘the Envoy’ & his party”).\n\n"
            "“Ada Orrin receives ‘the Envoy’ & his party.” mayor.velm.example, 4 May 2033, Velm. "
            "https://mayor.velm.example/n?a=1&b=2 (2033-05-04-orrin-belq#3.1~148e)",
        ),
    ],
)
def test_manual_cites_all_that_is_known(visit: Readout, style: str, citation: str) -> None:
    assert cite(visit, whole(visit, "#3"), style) == citation


@pytest.mark.parametrize(
    ("style", "citation"),
    [
        ("chicago", "“So be it.”\n\n“What now?,” n.d. (now#1.1~{0})."),
        ("apa", "“So be it.” (“What now?”, n.d., para. 1.1).\n\nWhat now? [Readout]. (n.d.). (now#1.1~{0})"),
        ("mla", "“So be it.” (“What now?”).\n\n“What now?” (now#1.1~{0})"),
    ],
)
def test_manual_cites_what_little_is_known(style: str, citation: str) -> None:
    readout = Readout(readout=1, id="now", title="What now?", turns=(Turn(text="So be it."),))
    passage = whole(readout, "#1")

    digits = cite(readout, passage, "locator").partition("~")[2]
    assert cite(readout, passage, style) == citation.format(digits)


def test_manual_says_that_reported_speech_is_reported(visit: Readout) -> None:
    for style in ("chicago", "apa", "mla"):
        assert "Tomaš Belq, Envoy, Harrow Isles, as reported in" in cite(visit, whole(visit, "#4"), style)


def test_narration_is_the_publishers(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#1"), "apa").startswith(
        "“The mayor met the envoy on the quay.” (mayor.velm.example, 2033, para. 1.1)."
    )
    assert "\n\n“Ada Orrin receives" in cite(visit, whole(visit, "#1"), "chicago")


def test_several_turns_stand_as_a_block(visit: Readout) -> None:
    assert cite(visit, whole(visit, "#2.2-3.1"), "mla").startswith(
        "[Ada Orrin:] We shall keep it open!\n\n[Tomaš Belq:] Thank you. Our ships <will> come. "
        "(Ada Orrin, Mayor of Velm; Tomaš Belq, Envoy, Harrow Isles, qtd. in “Ada"
    )


@pytest.mark.parametrize("words", ["He said “no” to it.", 'He said "no" to it.', "word " * 101])
def test_quotation_with_marks_of_its_own_or_of_many_words_stands_as_a_block(
    visit: Readout, words: str
) -> None:
    readout = msgspec.structs.replace(visit, turns=(Turn(text=words),))

    assert cite(readout, whole(readout, "#1"), "chicago").startswith(f"{words.strip()}\n\n“Ada")


def test_names_and_titles_keep_their_script() -> None:
    readout = Readout(
        readout=1,
        id="x",
        title="Встреча с послом",
        date="2033-05",
        source=Source(publisher="外務省"),
        turns=(Turn(label="САРЕЛ АНДОВ", text="Да будет так."),),
    )

    assert cite(readout, whole(readout, "#1"), "apa").startswith(
        "“Да будет так.” (САРЕЛ АНДОВ, as cited in 外務省, 2033, para. 1.1).\n\n"
        "外務省. (2033, May). Встреча с послом [Readout]."
    )


def test_range_is_counted_in_paragraphs(visit: Readout) -> None:
    assert "2033, paras. 2.1–2.2)" in cite(visit, whole(visit, "#2"), "apa")
