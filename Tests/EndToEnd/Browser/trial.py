"""What all checks of the page for readers need. Each fault that is found is a line."""

import os
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe

PAGE, HOSTILE, FOLDER = (os.path.abspath(path) for path in sys.argv[1:4])
DESKTOP = {"width": 1400, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# Returns the texts that leave their boxes, as measured by the browser.
TEXTS_OUTSIDE = """() => {
  const outside = [];
  for (const group of document.querySelectorAll('.argmap-claims > *')) {
    const box = group.querySelector('rect').getBBox();
    for (const text of group.querySelectorAll('text')) {
      const b = text.getBBox();
      if (b.x < box.x - 0.5 || b.x + b.width > box.x + box.width + 0.5 || b.y < box.y - 1 || b.y + b.height > box.y + box.height + 1)
        outside.push(text.textContent);
    }
  }
  return outside;
}"""

faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def open_page(browser, path, address="", **options):
    if "viewport" not in options:
        options["viewport"] = DESKTOP
    context = browser.new_context(**options)
    context.set_default_timeout(2500)
    page = context.new_page()
    page.messages = []
    page.requests = []
    page.on("console", lambda message: page.messages.append(message.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("dialog", lambda dialog: (page.messages.append("a dialog"), dialog.dismiss()))
    page.goto("file://" + str(path) + address)
    return page


def close(page, where):
    """Closes a page that must not have complained or asked for anything."""
    expect(not page.messages, f"{where}: the console says {page.messages[:3]}")
    others = [url for url in page.requests if not url.startswith(("file://", "data:"))]
    expect(not others, f"{where}: it asked for {others[:3]}")
    page.context.close()


def without_violations(page, where):
    for violation in Axe().run(page).response["violations"]:
        nodes = [node["html"][:120] for node in violation["nodes"][:2]]
        faults.append(f"{where}: axe: {violation['id']}: {violation['help']}: {nodes}")


def go(page, address):
    """Follows a link to a place in the page."""
    page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(60)


def text(page, selector):
    """The text of an element as one line, without what is there for the eye only."""
    return " ".join(page.locator(selector).first.inner_text().split())


def scale(page):
    return page.evaluate("document.querySelector('#map svg').getScreenCTM().a")


def place(page):
    """Where the map is on the screen: its upper left corner and its scale."""
    page.wait_for_timeout(40)
    return page.evaluate("""() => {
      const { a, e, f } = document.querySelector('#map svg').getScreenCTM();
      return [e, f, a];
    }""")


def fonts(name, folder):
    """Writes a Fontconfig file with which only the fonts of one folder are found; returns its path."""
    path = pathlib.Path(FOLDER) / f"{name}.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{FOLDER}/cache</cachedir></fontconfig>')
    return str(path)
