"""The map and the outline: keys, mouse, folds, search, history."""

from trial import FOLDER, HOSTILE, PAGE, close, expect, go, open_page, place, scale, text, without_violations

SELECTED = "document.querySelector('.argmap-claims > .selected')?.id"
# The ends of the lines of a kind: [from, to].
ENDS = """kind => [...document.querySelectorAll(`.argmap-line.argmap-${kind} path[data-ends]`)].map(line => {
  const boxes = document.querySelector('.argmap-claims').children;
  const [from, to] = line.dataset.ends.split(',');
  return [boxes[from.split(' ')[0]].id, boxes[to].id];
})"""


def check_keys(browser):
    page = open_page(browser, PAGE)
    count = page.locator(".argmap-claims > [id]").count()
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.className") == "skip", "the first Tab does not lead past the head")
    expect(page.locator(".skip").is_visible(), "the link past the head is not shown")
    go(page, "view=map")
    # With the keyboard alone, from the search to a claim.
    page.locator("#search").focus()
    page.keyboard.type("coding worker")
    status = text(page, "#status")
    expect(status.endswith(f"of {count} claims") and not status.startswith("0 "), f"searching says {status}")
    expect(page.locator(".argmap-claims > .faint").count() > count / 2, "searching fades too few claims")
    page.keyboard.press("Enter")
    expect(page.locator("#details").is_visible(), "Enter in the search shows no claim")
    chosen = page.evaluate(SELECTED)
    expect(chosen and chosen in page.evaluate("location.hash"), "the address does not say what is chosen")
    page.locator("#search").fill("")
    # Single keys act only in the parts of the argument.
    page.locator("#search").press("/")
    expect(page.locator("#search").input_value() == "/", "the key / does not reach the search field")
    page.locator("#search").fill("")
    page.evaluate("document.querySelector('.argmap-claims > [tabindex=\"0\"]').focus()")
    page.keyboard.press("?")
    expect(page.locator("#keys").is_visible(), "? does not show the keys")
    page.keyboard.press("Escape")
    expect(not page.locator("#keys").is_visible() and page.locator("#details").is_visible(), "Escape closes more than the keys")
    page.keyboard.press("/")
    expect(page.evaluate("document.activeElement.id") == "search", "/ does not lead to the search")
    # Along the argument, with the arrow keys.
    page.evaluate("document.querySelector('.argmap-claims > [tabindex=\"0\"]').focus()")
    page.keyboard.press("Home")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("ArrowLeft")
    expect(first != second and page.evaluate("document.activeElement.id") == first, "the arrows do not follow the argument")
    page.keyboard.press("Enter")
    expect(page.evaluate(SELECTED) == first, "Enter chooses no claim")
    expect("Reason" in page.locator("#details").inner_text(), "a claim's reasons are not listed")
    # A claim's branch and its neighbours, with the panel's buttons.
    page.get_by_role("button", name="Fold its branch").press("Enter")
    gone = page.locator(".argmap-claims > .gone").count()
    expect(gone > 0, "folding hides nothing")
    expect(page.locator(".unfold").first.is_visible(), "a folded box does not say how much is folded")
    page.locator(f"[id='{first}']").focus()
    for key in ["End", "ArrowRight", "ArrowDown"]:
        page.keyboard.press(key)
        hidden = page.evaluate("document.activeElement.closest('.gone') !== null")
        expect(not hidden, f"{key} leads to a claim that is not shown")
    expect(page.locator(".argmap-claims > [tabindex='0']:not(.gone)").count() == 1, "Tab no longer leads to the map")
    # Choosing a claim in the search shows it, even if its branch is folded.
    name = page.locator(".argmap-claims > .gone").last.get_attribute("id")
    page.locator("#search").fill(name.split("-", 1)[1])
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{name}']").is_visible(), "a chosen claim stays hidden")
    page.get_by_role("button", name="Show only its neighbours").press("Enter")
    expect(0 < page.locator(".argmap-claims > .faint").count() < count, "the neighbourhood is not shown")
    page.locator("#details").get_by_role("button", name="Close").press("Enter")
    expect(not page.locator("#details").is_visible(), "the panel does not close")
    before = place(page)
    page.keyboard.press("+")
    expect(place(page)[2] > before[2], "+ does not zoom")
    page.keyboard.press("0")
    without_violations(page, "after the keyboard test")
    close(page, "by keys")


