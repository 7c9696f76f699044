"""Opens pictures of maps with hostile texts in Chromium, and compares them with pictures of harmless ones.

Prints one line for each thing that the texts have brought about: an element or attribute that no harmless picture has,
an address that runs code, a request, a dialog.

Usage: hostile.py MERMAID FOLDER

MERMAID is the folder of Mermaid's library. FOLDER has files `N.svg`, `N.html` and `N.mmd`, and for each of them a
`plain-N` with the same structure.
"""

import pathlib
import sys

import chromium
import library
from playwright.sync_api import sync_playwright

MERMAID, FOLDER = (pathlib.Path(path).resolve() for path in sys.argv[1:3])

# Returns what could be active: elements with the names of their attributes, and addresses that run code.
KINDS = """root => {
  const kinds = new Set();
  for (const element of root.querySelectorAll('*')) {
    kinds.add(element.localName + ' ' + element.getAttributeNames().filter(n => n.startsWith('on') || n === 'style').join(' '));
    for (const name of ['href', 'xlink:href', 'src', 'action', 'formaction'])
      if (/^[\\s\\u0000-\\u001f]*(javascript|vbscript|data):/i.test(element.getAttribute(name) || ''))
        kinds.add('an address: ' + element.getAttribute(name).slice(0, 60));
  }
  return [...kinds];
}"""

# Clicks on each claim, and returns what is then shown.
CLICK = f"""() => {{
  const kinds = new Set();
  for (const box of document.querySelectorAll('.argmap-claims > [id]')) {{
    box.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}));
    for (const kind of ({KINDS})(document.getElementById('details'))) kinds.add(kind);
  }}
  return [...kinds];
}}"""

DRAW = """async ([text, level, htmlLabels]) => {
  const { mermaid } = await import('/index.js');
  mermaid.initialize({ startOnLoad: false, securityLevel: level, htmlLabels, flowchart: { htmlLabels }, maxTextSize: 1e7, maxEdges: 1e5 });
  const { svg } = await mermaid.render('drawn', text);
  document.body.innerHTML = svg;
  return document.querySelectorAll('.node').length;
}"""


def open_page(browser):
    page = browser.new_page()
    page.set_default_timeout(60000)
    page.events = []
    page.on("dialog", lambda dialog: (page.events.append(f"a dialog: {dialog.message[:60]}"), dialog.dismiss()))
    page.on("request", lambda request: page.events.append(f"a request: {request.url[:100]}"))
    return page


def picture(page, path):
    """Opens a file. Returns its kinds, and what has happened."""
    page.events.clear()
    page.goto(path.as_uri())
    kinds = set(page.evaluate(f"({KINDS})(document)"))
    if path.suffix == ".html":
        # What the page's own script shows about a claim.
        kinds |= set(page.evaluate(f"({CLICK})()"))
    return kinds, [event for event in page.events if event != f"a request: {path.as_uri()}"[:111]]


def mermaid(page, address, path, level, html_labels):
    page.goto(address)
    page.events.clear()
    count = page.evaluate(DRAW, [path.read_text(), level, html_labels])
    kinds = set(page.evaluate(f"({KINDS})(document.body)")) | {f"{count} nodes"}
    return kinds, [event for event in page.events if not event.startswith(f"a request: {address}")]


def compare(name, hostile, plain):
    (kinds, events), (known, _) = hostile, plain
    for fault in sorted(kinds - known) + events:
        print(f"{name}: {fault}")


address = library.serve(MERMAID)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = open_page(browser)
    # What came of the harmless maps, most of which are equal.
    harmless = {}
    for path in sorted(FOLDER.glob("[0-9]*")):
        plain = FOLDER / f"plain-{path.name}"
        if path.suffix in [".svg", ".html"]:
            compare(path.name, picture(page, path), picture(page, plain))
            continue
        for mode in [("strict", True), ("loose", True), ("strict", False)]:
            name = f"{path.name} ({mode[0]}, HTML labels {mode[1]})"
            try:
                key = (plain.read_text(), mode)
                if key not in harmless:
                    harmless[key] = mermaid(page, address, plain, *mode)
                compare(name, mermaid(page, address, path, *mode), harmless[key])
            except Exception as error:
                print(f"{name}: {str(error).splitlines()[0][:300]}")
    browser.close()
