"""Draws Mermaid texts with Mermaid's own library in Chromium, and prints what the nodes show, as JSON.

Usage: mermaid.py MERMAID FOLDER

MERMAID is the folder of the library, FOLDER has files `*.mmd`. The output maps the name of each file to a list of
pairs: the name of a node or subgraph, and its text.
"""

import json
import pathlib
import sys

import chromium
import library
from playwright.sync_api import sync_playwright

MERMAID, FOLDER = (pathlib.Path(path).resolve() for path in sys.argv[1:3])

DRAW = """async text => {
  const { mermaid } = await import('/index.js');
  mermaid.initialize({ startOnLoad: false });
  const { svg } = await mermaid.render('drawn', text);
  document.body.innerHTML = svg;
  return [...document.querySelectorAll('.node, .cluster')].map(node => [
    /(?:^|-)([cjg][0-9]+)(?:-|$)/.exec(node.id)?.[1] ?? node.id, node.textContent]);
}"""

address = library.serve(MERMAID)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    page.set_default_timeout(60000)
    shown = {}
    for path in sorted(FOLDER.glob("*.mmd")):
        page.goto(address)
        shown[path.name] = page.evaluate(DRAW, path.read_text())
    print(json.dumps(shown))