def check_mouse(browser):
    page = open_page(browser, PAGE, "#view=map")
    before = place(page)
    page.mouse.move(400, 600)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(100)
    scrolled = place(page)
    expect(scrolled[1] < before[1] and scrolled[2] == before[2], "the wheel does not pan")
    page.mouse.down()
    page.mouse.move(300, 500, steps=4)
    page.mouse.up()
    moved = place(page)
    expect(moved[2] == scrolled[2] and moved[:2] != scrolled[:2], "dragging does not pan")
    expect(not page.locator("#details").is_visible(), "dragging chooses a claim")
    page.locator("#fit").click()
    page.locator(".argmap-claims > [id]").first.click()
    expect(page.locator("#details").is_visible(), "a click chooses no claim")
    expect(14 * scale(page) >= 11.99, "what is chosen is too small to read")
    options = page.locator("#filter option").all_inner_texts()
    expect(len(options) > 2, f"there is nothing to filter by: {options}")
    page.locator("#filter").select_option(index=1)
    expect(page.locator(".argmap-claims > .faint").count() > 0, "filtering does nothing")
    page.locator("#key .entry.objection").click()
    expect("show=objection" in page.evaluate("location.hash"), "the key does not filter")
    close(page, "by mouse")
    page = open_page(browser, PAGE, "#100%")
    close(page, "a broken link")


def check_undercuts(browser):
    """The panel of a claim names what undercuts its steps, as the lines of the map do."""
    page = open_page(browser, PAGE, "#view=map")
    found = page.evaluate(ENDS, "undercut")
    expect(len(found) > 5, "there are no undercuts to try")
    for source, target in found[:6]:
        go(page, target + "&view=map")
        rows = page.evaluate("[...document.querySelectorAll('#details .row')].map(row => row.dataset.id)")
        expect(source in rows, f"the panel of {target} does not name {source}")
    close(page, "undercuts")


def check_names(browser):
    """Boxes have names that say what is to be seen, and the panel says why a claim stands, as `argmap why` does."""
    page = open_page(browser, f"{FOLDER}/park.html", "#claim-park&view=map")
    name = page.locator("[id=claim-safe]").get_attribute("aria-label")
    expected = "Claim: Light makes the paths safe. assumed. A reason for The park should be lit at night, only together with The lamps are cheap"
    expect(name == expected, f"a box is called {name!r}")
    found = text(page, "#details .standing")
    expect(found.startswith("Accepted: Light makes the paths safe and The lamps are cheap together support it"), f"the panel says {found!r}")
    close(page, "names")


def check_step_notes(browser):
    """What a step says is told with what it is for, not with its premise."""
    page = open_page(browser, HOSTILE, "#view=map")
    for claim, expected in [("d", True), ("e", False)]:
        go(page, f"claim-{claim}&view=map")
        found = "Of the step" in page.locator("#details").inner_text()
        expect(found == expected, f"the panel of {claim} {'has no' if expected else 'has a'} note of a step")
    page.context.close()


def check_contradictions(browser):
    """What a claim contradicts is said in the outline and in the panel."""
    page = open_page(browser, HOSTILE, "#view=map")
    pairs = page.evaluate(ENDS, "contradiction")
    expect(len(pairs) > 0, "there are no contradictions to try")
    for one, other in pairs:
        for claim, opposite in [(one, other), (other, one)]:
            go(page, claim + "&view=map")
            links = page.evaluate("[...document.querySelectorAll('#details .contradicts a')].map(a => a.getAttribute('href'))")
            expect("#" + opposite in links, f"the panel of {claim} does not name {opposite}")
            found = page.locator(f"#outline li[data-claim='{claim}'] .contradicts").count()
            expect(found > 0, f"the outline does not say what {claim} contradicts")
    page.context.close()


def check_history(browser):
    """Back and Forward go through the claims that were looked at."""
    page = open_page(browser, f"{FOLDER}/park.html", "#view=map")
    for claim in ["park", "owls", "moved"]:
        page.locator(f"[id='claim-{claim}']").click()
    for step, expected in [(page.go_back, "claim-owls"), (page.go_back, "claim-park"), (page.go_forward, "claim-owls")]:
        step()
        page.wait_for_timeout(60)
        expect(page.evaluate(SELECTED) == expected, f"Back and Forward lead to {page.evaluate(SELECTED)}, not to {expected}")
    close(page, "history")


