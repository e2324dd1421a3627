"""Many files over several processes. If a worker dies, only its file is lost."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from newslint.config.config_file import Config
from newslint.engine.file_linter import FileLinter
from newslint.engine.linter import FileResult, Linter
from newslint.ruleset.compiled import CompiledRules

Files = list[tuple[Path, str]]
PR_SET_PDEATHSIG = 1

_worker: FileLinter | None = None


def spread(worker: FileLinter, files: Files, format: str, jobs: int, chunk: int) -> Iterator[FileResult]:
    """Lint files in `jobs` processes; results come in the order of the files."""
    chunks = [files[start : start + chunk] for start in range(0, len(files), chunk)]
    _ = worker.linter.checks  # compiled before the fork, so that workers share it
    with _pool(worker, jobs) as pool:
        waiting = [pool.submit(_lint, part, format) for part in chunks]
        for part, future in zip(chunks, waiting, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from _one_by_one(worker, part, format)


def _pool(worker: FileLinter, jobs: int) -> ProcessPoolExecutor:
    """Forked where the system can: the compiled rules are then shared. Elsewhere each process compiles its own."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "fork":
        global _worker
        _worker = worker
        return ProcessPoolExecutor(jobs, context, initializer=_end_with_parent, initargs=(os.getpid(),))
    state = (worker.linter.compiled_rules, worker.linter.config, worker.facts, worker.ignores)
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=state)


def _end_with_parent(parent: int) -> None:
    """Let this process be killed when its parent ends, however that ends (Linux: prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before
        os.kill(os.getpid(), signal.SIGKILL)


def _start(compiled_rules: CompiledRules, config: Config, facts: bool, ignores: object) -> None:
    global _worker
    _worker = FileLinter(Linter(compiled_rules, config), facts, ignores)  # type: ignore[arg-type]


def _lint(files: Files, format: str) -> list[FileResult]:
    assert _worker is not None
    return [_worker.lint_file(path, name, format) for path, name in files]


def _one_by_one(worker: FileLinter, files: Files, format: str) -> Iterator[FileResult]:
    """After a crash: every file of the chunk in a process of its own, to find the one that kills it."""
    for file in files:
        with _pool(worker, 1) as pool:
            try:
                yield from pool.submit(_lint, [file], format).result()
            except BrokenProcessPool:
                yield worker.failed(file[1], "limit", "the process that read this file died")
