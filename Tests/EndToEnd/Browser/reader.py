"""Opens the HTML pages in Chromium and does what a reader would do. Prints one line for each fault.

Usage: reader.py PAGE HOSTILE-PAGE FOLDER
"""

import os
import pathlib
import sys

import chromium
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PAGE, HOSTILE, FOLDER = (os.path.abspath(path) for path in sys.argv[1:4])

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


def fonts(name, folder):
    """Writes a Fontconfig file with which only the fonts of one folder are found; returns its path."""
    path = pathlib.Path(FOLDER) / f"{name}.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{FOLDER}/cache</cachedir></fontconfig>')
    return str(path)


SITUATIONS = {
    "Arial's widths": None,
    "DejaVu only": "/usr/share/fonts/truetype/dejavu",
    "a CJK font": "/usr/share/fonts-droid-fallback/truetype",
}


def open_page(browser, path, **options):
    context = browser.new_context(**options)
    context.set_default_timeout(2500)
    page = context.new_page()
    page.messages = []
    page.requests = []
    page.on("console", lambda message: page.messages.append(message.text))
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("dialog", lambda dialog: (page.messages.append("a dialog"), dialog.dismiss()))
    page.goto("file://" + path)
    return page


def quiet(page, where):
    expect(not page.messages, f"{where}: the console says {page.messages[:3]}")
    others = [url for url in page.requests if not url.startswith("file://")]
    expect(not others, f"{where}: it asked for {others[:3]}")


def without_violations(page, where):
    for violation in Axe().run(page).response["violations"]:
        nodes = [node["html"][:120] for node in violation["nodes"][:2]]
        faults.append(f"{where}: axe: {violation['id']}: {violation['help']}: {nodes}")


def check_fonts(playwright):
    for name, folder in SITUATIONS.items():
        if folder and not os.path.isdir(folder):
            faults.append(f"{name}: there is no {folder}")
            continue
        environment = dict(os.environ)
        if folder:
            environment["FONTCONFIG_FILE"] = fonts(name.replace(" ", "-"), folder)
        browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"], env=environment)
        page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
        outside = page.evaluate(TEXTS_OUTSIDE)
        expect(not outside, f"{name}: {len(outside)} texts leave their boxes, such as {outside[:2]}")
        if name != "a CJK font":
            # Without the script, nothing squeezes text to fit its box, so the font without Latin letters is left out.
            alone = open_page(browser, PAGE, viewport={"width": 1400, "height": 900}, java_script_enabled=False)
            outside = alone.evaluate(TEXTS_OUTSIDE)
            expect(not outside, f"{name}, no script: {len(outside)} texts leave their boxes, such as {outside[:2]}")
        browser.close()


def check_desktop(browser):
    for scheme in ["light", "dark"]:
        page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900}, color_scheme=scheme)
        without_violations(page, f"desktop, {scheme}")
        ground = page.evaluate("getComputedStyle(document.querySelector('.argmap-background')).fill")
        expect((ground == "rgb(255, 255, 255)") == (scheme == "light"), f"{scheme}: the background is {ground}")
        quiet(page, f"desktop, {scheme}")
        page.context.close()


