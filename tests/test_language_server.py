"""The language server, over standard input and output, with a real client."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from newslint.lsp.server import Positions

ROOT = Path(__file__).parent.parent
CLEAN = "Ferry sails again\n\nThe ferry sails again on Monday, the company said.\n"
COOKIES = "We use cookies to improve your experience. Read our privacy policy."
FIRST = "Strike\n\nThe operator Nordfar said 64 departures were cancelled because of the strike.\n"
SECOND = FIRST.replace("64", "46").replace("Strike", "Islanders wait for boats", 1)
TIMEOUT = 60


class Editor:
    """A client with one open folder: sends what an editor sends, keeps what the server publishes."""

    def __init__(self, folder, client):
        self.folder, self.client = folder, client
        self.published = asyncio.Queue()
        self.messages = []
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda told: self.published.put_nowait(told))
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda told: self.messages.append(told))

    def uri(self, name):
        return (self.folder / name).as_uri()

    def open(self, name, text, language="markdown"):
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, name, text, version=2):
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    def save(self, name):
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self.identifier(name)))

    def close(self, name):
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identifier(name)))

    def identifier(self, name):
        return types.TextDocumentIdentifier(self.uri(name))

    async def diagnostics(self, name, version=None):
        """The next diagnostics of an article (of that version, when one is asked for)."""
        while True:
            told = await asyncio.wait_for(self.published.get(), TIMEOUT)
            if told.uri == self.uri(name) and version in (None, told.version):
                return list(told.diagnostics)

    async def actions(self, name, at, only=None):
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(self.identifier(name), at, context)
        return await self.client.text_document_code_action_async(params)

    async def hover(self, name, position):
        return await self.client.text_document_hover_async(types.HoverParams(self.identifier(name), position))


@pytest.fixture
def edit(tmp_path, cache):
    """edit(session): run a coroutine function with an editor that has started the server in a folder."""

    def run(session, encodings=None):
        async def main():
            client = LanguageClient("test", "1")
            editor = Editor(tmp_path, client)
            environment = {**os.environ, "PYTHONPATH": str(ROOT / "lint"), "NEWSLINT_CACHE": str(cache)}
            await client.start_io(sys.executable, "-m", "newslint", "server", cwd=tmp_path, env=environment)
            general = types.GeneralClientCapabilities(position_encodings=encodings)
            capabilities = types.ClientCapabilities(general=general)
            started = await asyncio.wait_for(
                client.initialize_async(
                    types.InitializeParams(capabilities=capabilities, root_uri=tmp_path.as_uri())
                ),
                TIMEOUT,
            )
            client.initialized(types.InitializedParams())
            await asyncio.wait_for(session(editor, started.capabilities), 2 * TIMEOUT)
            await asyncio.wait_for(client.shutdown_async(None), TIMEOUT)
            client.exit(None)
            await asyncio.wait_for(client._server.wait(), TIMEOUT)
            assert client._server.returncode == 0

        asyncio.run(main())

    return run


def rules(diagnostics):
    return [item.code for item in diagnostics]


def applied(text, edits):
    """What an editor makes of edits whose columns count UTF-16 units."""
    lines = [*text.splitlines(keepends=True), ""]

    def offset(position):
        before = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
        return sum(len(line) for line in lines[: position.line]) + len(before)

    for one in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(one.range.start)] + one.new_text + text[offset(one.range.end) :]
    return text


def test_diagnostics_on_open_change_save_and_close(edit):
    async def session(editor, capabilities):
        assert capabilities.text_document_sync.change == types.TextDocumentSyncKind.Full
        editor.open("a.txt", CLEAN, "plaintext")
        assert await editor.diagnostics("a.txt") == []
        editor.change("a.txt", f"{CLEAN}\n{COOKIES}\n")
        (found,) = await editor.diagnostics("a.txt", 2)
        assert (found.code, found.source, found.severity) == (
            "ui/cookie-notice",
            "newslint",
            types.DiagnosticSeverity.Error,
        )
        assert found.range == types.Range(types.Position(4, 0), types.Position(4, len(COOKIES)))
        # The configuration is read again on every save.
        (editor.folder / "newslint.toml").write_text('ignore = ["ui"]\n', "utf-8")
        editor.save("a.txt")
        assert await editor.diagnostics("a.txt", 2) == []
        (editor.folder / "newslint.toml").write_text('ignroe = ["ui"]\n', "utf-8")
        editor.save("a.txt")
        await editor.diagnostics("a.txt", 2)
        assert "did you mean 'ignore'" in editor.messages[0].message
        (editor.folder / "newslint.toml").unlink()
        editor.save("a.txt")
        assert rules(await editor.diagnostics("a.txt", 2)) == ["ui/cookie-notice"]
        editor.close("a.txt")
        assert await editor.diagnostics("a.txt") == []

    edit(session)


def test_any_name_is_linted_and_what_is_not_open_has_nothing(edit):
    async def session(editor, _):
        name = "Fähre 1.txt"
        editor.open(name, CLEAN, "plaintext")
        assert await editor.diagnostics(name) == []
        editor.change(name, f"{CLEAN}\n{COOKIES}\n")
        (found,) = await editor.diagnostics(name, 2)
        assert "ui/cookie-notice" in (await editor.hover(name, found.range.start)).contents.value
        assert await editor.hover("b.txt", found.range.start) is None
        assert not await editor.actions("b.txt", found.range)

    edit(session)


@pytest.mark.skipif(os.name != "posix", reason="Windows opens files of other hosts")
def test_an_article_on_another_host_does_not_keep_others_from_being_linted(edit):
    async def session(editor, _):
        there = types.TextDocumentItem("file://elsewhere/desk/b.md", "markdown", 1, "Rain fell again.\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(there))
        editor.open("a.md", f"{CLEAN}\n{COOKIES}\n")
        assert [found.code for found in await editor.diagnostics("a.md")] == ["ui/cookie-notice"]

    edit(session)


def test_typing_fast_is_linted_once(edit):
    async def session(editor, _):
        editor.open("a.txt", CLEAN, "plaintext")
        await editor.diagnostics("a.txt")
        for version in range(2, 30):
            editor.change("a.txt", CLEAN + "x" * version, version)
        await editor.diagnostics("a.txt", 29)
        assert editor.published.empty()

    edit(session)


def test_figures_that_disagree_with_another_open_or_stored_article(edit, site):
    async def session(editor, _):
        editor.open("b.txt", SECOND, "plaintext")
        (found,) = await editor.diagnostics("b.txt")
        assert found.code == "figures/disagree-across"
        (related,) = found.related_information
        assert related.location.uri == editor.uri("a.txt")
        start = related.location.range.start
        assert FIRST.splitlines()[start.line][start.character :].startswith("64")
        # The buffer counts, not the file.
        editor.open("a.txt", FIRST.replace("64", "46"), "plaintext")
        assert "figures/disagree-across" not in rules(await editor.diagnostics("b.txt"))
        editor.change("a.txt", FIRST.replace("64", "47"))
        assert rules(await editor.diagnostics("b.txt")) == ["figures/disagree-across"]
        assert list(await editor.diagnostics("a.txt", 2)) == []  # the later article has the finding

    site({"a.txt": FIRST, "newslint.toml": 'corpus = ["*.txt"]\n'})
    edit(session)


def test_quick_fixes(edit):
    text = f"# \U0001f600 Ferry\n\nThe pi\u200blot \U0001f600 sai\u200bd so.\n\n\u00a0\n\n{COOKIES}\n"

    async def session(editor, _):
        editor.open("a.md", text)
        found = {item.code: item for item in await editor.diagnostics("a.md")}
        cookies, invisible = found["ui/cookie-notice"], found["text/invisible-character"]
        (action,) = await editor.actions("a.md", cookies.range, [types.CodeActionKind.QuickFix])
        assert (action.kind, action.is_preferred) == (types.CodeActionKind.QuickFix, None)
        assert COOKIES not in applied(text, action.edit.changes[editor.uri("a.md")])
        (action,) = await editor.actions("a.md", invisible.range, [types.CodeActionKind.QuickFix])
        assert action.is_preferred
        assert action.diagnostics[0].code == "text/invisible-character"
        assert applied(text, action.edit.changes[editor.uri("a.md")]).count("\u200b") == 1
        (action,) = await editor.actions("a.md", cookies.range, [types.CodeActionKind.SourceFixAll])
        fixed = applied(text, action.edit.changes[editor.uri("a.md")])
        assert fixed == f"# \U0001f600 Ferry\n\nThe pilot \U0001f600 said so.\n\n{COOKIES}\n"
        start = types.Position(0, 0)
        actions = await editor.actions("a.md", types.Range(start, start))
        assert [action.kind for action in actions] == ["source.fixAll.newslint"]

    edit(session)


def test_hover_shows_the_page_of_the_rule(edit):
    async def session(editor, _):
        editor.open("a.txt", f"{CLEAN}\n{COOKIES}\n", "plaintext")
        await editor.diagnostics("a.txt")
        told = await editor.hover("a.txt", types.Position(4, 3))
        assert told.contents.kind == types.MarkupKind.Markdown
        assert told.contents.value.startswith("# ui/cookie-notice")
        assert await editor.hover("a.txt", types.Position(2, 3)) is None

    edit(session)


@pytest.mark.parametrize(
    ("encodings", "chosen", "column"),
    [(None, "utf-16", 7), (["utf-8", "utf-16"], "utf-8", 13), (["utf-32"], "utf-32", 6)],
)
def test_position_encodings(edit, encodings, chosen, column):
    async def session(editor, capabilities):
        assert capabilities.position_encoding == chosen
        editor.open("a.txt", "Harbour\n\n\U0001f600é ä 你\u200b Olle, the pilot said.\n", "plaintext")
        found = [
            item for item in await editor.diagnostics("a.txt") if item.code == "text/invisible-character"
        ]
        assert [item.range.start.character for item in found] == [column]

    edit(session, encodings)


def test_lines_are_those_of_the_protocol():
    text = "one\u2028two\x0bthree\rfour\r\nfive\n"
    assert Positions(text, "utf-16").range(text.index("five"), len(text)) == types.Range(
        types.Position(2, 0), types.Position(3, 0)
    )


def test_articles_that_are_not_saved_or_are_excluded(edit, site):
    async def session(editor, _):
        item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, f"# Boats\n\n{COOKIES}\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        told = await asyncio.wait_for(editor.published.get(), TIMEOUT)
        assert (told.uri, rules(told.diagnostics)) == ("untitled:Untitled-1", ["ui/cookie-notice"])
        editor.open("drafts/a.txt", COOKIES, "plaintext")
        assert await editor.diagnostics("drafts/a.txt") == []

    site({"newslint.toml": 'exclude = ["drafts/"]\nignore = ["metadata"]\n'})
    edit(session)


def test_without_pygls_one_line_says_what_to_install(newslint, tmp_path):
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError(name='pygls')\n", "utf-8")
    ran = newslint("server", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT / 'lint'}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "newslint: no module pygls: pip install 'newslint[server]'\n"


LOOK = """
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end)
for _, found in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format("%d:%d %s\\n", found.lnum, found.col, found.code))
end
vim.cmd("qa!")
"""


@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed")
def test_the_documented_setup_of_neovim(site, cache):
    setup = (ROOT / "docs" / "editors.md").read_text("utf-8").partition("```lua\n")[2].partition("```")[0]
    folder = site({"init.lua": setup, "look.lua": LOOK, "a.md": f"# \U0001f600 Ferry\n\n{COOKIES}\n"})
    site({"bin/newslint": f'#!/bin/sh\nexec {sys.executable} -m newslint "$@"\n', "newslint.toml": ""})
    (folder / "bin" / "newslint").chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "lint"),
        "NEWSLINT_CACHE": str(cache),
        "XDG_STATE_HOME": str(folder),
    }
    command = ["nvim", "--headless", "-u", "init.lua", "a.md", "-c", "luafile look.lua"]
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert "2:0 ui/cookie-notice" in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"Content-Length: 9999999999999\r\n\r\n{}", "the client announces 9,999,999,999,999 bytes"),
        (b"Content-Length: " + b"9" * 30 + b"\r\n\r\n{}", "bytes; a message has at most 67,108,864"),
        (b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}", "a header line of the client is longer"),
    ],
    ids=["more than memory", "more than an integer", "no length"],
)
def test_a_length_that_cannot_be_ends_the_server(newslint, sent, told):
    ran = newslint("server", stdin=sent)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "internal error" not in ran.err
