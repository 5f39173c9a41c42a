"""A hook of mkdocs: pages that lie elsewhere in the repository, links to files that have no page, tables made from the data.

Pages are written for those who read them in the repository. On the site a link to such a file leads to its page where it has
one; otherwise the text of the link stays, with the path behind it.
"""

from __future__ import annotations

import os
import re
import sys

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, os.path.dirname(__file__))
from site_tables import TABLES

BROUGHT = {  # file of the repository -> page of the site
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "evaluation/teaching/README.md": "training.md",
    "evaluation/corpus/README.md": "corpus.md",
}
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s#:]+)(#[^()\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Takes the pages in that lie outside docs/."""
    root = os.path.dirname(config.config_file_path)
    for source, name in BROUGHT.items():
        files.append(File.generated(config, name, abs_src_path=os.path.join(root, source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text of a page with its links as they hold on the site."""
    homes = {name: source for source, name in BROUGHT.items()}
    home = os.path.dirname(homes.get(page.file.src_uri, f"docs/{page.file.src_uri}"))

    def link(found: re.Match[str]) -> str:
        text, target, anchor = found[1], found[2], found[3] or ""
        path = os.path.normpath(os.path.join(home, target))
        if path in BROUGHT:
            return f"[{text}]({BROUGHT[path]}{anchor})"
        if path.startswith("docs/") and path.endswith(".md"):
            return f"[{text}]({path.removeprefix('docs/')}{anchor})"
        if os.path.exists(os.path.join(os.path.dirname(config.config_file_path), path)):
            return f"{text} (`{path}`)" if text.strip("`") not in (path, target) else f"`{path}`"
        return found[0]  # a link to nothing: mkdocs says so

    markdown = LINK.sub(link, markdown)
    for marker, table in TABLES.items():
        if marker in markdown:
            markdown = markdown.replace(marker, table())
    return markdown