def check_keys(browser):
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    count = page.locator(".argmap-claims > [id]").count()
    # From the search to a claim, with the keyboard alone.
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.className") == "skip", "the first Tab does not lead past the head")
    expect(page.locator(".skip").is_visible(), "the link past the head is not shown")
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.id") == "search", "the next Tab does not lead to the search")
    page.keyboard.type("coding worker")
    status = page.locator("#status").inner_text()
    expect(status.endswith(f"of {count} claims") and not status.startswith("0 "), f"searching says {status}")
    expect(page.locator(".argmap-claims > .faint").count() > count / 2, "searching fades too few claims")
    seen = page.evaluate("""() => {
      const frame = document.querySelector('#frame').getBoundingClientRect();
      return [...document.querySelectorAll('.argmap-claims > [id]:not(.faint)')].some(box => {
        const b = box.getBoundingClientRect();
        return b.left < frame.right && b.right > frame.left && b.top < frame.bottom && b.bottom > frame.top;
      });
    }""")
    expect(seen, "no claim that is found is in view")
    page.keyboard.press("Enter")
    expect(page.locator("#details").is_visible(), "Enter in the search shows no claim")
    chosen = page.evaluate("location.hash.slice(1)")
    expect(page.locator(f"[id='{chosen}'].selected").count() == 1, "the address does not say what is chosen")
    page.locator("#search").fill("")
    # Along the argument, with the arrow keys.
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.argmap-claims') !== null"):
            break
    expect(page.evaluate("document.activeElement.closest('.argmap-claims') !== null"), "Tab leads to no claim")
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowLeft")
    expect(first != second and page.evaluate("document.activeElement.id") == first, "the arrows do not follow the argument")
    page.keyboard.press("Enter")
    expect(page.evaluate("location.hash.slice(1)") == first, "Enter chooses no claim")
    expect("Reasons" in page.locator("#details").inner_text(), "a claim's reasons are not listed")
    # A claim's branch and its neighbours, with the panel's buttons.
    page.get_by_role("button", name="Collapse its branch").press("Enter")
    gone = page.locator(".argmap-claims > .gone").count()
    expect(gone > 0, "collapsing hides nothing")
    page.locator(f"[id='{first}']").focus()
    for key in ["End", "ArrowRight", "ArrowDown"]:
        page.keyboard.press(key)
        hidden = page.evaluate("document.activeElement.closest('.gone') !== null")
        expect(not hidden, f"{key} leads to a claim that is not shown")
    expect(page.locator(".argmap-claims > [tabindex='0']:not(.gone)").count() == 1, "Tab no longer leads to the map")
    # Choosing a claim in the search shows it, even if its branch is collapsed.
    deep = page.locator(".argmap-claims > .gone").last
    name = deep.get_attribute("id")
    page.locator("#search").fill(name.split("-", 1)[1])
    page.keyboard.press("Enter")
    expect(deep.is_visible() or page.locator(f"[id='{name}']").is_visible(), "a chosen claim stays hidden")
    page.locator("#search").fill("")
    page.locator(f"[id='{first}']").focus()
    page.keyboard.press("Enter")
    if page.get_by_role("button", name="Collapse its branch").count():
        page.get_by_role("button", name="Collapse its branch").press("Enter")
    page.get_by_role("button", name="Expand its branch").press("Enter")
    expect(page.locator(".argmap-claims > .gone").count() == 0, "expanding shows nothing")
    page.get_by_role("button", name="Only its neighbours").press("Enter")
    expect(0 < page.locator(".argmap-claims > .faint").count() < count, "the neighbourhood is not shown")
    page.locator("#details").get_by_role("button", name="Close").press("Enter")
    expect(not page.locator("#details").is_visible(), "the panel does not close")
    before = page.locator("#map svg").get_attribute("viewBox")
    page.keyboard.press("+")
    expect(page.locator("#map svg").get_attribute("viewBox") != before, "+ does not zoom")
    page.keyboard.press("0")
    page.keyboard.press("Escape")
    without_violations(page, "after the keyboard test")
    quiet(page, "by keys")
    page.context.close()


def check_mouse(browser):
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    svg = page.locator("#map svg")
    before = svg.get_attribute("viewBox")
    page.mouse.move(400, 600)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(100)
    zoomed = svg.get_attribute("viewBox")
    expect(zoomed != before, "the wheel does nothing")
    page.mouse.down()
    page.mouse.move(300, 500, steps=4)
    page.mouse.up()
    expect(svg.get_attribute("viewBox").split()[2] == zoomed.split()[2] and svg.get_attribute("viewBox") != zoomed, "dragging does not pan")
    expect(not page.locator("#details").is_visible(), "dragging chooses a claim")
    page.locator("#fit").click()
    page.locator(".argmap-claims > [id]").first.click()
    expect(page.locator("#details").is_visible(), "a click chooses no claim")
    options = page.locator("#filter option").all_inner_texts()
    expect(len(options) > 2, f"there is nothing to filter by: {options}")
    page.locator("#filter").select_option(index=1)
    expect(page.locator(".argmap-claims > .faint").count() > 0, "filtering does nothing")
    quiet(page, "by mouse")
    page.context.close()
    # A permanent link leads to its claim.
    last = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    some = last.locator(".argmap-claims > [id]").nth(5).get_attribute("id")
    page = last.context.new_page()
    page.goto(f"file://{PAGE}#{some}")
    expect(page.locator(f"[id='{some}'].selected").count() == 1, "a permanent link chooses no claim")
    page.goto(f"file://{PAGE}#100%")
    quiet(last, "a broken link")
    last.context.close()


