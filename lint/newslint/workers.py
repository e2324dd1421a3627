"""Many files over several processes. A worker that dies costs its file, never the run."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.run import FileResult, problem_result

if TYPE_CHECKING:
    from newslint.project import Project

Files = list[tuple[Path, str]]

_project: "Project | None" = None


def spread(project: "Project", files: Files, format: str, jobs: int, chunk: int) -> Iterator[FileResult]:
    """Lint files in `jobs` processes; results come in the order of the files."""
    chunks = [files[start : start + chunk] for start in range(0, len(files), chunk)]
    _ = project.linter.checks  # compiled before the fork, so that workers share it
    with _pool(project, jobs) as pool:
        waiting = [pool.submit(_lint, part, format) for part in chunks]
        for part, future in zip(chunks, waiting, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from _one_by_one(project, part, format)


def _pool(project: "Project", jobs: int) -> ProcessPoolExecutor:
    """Forked where the system can: the compiled rules are then shared. Elsewhere each process compiles its own."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    state = (project.linter.artefact, project.config) if method == "spawn" else None
    global _project
    _project = project
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(state,))


def _start(state: object) -> None:
    global _project
    if state is not None:
        from newslint.project import Project

        _project = Project(*state, cache=False)  # type: ignore[misc]


def _lint(files: Files, format: str) -> list[FileResult]:
    assert _project is not None
    return [_project.lint_file(path, name, format) for path, name in files]


def _one_by_one(project: "Project", files: Files, format: str) -> Iterator[FileResult]:
    """After a crash: every file of the chunk in a process of its own, to find the one that kills it."""
    for file in files:
        with _pool(project, 1) as pool:
            try:
                yield from pool.submit(_lint, [file], format).result()
            except BrokenProcessPool:
                yield problem_result(
                    project.linter, file[1], "read/limit", "the process that read this file died"
                )
