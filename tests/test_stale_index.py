"""What is remembered between runs is never shown for a file that is not as it was, nor when the memory is damaged."""

import os
import random
import shutil
import time

import pytest

BRIDGE = "The new harbour bridge in Larvik cost {} million kroner, the mayor Anna Berg said on Monday.\n"


def check(newslint, folder, cache):
    return newslint("check", "--output", "json", ".", cwd=folder, NEWSLINT_CACHE=str(cache))


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_with_the_stamp_of_another_is_linted_anew(newslint, site, own_cache, settled, replaced):
    folder = site({"a.md": BRIDGE.format(64), "b.md": BRIDGE.format(64)})
    path = folder / "b.md"
    os.utime(path, (1_700_000_000, 1_700_000_000))
    if settled:
        time.sleep(2.1)  # as long as a file's stamp may stay the same though it changes
    assert "figures/disagree-across" not in check(newslint, folder, own_cache).rules
    if replaced:
        path.unlink()
    path.write_text(BRIDGE.format(46), "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert "figures/disagree-across" in check(newslint, folder, own_cache).rules


def test_a_file_with_a_new_stamp_and_its_old_content_is_remembered(newslint, site, own_cache):
    folder = site({"a.md": BRIDGE.format(64), "b.md": BRIDGE.format(46)})
    first = check(newslint, folder, own_cache)
    index = next(own_cache.glob("index-*.sqlite"))
    for name in ("a.md", "b.md"):
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    # Nothing that lints is there: only what is remembered can answer.
    blocked = "import newslint.engine.linter as m\nm.Linter.lint = lambda *_: 1 / 0\n"
    (folder / "sitecustomize.py").write_text(blocked, "utf-8")
    path = os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", ""), os.path.abspath("lint")))
    ran = newslint(
        "check", "--output", "json", ".", cwd=folder, NEWSLINT_CACHE=str(own_cache), PYTHONPATH=path
    )
    assert index.exists()
    assert (ran.code, ran.out, ran.err) == (first.code, first.out, "")


def test_a_damaged_index_changes_no_finding(newslint, site, own_cache, tmp_path_factory):
    folder = site(
        {f"{n}.md": BRIDGE.format(40 + n % 3) + f"\nRead more {n}\n\nRead more\n" for n in range(8)}
    )
    first = check(newslint, folder, own_cache)
    assert first.rules
    chance = random.Random(7)
    said = 0
    for _ in range(12):
        cache = shutil.copytree(own_cache, tmp_path_factory.mktemp("damaged") / "cache")
        index = next(cache.glob("index-*.sqlite"))
        data = bytearray(index.read_bytes())
        for _ in range(200):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        index.write_bytes(data)
        ran = check(newslint, folder, cache)
        assert (ran.code, ran.out) == (first.code, first.out)
        said += ran.err.count("damaged, made anew")
        assert len(ran.err.splitlines()) <= 1
    assert said > 6
