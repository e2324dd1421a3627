"""Rules and phrases of a user's own: they work, their examples are run, and what is wrong in them is told."""

import json
from typing import get_args

import pytest

from newslint.checks import metadata
from newslint.config.schema import check
from newslint.engine.rule_examples import Case, failure
from newslint.errors import UsageError
from newslint.readers import front_matter
from newslint.readers import page_metadata as head
from newslint.ruleset import compiled
from newslint.ruleset.compiler import read_rule
from newslint.ruleset.schema import Example

CLEAN = "The ferry sails again on Monday, the company said.\n"
LABEL = 'kind = "boilerplate"\nlabels = {en = ["from our archive"]}'
BAD, GOOD = "The ferry sails.\n\n>>>From our archive<<<\n", "A letter from our archive tells the story.\n"


def rule(check, message="{match}", bad=BAD, good=GOOD):
    """A rule file with one bad and one good example."""
    head = f'summary = "s"\nseverity = "warning"\nmessage = "{message}"\nwhy = "w"\n[check]\n{check}\n'
    examples = [
        f'[[{kind}]]\nlang = "en"\narticles = [{json.dumps(text)}]\n'
        for kind, text in (("bad", bad), ("good", good))
    ]
    return head + "".join(examples)


def test_own_rules_and_phrases(newslint, site):
    config = 'rules = ["house"]\n[phrases."ui/button".labels]\nen = ["add to my shelf"]\n'
    text = CLEAN + "\nFrom our archive\n\nAdd to my shelf\n"
    folder = site({"house/house/archive.toml": rule(LABEL), "newslint.toml": config, "a.txt": text})
    assert newslint("test", "house", cwd=folder).code == 0
    rules = newslint("check", "--output", "json", "a.txt", cwd=folder).rules
    assert {"house/archive", "ui/button"} <= set(rules)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("summary = 1\n", "house/x/y.toml: summary"),
        (rule('kind = "patterns"\nexpressions = ["a*"]'), "house/x/y.toml: no literal that every match"),
        (
            rule('kind = "boilerplate"\nlabels = {en = ["{n}"]}'),
            "house/x/y.toml: no word next to the placeholders",
        ),
    ],
)
def test_a_wrong_rule_file_is_named(newslint, site, toml, said):
    ran = newslint(
        "check", cwd=site({"house/x/y.toml": toml, "newslint.toml": 'rules = ["house"]\n', "a.txt": CLEAN})
    )
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.fixture(scope="module")
def rules():
    return compiled.load()


def read(toml, folder):
    path = folder / "house.toml"
    path.write_text(toml, "utf-8")
    return read_rule(path)


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ('kind = "patern"', "check: kind: no mechanism 'patern'; did you mean 'patterns'?"),
        ('kind = "patterns"', "check: patterns needs expressions or patterns"),
        ('kind = "patterns"\npatterns = ["a"]', "patterns must be a table of lists"),
        ('kind = "patterns"\nexpressions = "lorem"', "expressions must be a list"),
        ('kind = "patterns"\nexpressions = [" "]', "none of them empty"),
        ('kind = "patterns"\nexpressions = ["lorem"]\nscpoe = "text"', "scpoe: no option of patterns; did you mean 'scope'?"),
        ('kind = "patterns"\nexpressions = ["lorem"]\nscope = "sorce"', "'sorce' is not one of text, source; did you mean"),
        ('kind = "patterns"\nexpressions = ["lorem"]\nformats = ["pdf"]', "formats: 'pdf' is not one of text, markdown"),
        ('kind = "patterns"\nexpressions = ["lorem"]\ncase = "yes"', "case must be true or false"),
        ('kind = "patterns"\nexpressions = ["lorem"]\nper-thousand = 0', "per-thousand must be a number above 0"),
        ('kind = "dates"', "dates needs find"),
        ('kind = "words"\ndoubled = ["the"]', "doubled must be a table of lists"),
        ('kind = "characters"\nfind = "bid"', "find: 'bid' is not one of"),
        ('kind = "metadata"\nrequired = ["titel"]', "'titel' is not one of title, date"),
        ('kind = "boilerplate"\nlabels = {en = "abc"}', "labels.en must be a list of texts, none of them empty"),
        ('kind = "boilerplate"\nlabels = {english = ["abc"]}', "labels: 'english' is no language code; did you mean 'en'?"),
        ('kind = "boilerplate"\nlabels = {xx-yy-zz = ["abc"]}', "'xx-yy-zz' is no language code"),
        ('kind = "boilerplate"\nlabels = {EN = ["abc"]}', "'EN' is no language code; did you mean 'en'?"),
        ('kind = "boilerplate"\nlabels = {en = [""]}', "none of them empty"),
        ('kind = "boilerplate"\nlabels = {en = ["..."]}', "labels.en: '...': write the words"),
        ('kind = "boilerplate"\nlabels = {en = ["a\\nb"]}', "no line of text holds"),
        ('kind = "boilerplate"\nphrases = {en = ["by {foo}"]}', "phrases.en: 'by {foo}': {foo} is no slot; slots are {n}, "),
        ('kind = "boilerplate"\nlabels = {en = ["{networks} now"]}', "{networks} is no slot; did you mean '{network}'?"),
        ('kind = "boilerplate"\nweak = {en = ["read {n x"]}', "weak.en: 'read {n x': {n x is no slot"),
        ('kind = "boilerplate"\nlabels = {en = ["(a|b"]}', "labels.en: '(a|b': a choice is empty, not closed"),
        ('kind = "boilerplate"\nlabels = {en = ["a|b) c"]}', "not closed, or inside another"),
        ('kind = "boilerplate"\nlabels = {zh = ["次(（|)数"]}', "a choice is empty"),
    ],
)  # fmt: skip
def test_a_rule_of_the_users_own_that_is_wrong_is_told(check, reason, tmp_path):
    with pytest.raises(UsageError) as told:
        read(rule(check), tmp_path)
    assert str(told.value).startswith(f"{tmp_path / 'house.toml'}: check: ")
    assert reason in str(told.value)


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        (rule(LABEL, message="{match"), "message: expected '}'"),
        (rule(LABEL, message="{match.x}"), "message: only names can be in braces"),
        (rule(LABEL).replace('"en"', '"english"'), "bad.0.lang: 'english' is no language code; did you mean 'en'?"),
        ('languages = ["svenska"]\n' + rule(LABEL), "languages.0: 'svenska' is no language code"),
    ],
)  # fmt: skip
def test_a_key_of_an_own_rule_that_is_wrong_is_told(toml, reason, tmp_path):
    with pytest.raises(UsageError) as told:
        read(toml, tmp_path)
    assert reason in str(told.value)


