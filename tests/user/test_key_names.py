from __future__ import annotations

import pytest

from readout_tui.user.key_names import parse_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("j", "j"),
        ("J", "J"),
        ("}", "}"),
        ("+", "+"),
        ("ж", "ж"),
        (",", "comma"),
        ("pagedown", "pagedown"),
        ("f12", "f12"),
        ("ctrl+x", "ctrl+x"),
        ("alt+1", "alt+1"),
        ("shift+tab", "shift+tab"),
        ("shift+ctrl+left", "ctrl+shift+left"),
    ],
)
def test_keys_are_named_as_textual_does(text: str, key: str) -> None:
    assert parse_key(text) == key


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (" ", "write 'space' for the space bar"),
        ("", "no key ''"),
        ("\x1b", "no key '\ufffd'"),
        ("pgdown", "no key 'pgdown': did you mean 'pagedown'?"),
        ("PageDown", "no key 'PageDown': did you mean 'pagedown'?"),
        ("shift+esc", "no key 'shift+esc': did you mean 'shift+escape'?"),
        ("f25", "no key 'f25': did you mean 'f2"),
        ("slash", "no key 'slash': write one character, or a name such as pagedown"),
        ("ctrl+ctrl+x", "no key 'ctrl+ctrl+x': write one character"),
        ("super+x", "no key 'super+x': write one character"),
        ("ctrl+", "no key 'ctrl+': write one character"),
        ("ctrl+}", "no key 'ctrl+}': write one character"),
        ("shift+j", "no key 'shift+j': write 'J'"),
        ("shift+1", "no key 'shift+1': write the character that it types"),
        ("ctrl+X", "no key 'ctrl+X': terminals do not tell shift with it: write 'ctrl+x'"),
        ("ctrl+shift+x", "no key 'ctrl+shift+x': terminals do not tell shift with it: write 'ctrl+x'"),
        ("ctrl+i", "no key 'ctrl+i': most terminals send 'tab' for it"),
    ],
)
def test_what_is_no_key_is_told(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"^.") as caught:
        parse_key(text)
    assert str(caught.value).startswith(message)
