"""The language server: publishes findings for the articles that are open in an editor."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from newslint import __version__
from newslint.engine import fixes
from newslint.errors import UsageError
from newslint.lsp.workspace import Workspace, text_of
from newslint.model.document import Lines
from newslint.model.finding import Edit, Finding, Place
from newslint.ruleset.docs import find, page
from newslint.text.escaping import terminal

PAUSE = 0.2  # seconds without a keystroke before an article is linted
SUFFIXES = {"markdown": ".md", "html": ".html"}
SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
FIX_ALL = "source.fixAll.newslint"


class Positions:
    """Offsets in a text as positions of the protocol: lines from 0, columns in the units that the client asked for."""

    def __init__(self, text: str, encoding: str) -> None:
        # An editor may count a byte order mark as a character; newslint's offsets do not.
        self._shift = text.startswith("\ufeff")
        self._text = text
        self._lines = Lines(text)
        self._unit = {"utf-8": ("utf-8", 1), "utf-32": ("utf-32-le", 4)}.get(encoding, ("utf-16-le", 2))

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self._position(start), self._position(end))

    def _position(self, offset: int) -> types.Position:
        line, column = self._lines.position(min(offset + self._shift, len(self._text)))
        start = self._lines.start(line)
        codec, size = self._unit
        units = len(self._text[start : start + column - 1].encode(codec, "surrogatepass")) // size
        return types.Position(line - 1, units)


class Linted(NamedTuple):
    """An article's findings, with the version and the text that they are about."""

    version: int | None
    positions: Positions
    findings: Sequence[Finding]


class Newsdesk:
    """The server's state: the open articles and what was found in them."""

    def __init__(self, server: LanguageServer, open_articles: Workspace) -> None:
        self.server = server
        self.open_articles = open_articles
        self.linted: dict[str, Linted] = {}
        self.thread = ThreadPoolExecutor(1, "newslint")
        self.complained = ""

    async def lint(self) -> None:
        """Lint all open articles and publish what is found."""
        documents = list(self.server.workspace.text_documents.values())
        paths = {path_of(document): document for document in documents}
        texts = {path: document.source for path, document in paths.items()}
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self.thread, self.open_articles.findings, texts)
            self.complained = ""
        except UsageError as error:
            found = {path: [] for path in texts}
            self.complain(str(error))
        for path, findings in found.items():
            document = paths[path]
            if self.opened(document.uri):
                linted = Linted(document.version, Positions(texts[path], self.encoding), findings)
                self.linted[document.uri] = linted
                self.publish(document.uri, document.version, list(self.diagnostics(linted)))

    async def current(self, uri: str) -> Linted:
        """What was found in an article as it is."""
        version = self.server.workspace.get_text_document(uri).version
        if uri not in self.linted or self.linted[uri].version != version:
            await self.lint()
        return self.linted.get(uri) or Linted(version, Positions("", self.encoding), ())

    def opened(self, uri: str) -> Any:
        """The open document of that name, or None. (The keys of the workspace are no names: `%20` is a space in them.)"""
        documents = self.server.workspace.text_documents.values()
        return next((document for document in documents if document.uri == uri), None)

    @property
    def encoding(self) -> str:
        return _value(self.server.workspace.position_encoding)

    def publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        told = types.PublishDiagnosticsParams(uri, diagnostics, version)
        self.server.text_document_publish_diagnostics(told)

    def complain(self, reason: str) -> None:
        """Tell the user what is wrong with the configuration, once."""
        if reason != self.complained:
            told = types.ShowMessageParams(types.MessageType.Error, f"newslint: {reason}")
            self.server.window_show_message(told)
        self.complained = reason

    def diagnostics(self, linted: Linted) -> Iterator[types.Diagnostic]:
        _, positions, findings = linted
        for finding in findings:
            yield types.Diagnostic(
                range=positions.range(finding.place.start, finding.place.end),
                message=terminal(finding.message),
                severity=SEVERITIES[finding.severity],
                code=finding.rule,
                source="newslint",
                related_information=[self.related(place) for place in finding.related] or None,
                data=finding.fingerprint,
            )

    def related(self, place: Place) -> types.DiagnosticRelatedInformation:
        """A place in this or another article, with what is there."""
        path = Path(os.path.abspath(place.path))
        uri = from_fs_path(str(path)) or ""
        known = {path_of(document): document for document in self.server.workspace.text_documents.values()}
        text = known[path].source if path in known else text_of(path)
        where = Positions(text, self.encoding).range(place.start, place.end)
        told = terminal(" ".join((place.note or place.excerpt).split()))
        return types.DiagnosticRelatedInformation(types.Location(uri, where), told)

    def actions(self, uri: str, linted: Linted, wanted: types.Range) -> Iterator[types.CodeAction]:
        """The fixes of the findings that touch a range, and one for all safe fixes of the article."""
        by_mark = {diagnostic.data: diagnostic for diagnostic in self.diagnostics(linted)}
        for finding in linted.findings:
            diagnostic = by_mark[finding.fingerprint]
            if finding.fix and _touch(diagnostic.range, wanted):
                yield types.CodeAction(
                    title=f"{finding.rule}: {'fix' if finding.fix.safe else 'remove (please check)'}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[diagnostic],
                    is_preferred=finding.fix.safe or None,
                    edit=self.edit(uri, linted, finding.fix.edits),
                )
        if safe := fixes.plan(linted.findings, unsafe=False):
            edit = self.edit(uri, linted, fixes.edits(safe))
            yield types.CodeAction("newslint: apply all safe fixes", kind=FIX_ALL, edit=edit)

    def edit(self, uri: str, linted: Linted, edits: Sequence[Edit]) -> types.WorkspaceEdit:
        changes = [types.TextEdit(linted.positions.range(*edit.span), edit.content) for edit in sorted(edits)]
        return types.WorkspaceEdit(changes={uri: changes})

    def manual(self, uri: str, rule: str) -> str:
        """A rule's page, from newslint's own rules or the user's."""
        path = path_of(self.server.workspace.get_text_document(uri))
        found = find(rule, self.open_articles.rule_folders(path))
        return page(rule, found) if found else ""


