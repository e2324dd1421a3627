"""Suppressions: comments, the ignore file, and what happens to those that do nothing."""

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
    ran = newslint("check", "--output", "json", "a.md", cwd=site({"a.md": page(*blocks)}))
    assert {rule for rule in ran.rules if not rule.startswith(("metadata", "duplicates"))} == rules


def test_a_comment_for_a_rule_that_is_switched_off_is_not_unused(newslint, site):
    comment = "<!-- newslint-disable-next-line ui/cookie-notice -- house style -->"
    folder = site({"a.md": page(comment, COOKIES)})
    assert (
        "suppressions/unused" not in newslint("check", "--ignore", "ui", "--output", "json", cwd=folder).rules
    )
    site({"a.md": page("<!-- newslint-disable-next-line figures/disagree-across -- a -->", CLEAN)})
    assert (
        newslint("check", "--cross-file", "off", "--output", "json", cwd=folder).rules.count(
            "suppressions/unused"
        )
        == 0
    )
    assert "suppressions/unused" in newslint("check", "--output", "json", cwd=folder).rules


def test_what_is_wrong_with_a_comment_is_said(newslint, site):
    comment = "<!-- newslint-disable-next-line ui/cokie-notice,ui -->"
    folder = site({"a.md": page(comment, COOKIES), "b.txt": page(comment, COOKIES)})
    site(
        {
            "newslint.toml": 'extend-select = ["suppressions/reason"]\n[severity]\n"suppressions/unknown" = "error"\n'
        }
    )
    found = newslint("check", "--select", "ui,suppressions", "--output", "json", cwd=folder).findings
    told = [(item["path"], item["rule"], item["severity"]) for item in found]
    unknown, reason = ("suppressions/unknown", "error"), ("suppressions/reason", "info")
    published = ("suppressions/published", "warning")
    assert sorted(told) == sorted(
        [
            ("a.md", *unknown),
            ("a.md", *reason),
            ("b.txt", *unknown),
            ("b.txt", *reason),
            ("b.txt", *published),
        ]
    )
    assert "there is no rule 'ui/cokie-notice'; did you mean 'ui/cookie-notice'?" in [
        item["message"] for item in found
    ]


def test_entries_that_excuse_nothing_are_named(newslint, site):
    entry = '[[ignore]]\npath = "{}"\nrule = "ui"\nreason = "known"\n'
    names = ["a.txt", "b.txt", "gone.txt", "old/*.txt"]
    folder = site({"newslint-ignore.toml": "".join(map(entry.format, names)), "newslint.toml": ""})
    site({"a.txt": page(CLEAN, COOKIES), "b.txt": page(CLEAN.replace("ferry", "train"))})
    said = newslint("check", cwd=folder).err
    assert said.endswith("newslint-ignore.toml: no longer found: b.txt ui, gone.txt ui\n")
    assert newslint("check", "--select", "figures", cwd=folder).err == ""


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


NASTY = (
    'We use "cookies" \\ to improve \u202e\x7f\u2028 your experience, says the \U0001f600 notice on our site.'
)


@pytest.mark.parametrize("name", ["a.txt", "x[1]*.txt", "sub/\u00e5 b.txt"])
def test_add_ignore_writes_suppressions_that_hold(newslint, site, name):
    folder = site(
        {name: page(CLEAN, COOKIES, "Decline", NASTY, CLEAN.upper(), "\u200bZero"), "newslint.toml": ""}
    )
    below = (folder / name).parent
    ran = newslint("check", "--add-ignore", 'a "reason"', cwd=below)
    assert ran.code == 0
    assert "suppressions written" in ran.out
    again = newslint("check", "--output", "json", cwd=folder)
    assert (again.code, again.findings) == (0, [])
    assert newslint("check", "--add-ignore=more", cwd=folder).out.endswith("0 suppressions written\n")
    site({"y1.txt": page(CLEAN, COOKIES)})
    assert newslint("check", cwd=folder).code == 1


def test_add_ignore_needs_a_reason_and_does_not_hide_what_could_not_be_read(newslint, site):
    folder = site({"a.txt": page(CLEAN, COOKIES), "b.txt": b"caf\xe9"})
    assert newslint("check", "--isolated", "--add-ignore", " ", cwd=folder).code == 2
    assert newslint("check", "--isolated", "--add-ignore", "legacy", cwd=folder).code == 2
    assert newslint("check", "--isolated", "a.txt", cwd=folder).code == 0
    assert newslint("check", "--isolated", cwd=folder).code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignore = 3", "[[ignore]]"),
        ("[ignore]\npath = 'a'", "[[ignore]]"),
        ("[[ignores]]\npath = 'a'", "ignores: unknown key"),
        ("[[ignore]]\npath = 'a'", "ignore 1: rule is missing"),
        ("[[ignore]]\npath = 1\nrule = 'ui'", "ignore 1: path: expected a string"),
        ("[[ignore]]\npath = 'a'\nrule = 'ui'\nuntil = '2030'", "ignore 1: until: expected a date"),
        ("x = " + "[" * 20_000, "newslint-ignore.toml"),
    ],
)
def test_a_wrong_sidecar_file_is_named(newslint, site, text, said):
    ran = newslint("check", "--isolated", cwd=site({"a.txt": CLEAN + "\n", "newslint-ignore.toml": text}))
    assert (ran.code, said in ran.err, "internal" in ran.err) == (2, True, False)


def test_a_finding_between_articles_can_be_suppressed_where_it_is_reported(newslint, site):
    first = page("The operator Nordfar said 64 departures were cancelled because of the strike.")
    second = first.replace("64", "46")
    note = "<!-- newslint-disable-next-line figures -- corrected on Tuesday -->\n\n"
    command = ("check", "--isolated", "--output", "json")
    ran = newslint(*command, cwd=site({"a.md": first, "b.md": second}))
    assert {finding["path"] for finding in ran.findings} == {"b.md"}
    ran = newslint(*command, cwd=site({"a.md": first, "b.md": note + second}))
    assert ran.findings == []