def check_undercuts(browser):
    """The panel of a claim names what undercuts its steps, as the lines of the map do."""
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    found = page.evaluate("""() => [...document.querySelectorAll('.argmap-line.argmap-undercut path[data-from]')]
      .map(line => [line.dataset.from.split(' ')[0], line.dataset.to])""")
    expect(len(found) > 5, "there are no undercuts to try")
    for source, target in found[:6]:
        page.evaluate("id => { location.hash = id; }", target)
        page.wait_for_timeout(50)
        links = page.evaluate("[...document.querySelectorAll('#details h3 + ul a')].map(a => a.getAttribute('href'))")
        expect("#" + source in links, f"the panel of {target} does not name {source}")
    page.context.close()


def check_step_notes(browser):
    """What a step says is told with what it is for, not with its premise."""
    page = open_page(browser, HOSTILE, viewport={"width": 1400, "height": 900})
    for claim, expected in [("d", True), ("e", False)]:
        page.evaluate("id => { location.hash = id; }", "claim-" + claim)
        page.wait_for_timeout(50)
        found = "On this step: Of the step" in page.locator("#details").inner_text()
        expect(found == expected, f"the panel of {claim} {'has no' if expected else 'has a'} note of a step")
    page.context.close()


def check_contradictions(browser):
    """What a claim contradicts is said in the outline and in the panel."""
    page = open_page(browser, HOSTILE, viewport={"width": 1400, "height": 900})
    pairs = page.evaluate("""() => [...document.querySelectorAll('.argmap-line.argmap-contradiction path[data-from]')]
      .map(line => [line.dataset.from.split(' ')[0], line.dataset.to])""")
    expect(len(pairs) > 0, "there are no contradictions to try")
    for one, other in pairs:
        for claim, opposite in [(one, other), (other, one)]:
            page.evaluate("id => { location.hash = id; }", claim)
            page.wait_for_timeout(50)
            links = page.evaluate("[...document.querySelectorAll('#details .contradicts a')].map(a => a.getAttribute('href'))")
            expect("#" + opposite in links, f"the panel of {claim} does not name {opposite}")
            found = page.locator(f"#outline li[data-claim='{claim}'] .contradicts").count()
            expect(found > 0, f"the outline does not say what {claim} contradicts")
    page.context.close()


def choose(page, claim):
    page.evaluate("id => { location.hash = id; }", claim)
    page.wait_for_timeout(50)
    return " ".join(page.locator("#details").inner_text().split())


def check_panel(browser):
    """An objection comes with its answer, joint premises together, and each claim says what it is."""
    page = open_page(browser, f"{FOLDER}/park.html", viewport={"width": 1400, "height": 900})
    park = choose(page, "claim-park")
    for words in [
        "2 for · 2 against, answered",
        "For: only together: Light makes the paths safe The lamps are cheap For: People would walk",
        "Against: Light disturbs the owls Answered: The owls left ten years ago",
        "Against: One would no longer see the stars Answered: One does not see them now",
    ]:
        expect(words in park, f"the panel of park does not say {words!r}, but {park!r}")
    expect("Against: The owls" not in park and "Against: One does not" not in park, "a defence is listed as an attack")
    for claim, words in {
        "safe": "A reason for: The park should be lit at night, together with The lamps are cheap",
        "owls": "An objection to: The park should be lit at night",
        "moved": "An exception to the objection Light disturbs the owls to The park should be lit at night",
        "city": "An objection to: One would no longer see the stars",
    }.items():
        found = choose(page, "claim-" + claim)
        expect(words in found, f"the panel of {claim} does not say {words!r}, but {found!r}")
    quiet(page, "the panel")
    page.context.close()


