"""Input that is meant to stop a linter: every run must end, with an exit code and no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import readers
from newslint.checks import endings
from newslint.comparison import claims
from newslint.config import file_discovery
from newslint.config.config_file import Config
from newslint.engine.linter import Linter
from newslint.engine.session import Session
from newslint.fast.file_cache import cache_folder, kept, store
from newslint.ruleset import compiled
from newslint.text import sentences

HOSTILE = {
    "many-figures": "".join(f"Item {n} costs {n * 7} dollars and weighs {n} kg. " for n in range(4000)),
    "one-long-line": "The harbour master said 64 ships sailed from Lindhamn on Monday. " * 4000,
    "long-word": "x" * 400_000,
    "digits-and-dots": "1.2,3" * 20_000 + "%",
    "a-very-long-number": "9" * 5000 + " people",
    "quotes": '"' * 40_000,
    "brackets": "[" * 40_000,
    "spaces": " " * 100_000 + "x",
    "no-break-spaces": "a" + "\u00a0" * 50_000 + "b",
    "combining-marks": "e" + "\u0301" * 20_000,
    "line-separators": "one\u2028two\x85three\x0bfour\x0cfive" * 500,
    "stars": "*a **b " * 8000,
    "backticks": "`" * 30_001,
    "open-tags": "<div " * 20_000,
    "open-comments": "<!-- " * 20_000,
    "nested": "<div>" * 5000 + "deep",
    "entities": "&amp;" * 30_000,
}


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("name", HOSTILE)
def test_every_run_ends(newslint, site, name, suffix):
    ran = newslint(
        "check",
        "-q",
        "--output",
        "json",
        f"x.{suffix}",
        cwd=site({f"x.{suffix}": HOSTILE[name]}),
    )
    assert ran.code in (0, 1, 2)
    assert "internal error" not in ran.err
    assert isinstance(ran.findings, list)


def test_a_name_that_is_too_long_is_named(newslint, site):
    folder = site({"list": "a" * 100_000})
    ran = newslint("check", "--files-from", "list", cwd=folder)
    assert ran.code == 2
    assert "File name too long" in ran.err
    assert len(ran.err) < 400


def test_a_closed_standard_input_is_an_empty_one(cache):
    script = "import sys; sys.stdin = None; from newslint.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-c", script, "check", "-", "--isolated"]
    environment = {**os.environ, "NEWSLINT_CACHE": str(cache)}
    ran = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert ran.returncode == 0  # an empty text is an info
    assert b"read/empty" in ran.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("command", [("check",), ("explain-file",), ("figures",)])
def test_a_pipe_is_not_waited_for(newslint, site, command):
    folder = site({})
    os.mkfifo(folder / "a.txt")
    ran = newslint(*command, "a.txt", cwd=folder)
    assert (ran.code, ran.err) == (2, "newslint: a.txt: not a regular file\n")


@pytest.mark.parametrize("setting", ["include", "exclude", "corpus", "per-file-ignores", "languages"])
@pytest.mark.parametrize("glob", ["[z-a]", "a\\\\", "!"])
def test_a_glob_that_is_none_is_named(newslint, site, setting, glob):
    value = f'{{"{glob}" = ["ui"]}}' if setting in ("per-file-ignores", "languages") else f'["{glob}"]'
    folder = site({"newslint.toml": f"{setting} = {value}", "a.txt": "Some words."})
    ran = newslint("check", ".", cwd=folder)
    assert ran.code == 2
    assert "is not a glob" in ran.err


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('[phrases."ui/buton".labels]\nen = ["Go"]', "no rule 'ui/buton'; did you mean 'ui/button'?"),
        ('[phrases."ui/button".label]\nen = ["Go"]', "no table 'label'; did you mean 'labels'?"),
        ('[phrases."metadata/missing".labels]\nen = ["Go"]', "metadata/missing has no table 'labels'"),
        ('[options."ui/buton"]\nx = 1', "options: no rule 'ui/buton'; did you mean 'ui/button'?"),
        ('[options."metadata/missing"]\nrequire = []', "no option 'require'; did you mean 'required'?"),
        (
            '[options."metadata/missing"]\nrequired = 1',
            "metadata/missing: required must be a list of texts",
        ),
        ('[options."metadata/missing"]\nrequired = [["x"]]', "required must be a list of texts"),
        ('[options."text/bidi-control"]\nfind = "x"', "text/bidi-control: find: 'x' is not one of"),
        ('[per-file-ignores]\n"a.txt" = ["uii"]', "no rule is called 'uii'; did you mean 'ui'?"),
        ('cross-file = "full"', "cross-file"),
    ],
)
def test_what_the_configuration_names_must_be_there(newslint, site, config, told):
    ran = newslint("check", ".", cwd=site({"newslint.toml": config, "a.txt": "Read more\n"}))
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize("setting", ["extend", "facts", "ignores", "baseline"])
def test_a_path_with_a_nul_is_named(newslint, site, setting):
    ran = newslint("check", ".", cwd=site({"newslint.toml": f'{setting} = "a\\u0000b"'}))
    assert ran.code == 2
    assert f"{setting}: a path cannot hold a NUL character" in ran.err


def test_odd_lines_of_a_gitignore_are_passed_over(newslint, site):
    folder = site(
        {".gitignore": "[z-a]\n!\nb\\\nhidden.txt\n", "a.txt": "Read more\n", "hidden.txt": "Read more\n"}
    )
    ran = newslint("check", ".", "--output", "json", cwd=folder)
    assert {finding["path"] for finding in ran.findings} == {"a.txt"}


def test_json_lines_that_are_none_are_answered(newslint, site):
    junk = [b"\xff\xfe", b"[]", b"null", b'{"text": 1}', b'{"id": NaN, "text": "5 percent"}', b"[" * 100_000]
    ran = newslint(
        "figures", "--jsonl", "-", cwd=site({}), stdin=b"\n".join([*junk, b'{"text": "5 percent"}'])
    )
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [answer.get("line") for answer in answers] == [1, 2, 3, 4, 5, 6, None]
    assert answers[-1]["quantities"][0]["value"] == 5


LINTER = Linter(compiled.load(), Config(root=Path()))


def test_a_figure_is_seen_beside_its_neighbours_only(monkeypatch):
    """With all figures of a long line for each of them, the time would grow with the square."""
    seen = []
    real = claims.context_words
    monkeypatch.setattr(claims, "context_words", lambda *all: seen.append(len(all[2])) or real(*all))
    LINTER.lint("a.txt", ("Of 64 ships 12 sailed from Lindhamn. " * 500).encode())
    assert len(seen) == claims.MAX_CLAIMS
    assert max(seen) <= 4


@pytest.mark.parametrize("end", ["1,1." * 9_000 + "§", "@" * 9_000 + " so they", "ferry " * 9_000])
def test_only_the_end_of_an_article_decides_how_it_ends(monkeypatch, end):
    looked = []
    real = endings._OTHER_END
    monkeypatch.setattr(
        endings, "_OTHER_END", SimpleNamespace(search=lambda text: looked.append(text) or real.search(text))
    )
    story = (
        "The ferry to Lindhamn stays in the harbour until the end of the strike, its captain said.\n\n" * 4
    )
    LINTER.lint("a.txt", (story + "Nobody at the quay knew " + end).encode())
    assert looked
    assert all(len(text) <= endings.TAIL or " " not in text for text in looked)


@given(st.text("ab 5.!\n", max_size=300).map(lambda text: text * 40))
def test_sentences_are_bounded_and_whole(text):
    spans = sentences.SentenceSplitter().split(text)
    assert all(0 < span.end - span.start <= sentences.LONGEST for span in spans)
    assert "".join("".join(text[slice(*span)].split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "charset", ["rot13", "zlib", "undefined", "idna", "utf-16", "cp037", "unicode_escape"]
)
def test_a_page_in_no_charset_of_pages_is_refused(newslint, site, charset):
    page = b"<meta charset=" + charset.encode() + b"><p>The ferry sails \xff again, the company said.</p>"
    ran = newslint("check", "--output", "json", "a.html", cwd=site({"a.html": page}))
    assert (ran.code, ran.rules) == (2, ["text/encoding"])


def test_an_empty_phrase_is_named(newslint, site):
    ran = newslint(
        "check", ".", cwd=site({"newslint.toml": '[phrases."ui/button".labels]\nen = ["Go", " "]'})
    )
    assert ran.code == 2
    assert "phrases.ui/button.labels.en must be a list of texts, none of them empty" in ran.err


@pytest.mark.parametrize("damage", [b"", b"[1]", b"\xff" * 99])
def test_damaged_compiled_rules_are_made_again(newslint, site, own_cache, damage):
    folder = site({"a.txt": "Some words.\n\nRead more\n"})
    first = newslint("check", "a.txt", "--output", "json", cwd=folder, NEWSLINT_CACHE=str(own_cache))
    for path in own_cache.glob("rules-*/*.json"):
        path.write_bytes(damage)
    again = newslint("check", "a.txt", "--output", "json", cwd=folder, NEWSLINT_CACHE=str(own_cache))
    assert (first.rules, first.code) == (again.rules, again.code)


@pytest.mark.parametrize("pattern", ["language-en.json", "rules.json", "sums.json", "*.bin", "*"])
def test_compiled_rules_damaged_at_the_same_size_are_made_again(newslint, site, own_cache, pattern):
    folder = site({"a.txt": "The council spent $5 million on Monday.\n\nRead more\n"})
    call = ("check", "a.txt", "--output", "json")
    first = newslint(*call, cwd=folder, NEWSLINT_CACHE=str(own_cache))
    whole = {path: path.read_bytes() for path in own_cache.glob(f"rules-*/{pattern}")}
    for path, data in whole.items():
        path.write_bytes(b"\0" * len(data))
    for corpus_index in own_cache.glob("index-*"):
        corpus_index.unlink()
    again = newslint(*call, cwd=folder, NEWSLINT_CACHE=str(own_cache))
    assert (again.findings, again.code, again.err) == (first.findings, first.code, "")
    assert "ui/read-more" in first.rules
    read = [path for path, data in whole.items() if path.read_bytes() != b"\0" * len(data)]
    assert read


@pytest.mark.parametrize("damage", [b"", b"5", b"null", b"{"])
def test_a_damaged_copy_of_the_configuration_is_read_again(newslint, site, own_cache, damage):
    folder = site({"a.txt": "Read more\n", "newslint.toml": 'ignore = ["ui"]'})
    call = ("check", "a.txt", "--output", "json")
    assert newslint(*call, cwd=folder, NEWSLINT_CACHE=str(own_cache)).rules == []
    [stored] = own_cache.glob("config-*.json")
    stored.write_bytes(damage)
    ran = newslint(*call, cwd=folder, NEWSLINT_CACHE=str(own_cache))
    assert (ran.rules, ran.err) == ([], "")


def test_without_a_home_nothing_is_kept(monkeypatch):
    for name in ("NEWSLINT_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", Mock(side_effect=RuntimeError("Could not determine home directory.")))
    store(cache_folder() / "rules-1", {"a": b"b"})
    assert kept(cache_folder() / "rules-1") is None


def test_a_cache_folder_that_is_a_file_costs_nothing_but_time(newslint, site):
    folder = site({"a.txt": "Read more\n", "newslint.toml": "max-findings = 3", "cache": ""})
    ran = newslint("check", "a.txt", "--output", "json", cwd=folder, NEWSLINT_CACHE=str(folder / "cache"))
    assert ran.rules == ["ui/read-more"]


def test_a_folder_of_rules_without_rules_is_named(newslint, site):
    folder = site({"newslint.toml": 'rules = ["house"]', "house/rule.toml": "", "a.txt": "Some words."})
    ran = newslint("check", ".", cwd=folder)
    assert ran.code == 2
    assert "no FAMILY/RULE.toml in" in ran.err


def test_a_configuration_above_the_repository(newslint, site):
    folder = site({"newslint.toml": "max-findings = 9", "news/old.txt": "Read more\n"})
    repository = folder / "news"
    who = ["-c", "user.name=Ane", "-c", "user.email=ane@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "One"]):
        subprocess.run(["git", *command], cwd=repository, check=True)
    (repository / "new.txt").write_text("Read more\n")
    ran = newslint("check", ".", "--since", "HEAD", "--output", "json", cwd=repository)
    assert [finding["path"] for finding in ran.findings] == ["new.txt"]


def test_a_file_that_is_too_large_is_not_read(newslint, site):
    folder = site(
        {"a.txt": "Read more\n", "newslint-baseline.json": '{"newslint-baseline": 1, "findings": [null]}'}
    )
    with (folder / "b.txt").open("wb") as file:
        file.truncate(1 << 40)
    ran = newslint("check", ".", "--output", "json", cwd=folder)
    assert (ran.code, {finding["path"] for finding in ran.findings}) == (2, {"a.txt", "b.txt"})
    assert "more than 10,485,760 bytes" in json.dumps(ran.findings)
    assert newslint("explain-file", "b.txt", cwd=folder).code == 2


def test_a_folder_that_cannot_be_read_is_told(site, monkeypatch):
    folder = site({"a.txt": "Read more\n", "closed/b.txt": "Read more\n"})
    real = os.scandir

    def scandir(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert file_discovery.files([folder], Config(folder)) == [folder / "a.txt", folder / "closed"]


def test_folders_may_be_deep(newslint, site):
    folder = site({"top.txt": "Read more\n"})
    deep = "/".join(["d"] * 1200)
    for depth in range(1, 1201):
        os.mkdir(folder / deep[: 2 * depth - 1])
    (folder / deep / "a.txt").write_text("Read more\n", "utf-8")
    ran = newslint("check", "--output", "json", cwd=folder)
    (folder / deep / "a.txt").unlink()
    os.removedirs(folder / deep)  # pytest could not: its way goes through Python's stack
    assert (ran.code, ran.rules.count("ui/read-more")) == (1, 2)


def test_a_file_that_breaks_the_engine_does_not_hide_the_others(site, monkeypatch, capsys):
    folder = site({"a.txt": "Read more\n", "b.txt": "Read more\n"})
    session = Session(compiled.load(), Config(folder), cache=False)
    real = Linter.lint
    monkeypatch.setattr(
        Linter, "lint", lambda self, name, *rest: 1 / 0 if name == "a.txt" else real(self, name, *rest)
    )
    run_result = session.check([folder / "a.txt", folder / "b.txt"])
    assert run_result.failed
    assert [(f.rule, f.message) for f in run_result.findings] == [
        ("read/unreadable", "cannot be read: internal error: ZeroDivisionError"),
        ("ui/read-more", "leftover link text: Read more"),
    ]
    assert "a.txt: internal error: ZeroDivisionError; details in " in capsys.readouterr().err


def test_what_was_unreadable_once_is_read_again(site, monkeypatch, cache):
    monkeypatch.setenv("NEWSLINT_CACHE", str(cache / "again"))
    folder = site({"a.txt": "Read more\n"})

    def rules():
        session = Session(compiled.load(), Config(folder))
        return [finding.rule for finding in session.check([folder / "a.txt"]).findings]

    with monkeypatch.context() as locked:
        locked.setattr(readers, "content", Mock(side_effect=PermissionError(13, "Permission denied")))
        assert rules() == ["read/unreadable"]
    assert rules() == ["ui/read-more"]


@pytest.mark.skipif(os.name != "posix", reason="needs ulimit")
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix", "--unsafe-fixes"),
        ("check", "--add-ignore", "why"),
        ("check", "--output", "json:o"),
        ("baseline", "create", "--file", "o"),
        ("learn", ".", "--min-articles", "1", "--output", "o"),
    ],
)
def test_where_nothing_can_be_written_all_stays_as_it_was(site, own_cache, command):
    before = {
        "a.txt": "Strike\n\nThe strike ends on Friday.\n\nRead more\n",
        "o": "",
        "newslint-ignore.toml": "",
    }
    folder = site(before)
    ran = subprocess.run(
        ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, "-m", "newslint", *command],
        cwd=folder,
        capture_output=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parent.parent / "lint"),
            "NEWSLINT_CACHE": str(own_cache),
        },
    )
    assert ran.returncode == (1 if "--fix" in command else 2)
    assert b"File too large" in ran.stderr
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == before


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text there")
def test_a_name_that_is_no_utf8_meets_globs(newslint, site):
    settings = (
        'exclude = ["drafts/"]\ninclude = ["*.txt"]\ncorpus = ["*"]\n[per-file-ignores]\n"b*" = ["ui"]\n'
    )
    folder = site({".gitignore": "*.log\n", "newslint.toml": settings + '[languages]\n"sv/**" = ["sv"]\n'})
    (folder / os.fsdecode(b"latin\xe9.txt")).write_text("Read more\n", "utf-8")
    ran = newslint("check", ".", "--output", "json", cwd=folder)
    assert (ran.code, ran.rules) == (1, ["ui/read-more"])


def test_names_of_articles_are_no_options(newslint, site):
    names = ["--config=a.txt", "--output=json:b.md", "-q.txt", "--exit-zero.html"]
    folder = site(dict.fromkeys(names, "<p>Read more</p>\n"))
    ran = newslint("check", "--force-exclude", "--output", "concise", *names, cwd=folder)
    assert (ran.code, ran.err) == (1, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert all(f"{name}:1:" in ran.out for name in names)


@pytest.mark.parametrize("damage", [b"\xff" * 600, b"[1]" * 200])
def test_a_damaged_index_is_made_again(newslint, site, own_cache, damage):
    folder = site({f"{n}.txt": f"Ferry {n}\n\nRead more\n" for n in range(40)})
    first = newslint("check", "--output", "json", cwd=folder, NEWSLINT_CACHE=str(own_cache))
    (corpus_index,) = own_cache.glob("*.sqlite")
    whole = corpus_index.read_bytes()
    pages = [damage + whole[at + len(damage) : at + 4096] for at in range(4096, len(whole), 4096)]
    corpus_index.write_bytes(whole[:4096] + b"".join(pages))
    for _ in range(2):
        ran = newslint("check", "--output", "json", cwd=folder, NEWSLINT_CACHE=str(own_cache))
        assert (ran.code, ran.out) == (first.code, first.out)
        assert not ran.err or ran.err.endswith(f"{corpus_index.name}: damaged, made anew\n")