@pytest.mark.parametrize(
    "entry",
    ["© {n}", "photo | {*}", "(with inputs", "*) skal udfyldes", "(send|share) this (story|)", "more...", "###", "آگهی‌ها"],
)  # fmt: skip
def test_what_interface_text_may_hold_is_taken(entry, tmp_path):
    assert read(rule(f'kind = "boilerplate"\nlabels = {{mul = ["{entry}"], zh-Hant = ["x"]}}'), tmp_path)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"phrases": {"ui/button": {"labels": {"en": ["x {foo}"]}}}}, "phrases.ui/button.labels.en: 'x {foo}': {foo} is no slot"),
        ({"phrases": {"ui/button": {"labels": {"en": [" "]}}}}, "phrases.ui/button.labels.en must be a list of texts, none of them empty"),
        ({"phrases": {"ui/button": {"weak": {"german": ["x"]}}}}, "'german' is no language code; did you mean 'de'?"),
        ({"languages": ["english"]}, "languages: 'english' is no language code; did you mean 'en'?"),
        ({"languages": {"sv/**": ["swedish"]}}, "languages: 'swedish' is no language code; did you mean 'sv'?"),
    ],
)  # fmt: skip
def test_phrases_and_languages_of_the_configuration_are_held_against_the_same(settings, reason, tmp_path):
    with pytest.raises(UsageError) as told:
        check(tmp_path / "newslint.toml", settings)
    assert str(told.value).startswith(f"{tmp_path / 'newslint.toml'}: ")
    assert reason in str(told.value)


def test_metadata_that_an_article_may_be_asked_for_is_what_the_readers_know():
    known = {*front_matter.KEYS.values(), *head.KEYS.values()}
    assert set(get_args(get_args(metadata.Options.__annotations__["required"])[0])) == known


def test_languages_of_the_configuration_may_name_scripts_and_regions(tmp_path):
    assert check(tmp_path / "newslint.toml", {"languages": ["en", "pt-BR", "zh-Hant", "es-419", "gsw"]})


MARKED, PLAIN = (text.replace("From our archive", "Read more") for text in (BAD, GOOD))


@pytest.mark.parametrize(
    ("expected", "articles", "said"),
    [
        ("bad", [MARKED], ""),
        ("good", [PLAIN], ""),
        ("missed", [PLAIN], ""),
        ("bad", [MARKED.replace(">>>", "").replace("<<<", "")], "a bad example has >>> and <<<"),
        ("good", [MARKED], "a good example has no >>>"),
        ("bad", [MARKED.replace("<<<", "")], ">>> and <<< do not come in pairs"),
        ("bad", [MARKED.replace(">>>", "")], ">>> and <<< do not come in pairs"),
        ("bad", [MARKED, PLAIN], "`fixed` has 1 texts for 2 articles"),
    ],
)
def test_an_example_has_to_say_what_it_expects(expected, articles, said, rules):
    fixed = ["The ferry sails.\n\n"] if len(articles) > 1 else None
    case = Case("ui/read-more", expected, 1, Example(lang="en", articles=articles, fixed=fixed))
    assert failure(case, rules).startswith(said) if said else not failure(case, rules)


def test_the_examples_of_own_rules_are_run(newslint, site):
    ran = newslint("test", "house", cwd=site({"house/house/archive.toml": rule(LABEL, good=BAD)}))
    assert ran.code == 1
    assert ran.out.startswith("house/archive:good1:en: a good example has no >>>")
    assert ran.out.endswith("2 examples, 1 problem\n")
