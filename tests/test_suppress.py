"""Suppressions: comments, the sidecar file, and what happens to those that do nothing."""

import pytest

COOKIES = "We use cookies to improve your experience. Read our privacy policy."
CLEAN = "The ferry sails again on Monday, the company said."


def page(*blocks):
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize(
    ("blocks", "rules"),
    [
        (["<!-- newslint-disable-next-line ui/cookie-notice -- shown on purpose -->", COOKIES], set()),
        (["<!-- newslint-disable-next-line ui -- a family -->", COOKIES], set()),
        (['<!-- newslint-disable-next-line ui "cookies to improve" -- the text -->', COOKIES], set()),
        (["<!-- newslint-disable-file -- all of it -->", CLEAN, COOKIES], set()),
        (["<!-- newslint-disable ui -->", COOKIES, "<!-- newslint-enable ui -->", CLEAN], set()),
        (
            ["<!-- newslint-disable ui -->", COOKIES, "<!-- newslint-enable ui -->", CLEAN, COOKIES],
            {"ui/cookie-notice"},
        ),
        (
            ["<!-- newslint-disable-next-line text -->", COOKIES],
            {"ui/cookie-notice", "suppressions/unused"},
        ),
        (
            ['<!-- newslint-disable-next-line ui "other words" -->', COOKIES],
            {"ui/cookie-notice", "suppressions/unused"},
        ),
        (["```\n<!-- newslint-disable-file ui -- an example -->\n```", COOKIES], {"ui/cookie-notice"}),
    ],
)
def test_comments(newslint, site, blocks, rules):
    ran = newslint("check", "--output", "json", "--no-cache", "a.md", cwd=site({"a.md": page(*blocks)}))
    assert {rule for rule in ran.rules if not rule.startswith(("metadata", "duplicates"))} == rules


def test_suppressed_findings_are_counted_with_their_reason(newslint, site):
    text = page("<!-- newslint-disable-next-line ui -- house style -->", COOKIES)
    ran = newslint("check", "a.md", cwd=site({"a.md": text}))
    assert ran.code == 0
    assert "1 finding suppressed" in ran.out


def test_the_sidecar_file(newslint, site):
    entry = '[[ignore]]\npath = "*.txt"\nrule = "ui/cookie-notice"\nreason = "known"\n'
    folder = site({"newslint-ignore.toml": entry, "a.txt": page(CLEAN, COOKIES)})
    assert newslint("check", "--isolated", cwd=folder).code == 0
    site({"newslint-ignore.toml": entry + "until = 2020-01-01\n"})
    assert newslint("check", "--isolated", cwd=folder).code == 1
    site({"newslint-ignore.toml": "[[ignore]]\npth = 1\n"})
    wrong = newslint("check", "--isolated", cwd=folder)
    assert (wrong.code, "newslint-ignore.toml: ignore 1" in wrong.err) == (2, True)


def test_add_ignore_writes_suppressions_that_hold(newslint, site):
    folder = site({"a.txt": page(CLEAN, COOKIES, "Decline")})
    assert newslint("check", "--isolated", "--add-ignore", "legacy", cwd=folder).code == 0
    assert newslint("check", "--isolated", cwd=folder).code == 0


def test_a_finding_between_articles_can_be_suppressed_where_it_is_reported(newslint, site):
    first = page("The operator Nordfar said 64 departures were cancelled because of the strike.")
    second = first.replace("64", "46")
    note = "<!-- newslint-disable-next-line figures -- corrected on Tuesday -->\n\n"
    ran = newslint(
        "check", "--isolated", "--output", "json", cwd=site({"a.md": first, "b.md": note + second})
    )
    assert {finding["path"] for finding in ran.findings} == {"a.md"}
