"""Searches for damaged characters, and that their repairs leave nothing to repair."""

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.text.character_damage import SEARCHES

TEXT = st.text(
    st.sampled_from("ab \n\r\t\u00a0\u3000\u200b\u2060\ufeff\x00\x07\x93\u202e\U000e0062Ã¶â€™©\ufffdа中，,"),
    max_size=60,
)


def found(name, text, markup="text"):
    return list(SEARCHES[name](text, frozenset(text), markup))


@given(TEXT, st.sampled_from(["control", "invisible", "blank", "double-space"]))
def test_a_second_repair_finds_nothing(text, name):
    for damage in reversed(found(name, text)):
        if damage.repaired is not None:
            start, end = damage.edited or (damage.start, damage.end)
            text = text[:start] + damage.repaired + text[end:]
    assert [damage for damage in found(name, text) if damage.repaired is not None] == []


@given(TEXT, st.sampled_from(sorted(SEARCHES)))
def test_places_are_in_order_and_inside(text, name):
    places = [(damage.start, damage.end) for damage in found(name, text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    if name != "mojibake":
        assert places == sorted(places)


SENTENCES = [
    "Färjan går igen på måndag, säger hamnkontoret", "L’équipage a réparé la rampe", "El niño navegó en otoño",
    "Die Fähre fährt wieder über den Fluß", "Zażółć gęślą jaźń w Łodzi", "København får en ny færge", "Çocuklar güneşi gördü",
    "São Paulo não é Lisboa", "Паром снова ходит в понедельник", "Το πλοίο σαλπάρει τη Δευτέρα", "渡轮星期一恢复航行", "フェリーは月曜日に再開する",
    "연락선이 월요일에 다시 다닌다", "เรือข้ามฟากกลับมาแล่นอีกครั้ง", "नाव सोमवार को फिर चलेगी", "Ο αριθμός √2 και 20 °C, § 5",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "mac_roman"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_ftfy_repairs_is_found(sentence, encoding):
    """ftfy decides what is damaged: UTF-8 read in another encoding, as far as ftfy itself restores the sentence."""
    assert found("mojibake", sentence) == []
    damaged = sentence.encode().decode(encoding, "ignore")
    if encoding != "mac_roman" or sentence.isascii() or sentence[0] < "\u0370":
        assert ftfy.fix_encoding(damaged) != sentence or found("mojibake", damaged)


def test_a_provenance_wrapper_is_left_alone():
    wrapper = "\ufeff" + "\U000e0133\ufe01" * 20
    assert found("invisible", f"The ferry sails.{wrapper}") == []
    assert len(found("invisible", "The fer\ufeffry sails.")) == 1


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [("Ã¶", "ö"), ("â€™", "’"), ("â‚¬", "€"), ("Â£", "£"), ("ÐŸÐ°Ñ€", "Пар"), ("Ã…", "Å")],
)
def test_misread_letters_are_decoded_again(broken, repaired):
    assert [damage.repaired for damage in found("mojibake", f"x{broken} y")] == [repaired]
