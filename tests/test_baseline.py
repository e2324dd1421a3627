"""Baselines: what was accepted is not reported, what moved is still known, what is gone is said."""

TEXT = "The ferry sails again on Monday, the company said.\n\nWe use cookies to improve your experience.\n"


def test_accepted_findings_stay_accepted_when_lines_move(newslint, site):
    folder = site({"a.txt": TEXT})
    assert newslint("baseline", "create", cwd=folder).code == 0
    assert newslint("check", "--baseline", "newslint-baseline.json", cwd=folder).code == 0
    site({"a.txt": "A new first paragraph stands here, the editor said.\n\n" + TEXT})
    assert newslint("check", "--baseline", "newslint-baseline.json", cwd=folder).code == 0
    site({"a.txt": TEXT + "\nDecline\n"})
    assert newslint("check", "--baseline", "newslint-baseline.json", cwd=folder).code == 1


def test_stale_entries_are_said_and_pruned(newslint, site):
    folder = site({"a.txt": TEXT})
    newslint("baseline", "create", cwd=folder)
    site({"a.txt": TEXT.splitlines()[0] + "\n"})
    assert (
        "1 baseline entries no longer occur"
        in newslint("check", "--baseline", "newslint-baseline.json", cwd=folder).err
    )
    newslint("baseline", "prune", cwd=folder)
    assert '"rule"' not in (folder / "newslint-baseline.json").read_text("utf-8")


def test_since_reports_what_a_change_adds(newslint, site):
    import subprocess

    folder = site({"a.txt": TEXT, "b.txt": TEXT.replace("ferry", "train")})
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=T", "-c", "user.email=t@e", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    site({"a.txt": TEXT + "\nDecline\n"})
    ran = newslint("check", "--since", "HEAD", "--output", "json", cwd=folder)
    assert [
        (finding["path"], finding["line"]) for finding in ran.findings if finding["rule"].startswith("ui")
    ] == [("a.txt", 5)]
    assert newslint("check", "--since", "no-such-revision", cwd=folder).code == 2
