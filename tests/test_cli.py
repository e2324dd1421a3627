"""The command as a user meets it: exit codes, selection, output, bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.ruleset import compiled

ROOT = Path(__file__).parent.parent
CLEAN = "The ferry sails again on Monday, the company said.\n"
DIRTY = CLEAN + "\nWe use cookies to improve your experience. Read our privacy policy.\n\nDecline\n"


def test_clean_file_exits_0(newslint, site):
    ran = newslint("check", "a.txt", cwd=site({"a.txt": CLEAN}))
    assert (ran.code, ran.out.strip()) == (0, "All checks passed!")


def test_findings_exit_1_and_say_where(newslint, site):
    ran = newslint("check", "--output", "concise", "a.txt", cwd=site({"a.txt": DIRTY}))
    assert ran.code == 1
    assert ran.out.startswith("a.txt:3:1: error ui/cookie-notice")


def test_exit_zero_changes_1_to_0_only(newslint, site):
    folder = site({"a.txt": DIRTY, "bad.txt": b"caf\xe9 noir\n"})
    assert newslint("check", "--exit-zero", "a.txt", cwd=folder).code == 0
    assert newslint("check", "--exit-zero", "bad.txt", cwd=folder).code == 2


def test_an_unreadable_file_is_named_and_the_others_go_on(newslint, site):
    ran = newslint("check", "--output", "json", cwd=site({"a.txt": DIRTY, "bad.txt": b"caf\xe9 noir\n"}))
    assert ran.code == 2
    assert "text/encoding" in ran.rules
    assert "ui/cookie-notice" in ran.rules


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "La traversée coûte 40 euros, précise la société, qui espère être prête à l'été."),
        ("cp1251", "Паром снова ходит с понедельника, сообщила компания."),
        ("gb18030", "渡轮将于周一恢复航行，公司表示。船票在船上出售。"),
        ("cp932", "フェリーは月曜日に再開すると会社は発表した。乗船券は船内で販売される。"),
    ],
)
def test_what_is_not_utf_8_is_reported_with_its_place_and_likely_encoding(newslint, site, encoding, text):
    folder = site({"a.txt": b"Ferry\n\n" + text.encode(encoding)})
    ran = newslint("check", "--output", "concise", "a.txt", cwd=folder)
    assert ran.code == 2
    assert ran.out.startswith("a.txt:3:1: error text/encoding cannot be decoded")
    assert f"it may be {encoding}" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "no-such-file.txt"], "no-such-file.txt"),
        (["check", "--select", "ui/cokie-notice"], "did you mean 'ui/cookie-notice'"),
        (["check", "--output", "xml"], "--output xml"),
        (["rule", "ui/cookie-notic"], "did you mean 'ui/cookie-notice'"),
        (["check", "--max-warnings", "many"], "invalid int value"),
        (["check", "-j", "-1"], "not a number from 0"),
        (["check", "--sel", "ui"], "unrecognized arguments: --sel"),
        (["check", "--nope\x1b[31m\u202e"], "--nope\\x1b[31m\\u202e"),
        (["check", "a.txt", "-"], "cannot be mixed"),
        (["check", "-", "--fix"], "need files"),
        (["check", "--files-from", "no-list"], "--files-from no-list"),
        (["check", "--config", "no.toml"], "no.toml"),
        (["check", "--baseline", "no.json"], "no.json: No such file"),
        (["rules", "--missing", "english"], "'english' is no language code; did you mean 'en'?"),
        (["check", "--output", "json:"], "--output json:: no file after the colon"),
        (["check", "--output", "json:no/such/folder.json"], "no/such/folder.json"),
        (["explain-file", "no.txt"], "no.txt"),
        (["figures", "no.txt"], "no.txt"),
        (["test", "no-folder"], "no-folder"),
        (["baseline", "prune"], "newslint-baseline.json"),
    ],
)
def test_bad_usage_exits_2_with_one_line(newslint, site, arguments, said):
    ran = newslint(*arguments, cwd=site({"a.txt": CLEAN}))
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_an_unknown_key_is_an_error_with_a_suggestion(newslint, site):
    ran = newslint("check", cwd=site({"a.txt": CLEAN, "newslint.toml": 'exlude = ["x"]\n'}))
    assert ran.code == 2
    assert "newslint.toml: exlude: unknown key; did you mean 'exclude'?" in ran.err


def test_select_ignore_and_severity(newslint, site):
    folder = site({"a.txt": DIRTY})
    assert set(newslint("check", "--output", "json", "--select", "ui", cwd=folder).rules) <= {
        "ui/cookie-notice",
        "ui/button",
    }
    assert newslint("check", "--ignore", "ui", "--fail-on", "error", cwd=folder).code == 0
    assert (
        newslint(
            "check", "--output", "json", "--severity", "error", "--select", "ui/newsletter", cwd=folder
        ).code
        == 0
    )


def test_configuration_is_read_from_the_closest_file(newslint, site):
    folder = site(
        {
            "pyproject.toml": "[tool.newslint]\nselect = ['ui']\n",
            "inner/newslint.toml": "select = ['text']\n",
            "inner/a.txt": DIRTY,
        }
    )
    assert newslint("check", "inner", cwd=folder).code == 0
    assert newslint("check", "--isolated", "inner", cwd=folder).code == 1


def test_per_file_ignores_and_severity_table(newslint, site):
    config = '[per-file-ignores]\n"old/**" = ["ui"]\n[severity]\n"ui/*" = "info"\n'
    folder = site({"newslint.toml": config, "old/a.txt": DIRTY, "new/a.txt": DIRTY})
    ran = newslint("check", "--select", "ui", "--output", "json", cwd=folder)
    assert ran.code == 0
    assert {finding["path"] for finding in ran.findings} == {"new/a.txt"}
    assert {finding["severity"] for finding in ran.findings} == {"info"}


def test_standard_input(newslint, site):
    ran = newslint(
        "check", "-", "--stdin-filename", "x.md", "--output", "concise", cwd=site({}), stdin=DIRTY.encode()
    )
    assert ran.code == 1
    assert ran.out.startswith("x.md:3:1:")


def test_files_from(newslint, site):
    folder = site({"a.txt": DIRTY, "b.txt": DIRTY, "list": "b.txt\n"})
    ran = newslint("check", "--files-from", "list", "--output", "json", cwd=folder)
    assert {finding["path"] for finding in ran.findings} == {"b.txt"}


def test_files_from_takes_what_git_lists(newslint, site):
    folder = site({"a\nb.txt": DIRTY, "c.txt": DIRTY})
    ran = newslint("check", "--files-from", "-", "--output", "json", cwd=folder, stdin=b"a\nb.txt\0c.txt\0")
    assert {finding["path"] for finding in ran.findings} == {"a\nb.txt", "c.txt"}


def test_an_empty_list_of_files_is_clean(newslint, site):
    ran = newslint("check", "--files-from", "-", cwd=site({"a.txt": DIRTY}))
    assert (ran.code, ran.err) == (0, "newslint: no article files to check\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_or_a_closed_output_is_no_traceback(site):
    folder = site({"a.txt": DIRTY})
    for redirection, code in ((">/dev/full", 2), (">&-", 1), ("2>&-", 1)):
        run = subprocess.run(
            f"{sys.executable} -m newslint check --isolated a.txt {redirection}",
            shell=True,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "lint")},
        )
        assert (run.returncode, "Traceback" in run.stderr, "Exception" in run.stderr) == (code, False, False)


def test_a_bug_is_one_line_and_its_details_are_in_a_file(newslint, site, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import newslint.config.file_discovery\nnewslint.config.file_discovery.files = lambda *_: 1 / 0\n",
        "utf-8",
    )
    ran = newslint("check", cwd=site({"a.txt": CLEAN}), PYTHONPATH=f"{tmp_path}:{ROOT / 'lint'}")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    details = Path(ran.err.strip().rpartition(" ")[2])
    assert "ZeroDivisionError" in details.read_text("utf-8")
    details.unlink()


def test_progress_goes_to_a_terminal_only_and_leaves_nothing_behind(newslint, site):
    folder = site({f"{number}.txt": CLEAN.replace("ferry", f"ferry {number}") for number in range(250)})
    assert newslint("check", "--no-cache", cwd=folder).err == ""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "newslint", "check", "--no-cache", "--isolated", "--select", "ui"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "lint")}
    run = subprocess.run(
        command, cwd=folder, stderr=theirs, stdout=subprocess.PIPE, check=False, env=environment
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert run.stdout == b"All checks passed!\n"
    assert "/250 files" in shown
    assert shown.endswith(" \r")


def test_nested_gitignore_files_take_precedence_as_in_git(newslint, site):
    files = ["x.txt", "keep.txt", "a/x.txt", "a/keep.txt", "a/b/x.txt", "d/x.txt", "e.txt"]
    folder = site(dict.fromkeys(files, DIRTY))
    site({".gitignore": "*.txt\n!keep.txt\nd/\n!e.txt\n", "a/.gitignore": "!x.txt\n"})
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    site({".git/info/exclude": "a/b/\n"})
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "*.txt"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    ran = newslint("check", "--output", "json", cwd=folder)
    assert {finding["path"] for finding in ran.findings} == set(listed.stdout.split("\0")) - {""}


def test_gitignore_is_honoured_unless_a_file_is_named(newslint, site):
    folder = site({".gitignore": "draft.txt\n", "draft.txt": DIRTY, "a.txt": CLEAN})
    assert newslint("check", cwd=folder).code == 0
    assert newslint("check", "draft.txt", cwd=folder).code == 1


def test_force_exclude(newslint, site):
    folder = site({"newslint.toml": 'exclude = ["draft.txt"]\n', "draft.txt": DIRTY})
    assert newslint("check", "draft.txt", cwd=folder).code == 1
    assert newslint("check", "--force-exclude", "draft.txt", cwd=folder).code == 0


def test_max_warnings(newslint, site):
    text = CLEAN + "\nRead more: the ferry to the islands sails again on Monday.\n"
    folder = site({"a.txt": text})
    assert newslint("check", "--select", "ui/read-more", "--max-warnings", "0", cwd=folder).code == 1
    assert newslint("check", "--select", "ui/read-more", "--max-warnings", "5", cwd=folder).code == 0


def test_several_outputs_in_one_run(newslint, site):
    folder = site({"a.txt": DIRTY})
    ran = newslint("check", "--output", "concise", "--output", "json:out.json", cwd=folder)
    assert ran.out.startswith("a.txt:3:1:")
    assert json.loads((folder / "out.json").read_text("utf-8"))["findings"]


def test_results_do_not_depend_on_cache_or_processes(newslint, site):
    folder = site({f"{number}.txt": DIRTY + CLEAN * number for number in range(40)})
    first = newslint("check", "--output", "json", "-j", "1", "--no-cache", cwd=folder)
    assert newslint("check", "--output", "json", "-j", "2", "--no-cache", cwd=folder).out == first.out
    for _ in range(2):
        assert newslint("check", "--output", "json", cwd=folder).out == first.out


def test_the_cache_notices_a_change(newslint, site):
    folder = site({"a.txt": CLEAN})
    assert newslint("check", cwd=folder).code == 0
    site({"a.txt": DIRTY})
    assert newslint("check", cwd=folder).code == 1


def test_what_is_remembered_belongs_to_the_modules_that_found_it(monkeypatch, tmp_path):
    module = tmp_path / "read" / "html.py"
    module.parent.mkdir()
    rules = compiled.rules_folder()
    monkeypatch.setattr(compiled, "rules_folder", lambda: rules)
    monkeypatch.setattr(compiled, "_PACKAGE", tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(tmp_path / "cache"))
    digests = []
    for source in ("x = 1", "x = 1", "x = 10"):
        if not module.is_file() or module.read_text() != source:
            module.write_text(source)
        digests.append(compiled.load().digest)
    assert digests[0] == digests[1] != digests[2]


def test_color_rules(newslint, site):
    folder = site({"a.txt": DIRTY})
    plain = newslint("check", "--output", "concise", cwd=folder).out
    assert "\x1b" not in plain
    assert "\x1b" in newslint("check", "--output", "concise", cwd=folder, FORCE_COLOR="1").out
    assert (
        "\x1b" not in newslint("check", "--output", "concise", cwd=folder, FORCE_COLOR="1", NO_COLOR="1").out
    )
    assert (
        "\x1b" in newslint("check", "--output", "concise", "--color", "always", cwd=folder, NO_COLOR="1").out
    )


def test_terminal_escapes_of_an_article_are_never_printed(newslint, site):
    text = CLEAN + "\nWe use cookies \x1b[31mto improve\x1b[0m your experience. Read our privacy policy.\n"
    for output in ("table", "concise", "full"):
        assert "\x1b" not in newslint("check", "--output", output, cwd=site({"a.txt": text})).out


def test_fifos_and_links_do_not_hang_the_walk(newslint, site):
    folder = site({"a.txt": CLEAN})
    os.mkfifo(folder / "pipe.txt")
    os.symlink(folder, folder / "loop")
    assert newslint("check", cwd=folder).code == 0


def test_explain_file(newslint, site):
    ran = newslint("explain-file", "a.md", cwd=site({"a.md": "---\nlang: no\n---\n\nPrisen er 40 kroner.\n"}))
    assert ran.code == 0
    assert "nb" in ran.out
    assert "40 kroner" in ran.out


def test_rules_and_rule(newslint, site):
    assert "ui/cookie-notice" in newslint("rules", cwd=site({})).out
    assert newslint("rule", "ui/cookie-notice").out.startswith("# ui/cookie-notice")


def test_rules_that_lack_a_language(newslint):
    unknown = newslint("rules", "--missing", "xx").out.split()
    assert {"ui/cookie-notice", "residue/refusal", "figures/total", "statistics/vague-source"} <= set(unknown)
    assert not [name for name in unknown if name.startswith(("language/", "duplicates/", "metadata/"))]
    assert not {"ui/page-strip", "text/misspelling", "figures/conversion", "read/empty"} & set(unknown)
    greek = newslint("rules", "--missing", "el").out.split()
    assert not [name for name in greek if name.startswith(("statistics/vague", "ui/"))]
    georgian = newslint("rules", "--missing", "ka").out.split()
    assert "figures/total" in georgian  # its file has no relations
    assert newslint("rules", "--missing", "en").out == ""


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('select = "ui"', "newslint.toml: select: must be a list"),
        ('max-findings = "3"', "newslint.toml: max-findings: must be a whole number"),
        ('[phrases]\n"ui/button" = "x"', "newslint.toml: phrases.ui/button: must be a table"),
        ('[languages]\n"sv/**" = "sv"', "newslint.toml: languages: must be a list of languages, or a table"),
        ("languages = 5", "newslint.toml: languages: must be a list of languages, or a table"),
        ('output = ["jsn"]', "newslint.toml: output jsn: not one of table"),
        ('output = ["json:"]', "newslint.toml: output json:: no file after the colon"),
        ('[options."metadata/missing"]\nrequired = ["nope"]', "metadata/missing: required: 'nope' is not one of title"),
        ('[options."metadata/missing"]\nrequired = "title"', "metadata/missing: required must be a list of texts"),
        ('[options."metadata/missing"]\nrequird = []', "metadata/missing has no option 'requird'; did you mean 'required'?"),
    ],
)  # fmt: skip
def test_a_configuration_that_cannot_be_followed_is_told(newslint, site, config, said):
    ran = newslint("check", cwd=site({"a.txt": CLEAN, "newslint.toml": config}))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nnewslint = 1", "[[tool.newslint]]", "[project]"])
def test_a_pyproject_without_our_table_is_told_when_it_is_asked_for(newslint, site, text):
    ran = newslint("check", "--config", "pyproject.toml", cwd=site({"pyproject.toml": text, "a.txt": CLEAN}))
    assert (ran.code, ran.err) == (2, "newslint: pyproject.toml: no table [tool.newslint]\n")


def test_another_tool_whose_name_begins_like_ours_is_not_ours(newslint, site):
    text = '[tool.newslint-extra]\nselect = ["x"]\n'
    folder = site({"newslint.toml": 'select = ["nope"]\n', "sub/pyproject.toml": text, "sub/a.txt": CLEAN})
    assert "no rule is called 'nope'" in newslint("check", "sub", cwd=folder).err


def test_a_byte_order_mark_is_no_part_of_a_setting(newslint, site):
    sheet = '[[fact]]\nname = "Rain"\nabout = ["Lindhamn"]\nwords = ["rain"]\nvalue = 1\n'
    texts = {"newslint.toml": 'facts = "facts.toml"\n', "facts.toml": sheet}
    folder = site({"a.txt": CLEAN, **{name: "\ufeff" + text for name, text in texts.items()}})
    assert newslint("check", "a.txt", cwd=folder).code == 0


def test_options_of_a_rule(newslint, site):
    article = "---\ntitle: Ferry returns\n---\n\nThe ferry sails again on Monday, the company said.\n"
    call = ("check", "--select", "metadata", "--output", "concise", ".")
    assert "not stated: date, author, lang" in newslint(*call, cwd=site({"a.md": article})).out
    config = '[options."metadata/missing"]\nrequired = ["title", "date"]\n'
    assert "not stated: date\n" in newslint(*call, cwd=site({"a.md": article, "newslint.toml": config})).out


def test_an_output_file_is_replaced_in_one_step(newslint, site):
    folder = site(
        {
            "a.txt": "The ferry sails.\n\nRelated articles\n",
            "out.xml": "## newslint\nan older, longer report" * 99,
        }
    )
    (folder / "link.csv").symlink_to("real.csv")
    ran = newslint("check", "--output", "concise", "--output", "junit:out.xml", "--output", "csv:link.csv", "a.txt", cwd=folder)  # fmt: skip
    assert "ui/related-heading" in ran.out
    assert (folder / "out.xml").read_text().endswith("</testsuites>\n")
    assert (folder / "link.csv").is_symlink()
    assert (folder / "real.csv").read_text().startswith('"path"')
    assert not list(folder.glob(".*.*"))


@pytest.mark.parametrize("output", ["nosuch", "csv:no/such/folder.csv"])
def test_an_output_that_cannot_be_written_is_a_usage_error(newslint, site, output):
    ran = newslint("check", "--output", output, "a.txt", cwd=site({"a.txt": "x\n"}))
    assert (ran.code, ran.out) == (2, "")
    assert output.partition(":")[0] in ran.err


def test_an_output_that_is_no_file_is_written_as_it_comes(newslint, site):
    folder = site({"a.txt": "The ferry sails.\n\nRelated articles\n"})
    ran = newslint("check", "-q", "--output", "concise:/dev/stderr", "a.txt", cwd=folder)
    assert "ui/related-heading" in ran.err


def test_reports_of_standard_input_show_its_text(newslint, site):
    folder = site({"a.txt": "what the file says\n"})
    text = b"The ferry sails.\n\nRelated articles\n"
    ran = newslint("check", "--stdin-filename", "a.txt", "--output", "full", "-", cwd=folder, stdin=text)
    assert "3 | Related articles" in ran.out


@pytest.mark.parametrize("call", [("a.txt",), (".",), ("-", "--stdin-filename", "a.txt"), ("link.txt",)])
def test_a_report_takes_no_article_s_place(newslint, site, call):
    folder = site({"a.txt": "Read more\n"})
    (folder / "link.txt").symlink_to("a.txt")
    ran = newslint("check", *call, "--output", "json:./a.txt", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "--output json:./a.txt: this file is one of the articles" in ran.err
    assert (folder / "a.txt").read_text("utf-8") == "Read more\n"
    for _ in range(2):
        assert newslint("check", "a.txt", "--output", "json:a.json", cwd=folder).code == 1