def build(open_articles: Workspace) -> LanguageServer:
    """The server, ready to be started with `start_io()`."""
    # Whole texts: pygls counts lines as str.splitlines does, so its increments go astray after a U+2028.
    server = LanguageServer("newslint", __version__, types.TextDocumentSyncKind.Full)
    state = Newsdesk(server, open_articles)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: types.DidOpenTextDocumentParams) -> None:
        await state.lint()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: types.DidSaveTextDocumentParams) -> None:
        await state.lint()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def changed_outside(_: types.DidChangeWatchedFilesParams) -> None:
        await state.lint()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        document = state.opened(params.text_document.uri)
        if document and document.version == params.text_document.version:
            await state.lint()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        state.linted.pop(params.text_document.uri, None)
        state.publish(params.text_document.uri, None, [])
        await state.lint()

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        linted = await state.current(uri)
        return [
            action
            for action in state.actions(uri, linted, params.range)
            if not only or any(f"{_value(action.kind)}.".startswith(f"{_value(kind)}.") for kind in only)
        ]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        linted = await state.current(uri)
        here = types.Range(params.position, params.position)
        touched = [item for item in state.diagnostics(linted) if _touch(item.range, here)]
        if not touched:
            return None
        pages = [state.manual(uri, str(item.code)) for item in touched]
        text = types.MarkupContent(types.MarkupKind.Markdown, "\n---\n\n".join(dict.fromkeys(pages)))
        return types.Hover(text, touched[0].range)

    return server


def path_of(document: Any) -> Path:
    """Where a document lies. One that is not saved yet, or on another host, is taken to lie in the current folder."""
    path = to_fs_path(document.uri)
    elsewhere = os.name == "posix" and str(path).startswith("//")
    if path and document.uri.startswith("file:") and not elsewhere:
        return Path(os.path.abspath(path))
    suffix = SUFFIXES.get(document.language_id or "", ".txt")
    return Path.cwd() / f"{Path(document.uri.rpartition(':')[2]).name or 'untitled'}{suffix}"


def _touch(one: types.Range, other: types.Range) -> bool:
    return bool(one.start <= other.end and other.start <= one.end)


def _value(kind: Any) -> str:
    return str(getattr(kind, "value", kind))