def check_history(browser):
    """Back and Forward go through the claims that were looked at; a claim that is not there is named."""
    page = open_page(browser, f"{FOLDER}/park.html", viewport={"width": 1400, "height": 900})
    for claim in ["park", "owls", "moved"]:
        page.locator(f"[id='claim-{claim}']").click()
    page.go_back()
    expect(page.locator("[id='claim-owls'].selected").count() == 1, "Back does not lead to the claim before")
    page.go_back()
    expect(page.locator("[id='claim-park'].selected").count() == 1, "Back does not lead to the first claim")
    page.go_forward()
    expect(page.locator("[id='claim-owls'].selected").count() == 1, "Forward does not lead to the next claim")
    page.evaluate("location.hash = 'claim-nope'")
    page.wait_for_timeout(50)
    expect("no claim called nope" in page.locator("#status").inner_text(), "an unknown claim is not named")
    page.context.close()


def check_wheel(browser):
    """Scrolling pans, whatever it is counted in; with Ctrl it zooms."""
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    view = lambda: [float(x) for x in page.locator("#map svg").get_attribute("viewBox").split()]
    turn = """([y, mode, ctrlKey]) => document.querySelector('#frame').dispatchEvent(
      new WheelEvent('wheel', { deltaY: y, deltaMode: mode, ctrlKey, clientX: 400, clientY: 500, bubbles: true, cancelable: true }))"""
    start = view()
    page.evaluate(turn, [96, 0, False])
    pixels = view()
    page.evaluate(turn, [-6, 1, False])
    lines = view()
    expect(pixels[1] > start[1] and pixels[2] == start[2], "scrolling does not pan")
    expect(abs(lines[1] - start[1]) < 0.1 and lines[2] == start[2], "six lines are not 96 pixels")
    page.evaluate(turn, [-20, 0, True])
    expect(view()[2] < lines[2], "Ctrl and the wheel do not zoom")
    page.context.close()


def check_focus(browser):
    """Escape closes the panel from anywhere, links in it keep the focus, and what is chosen is announced."""
    page = open_page(browser, f"{FOLDER}/park.html", viewport={"width": 1400, "height": 900})
    choose(page, "claim-park")
    page.locator("#details a", has_text="Light disturbs the owls").first.press("Enter")
    expect(page.evaluate("document.activeElement.id") == "details", "following a link loses the focus")
    expect("Light disturbs the owls" in page.locator("#said").inner_text(), "what is chosen is not announced")
    page.keyboard.press("Escape")
    expect(not page.locator("#details").is_visible(), "Escape does not close the panel from inside")
    page.context.close()


def check_folds(browser):
    """What is chosen or found is in view, large enough to read, whatever was folded or zoomed before."""
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900})
    page.locator("#fit").click()
    choose(page, "claim-poor-coding-worker")
    scale = page.evaluate("document.querySelector('#map svg').getScreenCTM().a")
    expect(14 * scale >= 11.99, f"the text of a chosen claim is {14 * scale:.1f} pixels high")
    seen = page.evaluate("""() => {
      const own = document.querySelector('#outline li.selected > .own').getBoundingClientRect();
      const outline = document.querySelector('#outline').getBoundingClientRect();
      return own.top >= outline.top - 1 && own.top < outline.bottom;
    }""")
    expect(seen, "the point of a chosen claim is not in view in the outline")
    tops = page.locator("#outline > ul > li").count()
    conclusions = page.locator(".argmap-claims > .argmap-conclusion").count()
    shown = page.evaluate("""n => [...document.querySelectorAll('#outline > ul > li')].slice(0, n)
      .every(point => document.getElementById(point.dataset.claim).classList.contains('argmap-conclusion'))""", conclusions)
    expect(tops >= conclusions and shown, "the conclusions are not at the top of the outline")
    # Collapsing a branch leaves its citations alone.
    choose(page, "claim-timeless")
    before = page.evaluate("document.querySelector('#outline [data-claim=claim-timeless] > .own details').open")
    page.get_by_role("button", name="Collapse its branch").click()
    states = page.evaluate("""() => {
      const point = document.querySelector('#outline li[data-claim=claim-timeless]:not(.again)');
      return [point.querySelector('.own details').open, point.querySelector(':scope > details').open];
    }""")
    expect(states == [before, False], f"collapsing a branch leaves citation and branch {states}")
    page.context.close()
    page = open_page(browser, f"{FOLDER}/park.html", viewport={"width": 1400, "height": 900})
    page.evaluate("document.querySelector('#outline details').open = false")
    page.locator("#search").fill("cafe")
    expect(page.locator("#outline li.match").first.is_visible(), "a hit in a fold, or with an accent, is not shown")
    page.context.close()