def check_wheel(browser):
    """Scrolling pans, whatever it is counted in; with Ctrl it zooms."""
    page = open_page(browser, PAGE, "#view=map")
    turn = """([y, mode, ctrlKey]) => document.querySelector('#frame').dispatchEvent(
      new WheelEvent('wheel', { deltaY: y, deltaMode: mode, ctrlKey, clientX: 400, clientY: 500, bubbles: true, cancelable: true }))"""
    start = place(page)
    page.evaluate(turn, [96, 0, False])
    pixels = place(page)
    page.evaluate(turn, [-6, 1, False])
    lines = place(page)
    expect(pixels[1] < start[1] and pixels[2] == start[2], "scrolling does not pan")
    expect(abs(lines[1] - start[1]) < 0.1 and lines[2] == start[2], "six lines are not 96 pixels")
    page.evaluate(turn, [-20, 0, True])
    expect(place(page)[2] > lines[2], "Ctrl and the wheel do not zoom")
    close(page, "wheel")


def check_focus(browser):
    """Escape closes the panel from anywhere, links in it keep the focus, and what is chosen is announced."""
    page = open_page(browser, f"{FOLDER}/park.html", "#claim-park&view=map")
    page.locator("#details .row", has_text="Light disturbs the owls").first.press("Enter")
    expect(page.evaluate("document.querySelector('#details').contains(document.activeElement)"), "following a link loses the focus")
    expect("Light disturbs the owls" in text(page, "#said"), "what is chosen is not announced")
    page.keyboard.press("Escape")
    expect(not page.locator("#details").is_visible(), "Escape does not close the panel from inside")
    close(page, "focus")


def check_folds(browser):
    """What is chosen or found is in view, large enough to read; folds are one state for map, outline and search."""
    page = open_page(browser, PAGE, "#view=map")
    page.locator("#fit").click()
    go(page, "claim-poor-coding-worker&view=map")
    page.wait_for_timeout(60)
    expect(14 * scale(page) >= 11.99, f"the text of a chosen claim is {14 * scale(page):.1f} pixels high")
    seen = page.evaluate("""() => {
      const own = document.querySelector('#outline li.selected > .own').getBoundingClientRect();
      const outline = document.querySelector('#outline').getBoundingClientRect();
      return own.top >= outline.top - 1 && own.top < outline.bottom;
    }""")
    expect(seen, "the point of a chosen claim is not in view in the outline")
    tops = page.locator("#outline > ul:not(.sources) > li").count()
    conclusions = page.locator(".argmap-claims > .argmap-conclusion").count()
    shown = page.evaluate("""n => [...document.querySelectorAll('#outline > ul > li')].slice(0, n)
      .every(point => document.getElementById(point.dataset.claim).classList.contains('argmap-conclusion'))""", conclusions)
    expect(tops >= conclusions and shown, "the conclusions are not at the top of the outline")
    # Folding a branch leaves its citations alone, and folds the map too; the other way round likewise.
    go(page, "claim-timeless&view=map")
    before = page.evaluate("document.querySelector('#outline [data-claim=claim-timeless] > .own details').open")
    page.get_by_role("button", name="Fold its branch").click()
    states = page.evaluate("""() => {
      const point = document.querySelector('#outline li[data-claim=claim-timeless]:not(.again)');
      return [point.querySelector('.own details').open, point.querySelector(':scope > details').open];
    }""")
    expect(states == [before, False], f"folding a branch leaves citation and branch {states}")
    gone = page.locator(".argmap-claims > .gone").count()
    expect(gone > 0, "folding a branch leaves it in the map")
    page.locator("#outline li[data-claim=claim-timeless]:not(.again) > details > summary").click()
    page.wait_for_timeout(60)
    expect(page.locator(".argmap-claims > .gone").count() == 0, "unfolding in the outline does not unfold the map")
    expect(page.locator("#map svg.as-branches").count() == 0, "an unfolded map is not the renderer's picture")
    # By level.
    page.get_by_role("button", name="Show one level less").click()
    expect("level=" in page.evaluate("location.hash"), "the level is not in the address")
    expect(page.locator(".argmap-claims > .gone").count() > 0, "a level less hides nothing")
    close(page, "folds")
    page = open_page(browser, f"{FOLDER}/park.html", "#view=map&folded=park")
    expect(page.locator("#outline > ul > li > details[open]").count() == 0, "a fold in the address does not fold the outline")
    page.locator("#search").fill("cafe")
    expect(page.locator("#hits mark").first.inner_text() == "café", "the words of a hit are not marked")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    expect(page.locator("#outline li.selected").first.is_visible(), "a hit in a fold, or with an accent, is not shown")
    expect(page.locator("[id=claim-walk]").is_visible(), "a hit in a fold is not shown in the map")
    close(page, "hits")


def check_stops(browser):
    """The outline is one tab stop, which goes on into what the point at it can open."""
    page = open_page(browser, PAGE, "#view=outline")
    stops = page.evaluate("""() => [...document.querySelectorAll('#outline .text, #outline summary, #outline li a')]
      .filter(one => one.tabIndex >= 0).map(one => one.className || one.tagName)""")
    expect(1 <= len(stops) <= 3, f"the outline has {len(stops)} tab stops")
    page.evaluate("document.querySelector('#outline .text[tabindex=\"0\"]').focus()")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.closest('li').dataset.claim")
    page.keyboard.press("Enter")
    page.wait_for_timeout(60)
    expect(page.locator("#outline li.selected").get_attribute("data-claim") == second, "Enter chooses no point")
    page.keyboard.press("Tab")
    expect(page.evaluate("document.activeElement.closest('li, #details, footer, .levels') !== null"), "Tab leaves the point for nowhere")
    close(page, "stops")


def check_colors(browser):
    """Each colouring colours the boxes as its key says, and the text on them stays readable in light and dark."""
    contrast = """() => {
      const rgb = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
      const light = color => rgb(color).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      return Math.min(...[...document.querySelectorAll('.argmap-claim')].map(claim => {
        const pair = [claim.querySelector('.argmap-box'), claim.querySelector('text')].map(one => light(getComputedStyle(one).fill));
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
      }));
    }"""
    fills = "[...new Set([...document.querySelectorAll('.argmap-claim > .argmap-box')].map(box => getComputedStyle(box).fill))]"
    swatches = "[...document.querySelectorAll('#key .swatch')].map(one => getComputedStyle(one).backgroundColor)"
    for scheme in ["light", "dark"]:
        page = open_page(browser, PAGE, "#view=map", color_scheme=scheme)
        offered = page.locator("#color option").evaluate_all("all => all.map(one => one.value)")
        expect(len(offered) >= 3, f"the map offers the colours {offered}")
        for color in offered:
            page.locator("#color").select_option(color)
            page.wait_for_timeout(60)
            found, shown = page.evaluate(fills), page.evaluate(swatches)
            least = page.evaluate(contrast)
            expect(least >= 4.5, f"{scheme}, by {color}: text has a contrast of {least:.1f}")
            missing = [one for one in shown if one not in found]
            expect(not missing, f"{scheme}, by {color}: the key has colours that no box has: {missing}")
            if color in ["group", "tags"]:
                expect(len(shown) > 1 and len(found) > 1, f"{scheme}, by {color}: there are {len(found)} colours, {len(shown)} in the key")
        close(page, f"colours, {scheme}")
        page = open_page(browser, PAGE, "#view=map&color=tags", color_scheme=scheme)
        missing = [one for one in page.evaluate(swatches) if one not in page.evaluate(fills)]
        expect(not missing, f"{scheme}, by address: the key has colours that no box has: {missing}")
        close(page, f"colours by address, {scheme}")


def check_branches(browser):
    """In a folded map no line crosses a box, and no box overlaps another."""
    page = open_page(browser, PAGE, "#view=map&level=3")
    faults = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll('.argmap-claims > [id]:not(.gone) > .argmap-box, .branches .again rect')]
        .map(box => box.getBoundingClientRect());
      const overlaps = boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
      const crossings = [...document.querySelectorAll('.branches path[data-ends]')].filter(path => {
        const matrix = path.getScreenCTM();
        const length = path.getTotalLength();
        for (let at = 0; at <= length; at += 4) {
          const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
          if (boxes.some(b => x > b.left + 2 && x < b.right - 2 && y > b.top + 2 && y < b.bottom - 2)) return true;
        }
        return false;
      });
      return [boxes.length, overlaps.length, crossings.length];
    }""")
    expect(faults[0] > 20 and faults[1:] == [0, 0], f"a folded map of {faults[0]} boxes has {faults[1]} overlaps and {faults[2]} lines over boxes")
    close(page, "branches")


CHECKS = [
    check_keys, check_mouse, check_undercuts, check_names, check_step_notes, check_contradictions, check_history, check_wheel,
    check_focus, check_folds, check_stops, check_colors, check_branches,
]