def check_phone(browser):
    page = open_page(browser, PAGE, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    width = page.evaluate("document.documentElement.scrollWidth")
    expect(width <= 390, f"phone: the page is {width} wide")
    expect(page.locator("#outline").is_visible() and not page.locator("#map").is_visible(), "phone: the outline is not first")
    without_violations(page, "phone")
    page.locator("#tabs button", has_text="Map").tap()
    expect(page.locator("#map").is_visible() and not page.locator("#outline").is_visible(), "phone: there is no map")
    scale = page.evaluate("document.querySelector('#map svg').getScreenCTM().a")
    expect(14 * scale >= 9, f"phone: the map's text is {14 * scale:.1f} pixels high")
    page.locator(".argmap-claims > .argmap-conclusion").first.tap()
    expect(page.locator("#details").is_visible(), "phone: a tap chooses no claim")
    page.wait_for_timeout(100)
    after = page.evaluate("document.querySelector('#map svg').getScreenCTM().a")
    expect(abs(after / scale - 1) < 0.02, f"phone: the panel changes the map's scale from {scale:.2f} to {after:.2f}")
    expect(not page.locator("#details").inner_text().startswith("Because"), "phone: the claim begins with its role")
    outside = page.evaluate(TEXTS_OUTSIDE)
    expect(not outside, f"phone: texts leave their boxes: {outside[:2]}")
    without_violations(page, "phone, map")
    quiet(page, "phone")
    page.context.close()


def check_print(browser):
    page = open_page(browser, PAGE, viewport={"width": 1400, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("#outline").is_visible() and not page.locator("#map").is_visible(), "print: the outline is not there")
    page.pdf(path=f"{FOLDER}/page.pdf")
    cited = page.locator("details.cited > summary").first
    expect(cited.is_visible(), "print: the source of a quote is not there")
    page.context.close()
    page = open_page(browser, PAGE, java_script_enabled=False, viewport={"width": 1400, "height": 900})
    expect(page.locator("#map svg").is_visible() and page.locator("#outline").is_visible(), "without script: something is missing")
    page.context.close()


def check_hostile(browser):
    page = open_page(browser, HOSTILE, viewport={"width": 1400, "height": 900})
    expect(page.evaluate("window.harm === undefined"), "hostile: a claim's script has run")
    expect(page.locator("a[href^='javascript']").count() == 0, "hostile: a link runs a script")
    expect(page.locator("img, iframe, object, embed").count() == 0, "hostile: a claim has made an element")
    expect(page.locator("script").count() == 1, "hostile: there is not exactly one script")
    for box in page.locator(".argmap-claims > [id]").all():
        box.press("Enter")
    page.locator("#search").fill("<script>")
    expect(page.evaluate("window.harm === undefined"), "hostile: a claim's script has run on being shown")
    without_violations(page, "hostile")
    quiet(page, "hostile")
    page.context.close()


with sync_playwright() as playwright:
    check_fonts(playwright)
    browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    for check in [check_desktop, check_keys, check_mouse, check_undercuts, check_panel, check_history, check_wheel, check_focus, check_folds, check_contradictions, check_step_notes, check_phone, check_print, check_hostile]:
        try:
            check(browser)
        except Exception as error:  # A step that cannot be carried out is a fault too.
            faults.append(f"{check.__name__}: {str(error).splitlines()[0]}")
    browser.close()
print("\n".join(faults), end="")
