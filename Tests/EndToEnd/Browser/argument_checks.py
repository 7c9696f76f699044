"""The argument as columns and cards: what is on the first screen, what opens, and what is supposed."""

from trial import FOLDER, PAGE, close, expect, go, open_page, text, without_violations


def check_start(browser):
    """All conclusions, reasons, objections and answers of the essay are on the first screen at 16 px or more."""
    page = open_page(browser, PAGE)
    facts = page.evaluate("""() => {
      const root = document.querySelector('#argument');
      const bottom = root.getBoundingClientRect().bottom;
      const rows = [...root.querySelectorAll('.row')];
      return {
        columns: root.querySelectorAll('.column').length,
        size: parseFloat(getComputedStyle(rows[0]).fontSize),
        scrolls: root.scrollHeight > root.clientHeight,
        low: rows.filter(row => row.getBoundingClientRect().bottom > bottom).length,
        reasons: root.querySelectorAll('.card.for').length,
        objections: root.querySelectorAll('.card.against').length,
        answers: [...root.querySelectorAll('.line .lead')].filter(one => one.textContent.includes('Answered')).length,
      };
    }""")
    expect(facts["columns"] == 4, f"start: there are {facts['columns']} columns")
    expect(facts["size"] >= 16 and not facts["scrolls"] and not facts["low"], f"start: {facts}")
    steps = page.evaluate("""() => {
      const count = (role) => [...document.querySelectorAll('#outline > ul > li')].slice(0, 4)
        .flatMap(li => [...li.querySelectorAll(':scope > details > ul > li')]).filter(li => li.dataset.role === role).length;
      return [count('support'), count('objection')];
    }""")
    expect(steps == [facts["reasons"], facts["objections"]], f"start: {facts} for the outline's {steps}")
    close(page, "start")


def check_cards(browser):
    """An objection comes with its answer, joint premises together, and a defence is never called an attack."""
    page = open_page(browser, f"{FOLDER}/park.html")
    argument = text(page, "#argument")
    for words in [
        "Going by this map, it stands: 2 objections are answered.",
        "2 for · 2 against, answered",
        "Reason only together Light makes the paths safe",
        "+ The lamps are cheap",
        "Light disturbs the owls ○ ✓ Answered: The owls left ten years ago",
        "One would no longer see the stars › ✓ Answered: One does not see them now",
    ]:
        expect(words in argument, f"the argument does not say {words!r}, but {argument!r}")
    for claim, words in {
        "safe": "A reason for The park should be lit at night",
        "moved": "An exception to the objection Light disturbs the owls to The park should be lit at night",
        "city": "An objection to One would no longer see the stars",
    }.items():
        go(page, f"claim-{claim}&view=map")
        found = text(page, "#details")
        expect(words in found, f"the panel of {claim} does not say {words!r}, but {found!r}")
    close(page, "the cards")


def check_opening(browser):
    """A row opens in place, keeps the focus and moves nothing else; the address reproduces what is open."""
    page = open_page(browser, PAGE)
    sizes = "() => [...document.querySelectorAll('.column')].map(one => one.getBoundingClientRect().width)"
    before = page.evaluate(sizes)
    row = page.locator(".column .row[aria-expanded=false]").first
    path = row.get_attribute("data-path")
    top = row.bounding_box()["y"]
    row.press("Enter")
    opened = page.locator(f"[data-path='{path}']")
    expect(opened.get_attribute("aria-expanded") == "true", "a row does not open")
    expect(page.evaluate("document.activeElement.dataset.path") == path, "opening loses the focus")
    expect(abs(opened.bounding_box()["y"] - top) < 1, "opening scrolls the row away")
    expect(page.evaluate(sizes) == before, "opening changes the widths of the columns")
    outside = page.evaluate('''() => [...document.querySelectorAll('.column')].flatMap(column => {
      const { left, right } = column.getBoundingClientRect();
      return [...column.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > right + 1).map(one => one.className);
    })''')
    expect(not outside, f"opened, parts leave their column: {outside[:3]}")
    expect(page.locator("#hint").is_hidden(), "the hint stays after it was followed")
    address = page.evaluate("location.hash")
    expect("open=" in address, f"the address does not say what is open: {address}")
    other = open_page(browser, PAGE, address)
    expect(other.locator(f"[data-path='{path}']").get_attribute("aria-expanded") == "true", "the address does not open what was open")
    close(other, "the address")
    # The second level leads to the claim alone, with the way to it.
    nested = page.locator(".inner .row").first
    name = nested.get_attribute("data-id")
    nested.click()
    expect(page.locator(".head.single").is_visible(), "the second level does not lead to the claim alone")
    expect(page.locator(".trail").is_visible(), "the way to the claim is not shown")
    expect(name in page.evaluate("location.hash"), "the address does not name the claim")
    page.go_back()
    expect(page.locator(".columns").is_visible(), "Back does not lead to the columns")
    # Escape leads up a level, and never out of the page.
    deep = open_page(browser, "/dev/null")
    deep.goto("file://" + PAGE + "#claim-true-lack")
    ups = 0
    while not deep.locator(".columns").is_visible() and ups < 9:
        deep.keyboard.press("Escape")
        deep.wait_for_timeout(40)
        ups += 1
    expect(2 <= ups < 9 and deep.url.startswith("file://" + PAGE), f"Escape leads to {deep.url} after {ups} times")
    close(deep, "Escape")
    close(page, "opening")


def check_ways(browser):
    """A claim that is reached by another way than the shortest shows that way, and so does its address."""
    page = open_page(browser, f"{FOLDER}/both.html", "#claim-k")
    go(page, "claim-r")
    expect("via=" not in page.evaluate("location.hash"), "the shortest way is in the address")
    close(page, "ways")
    page = open_page(browser, PAGE)
    found = page.evaluate("""() => {
      // A claim that bears on two conclusions.
      const again = [...document.querySelectorAll('#outline li.again')].find(li => !document.querySelector(
        `#outline > ul > li[data-claim="${li.dataset.claim}"]`) && li.closest('#outline > ul > li').dataset.claim !==
        document.querySelector(`#outline li[data-claim="${li.dataset.claim}"]:not(.again)`).closest('#outline > ul > li').dataset.claim);
      return again && [again.dataset.claim, again.closest('#outline > ul > li').dataset.claim];
    }""")
    expect(found, "no claim bears on two conclusions")
    claim, conclusion = found
    go(page, f"{claim}&via={conclusion.removeprefix('claim-')}")
    trail = page.evaluate("[...document.querySelectorAll('.trail a')].map(a => a.getAttribute('href').slice(1))")
    expect(trail and trail[0] == conclusion, f"the way to {claim} by {conclusion} is {trail}")
    close(page, "ways by address")


def check_selection(browser):
    """Text can be selected in the cards and in the chosen box, and copied in three forms."""
    page = open_page(browser, f"{FOLDER}/park.html", permissions=["clipboard-read", "clipboard-write"])

    def drag(selector):
        box = page.locator(selector).first.bounding_box()
        y = box["y"] + min(12, box["height"] / 2)
        page.mouse.move(box["x"] + 3, y)
        page.mouse.down()
        page.mouse.move(box["x"] + min(120, box["width"] - 3), y, steps=5)
        page.mouse.up()
        return page.evaluate("String(getSelection())")

    expect(drag(".row[data-id=claim-safe] .claim-text"), "the text of a card cannot be selected")
    expect(page.locator(".row[data-id=claim-safe]").get_attribute("aria-expanded") == "false", "selecting opens a card")
    page.evaluate("getSelection().removeAllRanges()")
    expect(drag(".head h2"), "the text of a head cannot be selected")
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".row[data-id=claim-safe]").first.click()
    page.locator(".inner .copies summary").click()
    for name, expected in [("text", "Light makes the paths safe"), ("link", "#claim-safe"), ("Markdown quote", "> Light makes the paths safe\n>\n> — [The park](file")]:
        page.locator(".inner").get_by_role("button", name=name, exact=True).click()
        page.wait_for_timeout(60)
        copied = page.evaluate("navigator.clipboard.readText()")
        expect(expected in copied, f"copying as {name} gives {copied!r}")
    go(page, "claim-park&view=map")
    expect(drag("[id=claim-park] text"), "the text of the chosen box cannot be selected")
    page.evaluate("getSelection().removeAllRanges()")
    expect(drag("#outline .text"), "the text of the outline cannot be selected")
    close(page, "selection")


def check_heads(browser):
    """Each claim can be the head, or is marked below it; an unknown one is named."""
    page = open_page(browser, PAGE)
    ids = page.evaluate("[...document.querySelectorAll('#outline li[data-claim]:not(.again)')].map(li => li.dataset.claim)")
    for claim in ids:
        go(page, claim)
        shown = page.evaluate("""id => {
          const own = document.querySelector(`#outline li[data-claim="${id}"]:not(.again) > .own > .text`).textContent;
          const head = document.querySelector('.head.single h2')?.textContent.includes(own);
          return head || !!document.querySelector('.row.chosen');
        }""", claim)
        expect(shown, f"{claim} is neither the head nor marked")
        wide = page.evaluate("document.querySelector('#argument').scrollWidth - document.querySelector('#argument').clientWidth")
        expect(wide <= 0, f"{claim}: the argument scrolls sideways")
    go(page, "claim-nope")
    expect("no claim called nope" in text(page, "#status"), "an unknown claim is not named")
    close(page, "heads")


def check_suppose(browser):
    """What the reader supposes shows at once what falls, and why; it is in the address and can be taken back."""
    page = open_page(browser, f"{FOLDER}/park.html")
    for claim in ["walk", "safe"]:
        page.locator(f".row[data-id=claim-{claim}]").first.click()
        page.get_by_role("button", name="Suppose false").last.click()
    said = text(page, ".suppositions")
    expect("Supposing: People would walk to the café – false" in said, f"what is supposed is not told: {said!r}")
    expect("1 claim falls The park should be lit at night" in said and "reasons holds" in said, f"what falls is not told: {said!r}")
    address = page.evaluate("location.hash")
    expect("suppose=!" in address, f"the supposition is not in the address: {address}")
    other = open_page(browser, f"{FOLDER}/park.html", address)
    expect(text(other, ".suppositions") == said, "the address does not reproduce the supposition")
    other.locator(".suppositions .chip").first.click()
    expect("Nothing else changes" in text(other, ".suppositions"), "taking one back changes nothing")
    other.locator(".suppositions .chip").first.click()
    expect(other.locator(".suppositions").count() == 0, "the list of suppositions stays when it is empty")
    close(other, "suppositions, by address")
    close(page, "suppositions")


def check_walk(browser):
    """The guided walk tells the conclusions, then each with its strongest reason and main objection; it is in the address."""
    page = open_page(browser, PAGE)
    page.locator("#walk").click()
    expect("1 of 12" in text(page, ".tour-bar"), f"the walk begins with {text(page, '.tour-bar')!r}")
    expect(page.locator(".stations li").count() == 4, "the walk does not begin with the conclusions")
    words = 0
    for at in range(2, 13):
        page.locator(".tour-bar button").nth(1).press("Enter")
        expect(f"{at} of 12" in text(page, ".tour-bar"), f"the walk is at {text(page, '.tour-bar')!r}, not at {at}")
        expect(page.evaluate("document.activeElement.closest('.tour-bar') !== null") or at == 12, "a step loses the focus")
        told = page.locator(".tour .claim-text, .tour h2").all_inner_texts()
        words += sum(len(one.split()) for one in told)
    expect(200 < words < 420, f"the walk has {words} words")
    page.go_back()
    expect("11 of 12" in text(page, ".tour-bar"), "Back does not lead a step back")
    page.get_by_role("button", name="End the walk").click()
    expect(page.locator(".columns").is_visible(), "the end of the walk does not lead to the start")
    close(page, "the walk")


def check_text(browser):
    """The text beside the map: each paragraph once, with the claims that cite it, and the quoted words marked."""
    page = open_page(browser, PAGE, "#view=text")
    expect(page.locator("#text").is_visible() and page.locator("#map").is_visible(), "the text is not beside the map")
    counts = page.evaluate("[document.querySelectorAll('#text p[id]').length, document.querySelectorAll('#text .uncited').length]")
    expect(text(page, "#text .counts") == f"{counts[0] - counts[1]} of {counts[0]} paragraphs cited", f"the text has {counts}")
    link = page.locator("#text p[data-claims] .citing a").nth(3)
    name = link.get_attribute("href").lstrip("#")
    link.click()
    page.wait_for_timeout(60)
    expect(page.locator(f"[id='{name}'].selected").count() == 1, "a claim chosen in the text is not chosen in the map")
    expect(page.locator("#text p.selected").first.is_visible(), "the paragraphs of the chosen claim are not marked")
    page.locator(".argmap-claims > [id]").first.dispatch_event("click")
    other = page.evaluate("document.querySelector('.argmap-claims > .selected').id")
    expect(page.locator(f"#text .citing [data-id='{other}'].chosen").count() > 0, "a claim chosen in the map is not marked in the text")
    without_violations(page, "text")
    # A quote is marked in its paragraph, in the text as in the claim's details.
    quoted = open_page(browser, f"{FOLDER}/quoted.html", "#claim-a&view=text")
    for place in ["#text p mark", "#details blockquote mark"]:
        expect(text(quoted, place) == "not freeze", f"the quote is not marked in {place}")
    expect("The lake did not freeze < this winter." in text(quoted, "#details blockquote"), "the paragraph is not in the details")
    go(quoted, "claim-a&view=outline")
    go(quoted, "view=text")
    go(quoted, "claim-a&view=text")
    expect(text(quoted, "#text p mark") == "not freeze", "after the outline was shown, the quote is no longer marked")
    close(quoted, "quotes")
    close(page, "the text")


def check_odd_cases(browser):
    """Circles, imports, contradictions, chains of exceptions, one claim, no claim, many conclusions, other scripts."""

    def start(name, address="", **options):
        page = open_page(browser, f"{FOLDER}/{name}.html", address, **options)
        return page, text(page, "#argument")

    page, said = start("ring")
    expect("These claims rest on one another" in said and "The book is true" in said, f"a ring begins with {said!r}")
    expect("rests on itself, see above" in said, "a circle is not named")
    close(page, "a ring")
    page, said = start("none")
    expect(said == "This map has no claims.", f"a map without claims says {said!r}")
    expect(page.locator("#search").is_hidden() and page.locator("#key").is_hidden(), "a map without claims has controls")
    close(page, "no claims")
    page, said = start("one")
    expect("The lake is frozen" in said and "taken as given" in said, f"a single claim is told as {said!r}")
    close(page, "one claim")
    page, said = start("both")
    expect("Main objection only together not answered The city grows · also above" in said, f"a claim on both sides: {said!r}")
    expect("Unless: First exception ○ ✓ Answered: Second exception" in said, f"a chain of exceptions: {said!r}")
    expect("Cannot be true with Rents rise" in said, f"a reason that a contradiction keeps from holding: {said!r}")
    expect("2 for · 2 against, not answered · 1 unless, answered" in said, f"the counts are {said!r}")
    page.locator("[data-id=claim-u2]").click()
    page.wait_for_timeout(60)
    close(page, "both sides")
    page, said = start("import", "#open=w.mild")
    expect("The winter was mild from w ↗" in said and "1 reason or objection there" in said, f"an import: {said!r}")
    expect("Cannot be true with The winter was cold" in said, f"a contradiction with an import: {said!r}")
    heads = page.locator(".head").count()
    expect(heads == 1, f"with an import there are {heads} conclusions")
    close(page, "an import")
    page, said = start("8")
    expect(page.locator(".pick").count() == 8 and page.locator(".pick[aria-current]").count() == 1, "eight conclusions are not listed")
    close(page, "eight conclusions")
    page, said = start("30")
    first = page.locator(".pick").all_inner_texts()
    expect(len(first) == 9 and "Proposal 28" in " ".join(first), f"of thirty conclusions, these are first: {first}")
    page.get_by_role("button", name="All 30 conclusions").click()
    expect(page.locator(".pick").count() == 30, "the list of all conclusions is not complete")
    page.get_by_label("Find a conclusion").fill("proposal 17")
    expect(page.locator(".picker li:visible").count() == 1, "the list of conclusions cannot be searched")
    close(page, "thirty conclusions")
    page, said = start("rtl")
    edges = page.evaluate("""() => ['.side.support', '.side.objection'].map(one => document.querySelector(one).getBoundingClientRect().left)""")
    expect(edges[0] > edges[1], "a map from right to left is not mirrored")
    close(page, "right to left")
    page, said = start("zh", viewport={"width": 390, "height": 844})
    widths = page.locator("#argument .claim-text").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    expect(min(widths) >= 250, f"Chinese text is {widths} wide on a phone")
    close(page, "Chinese")
    page, said = start("part")
    expect("taken as given" not in text(page, ".head .counts") and page.locator(".weakest").count() == 0, "a part tells what only the whole can")
    close(page, "a part")
    page, said = start("german", "#claim-park")
    for words in ["2 dafür · 2 dagegen, beantwortet", "Nach dieser Karte hält es: 2 Einwände sind beantwortet.", "✓ Beantwortet: The owls", "Grund nur zusammen"]:
        expect(words in said, f"a German map does not say {words!r}, but {said!r}")
    close(page, "German")


CHECKS = [check_start, check_cards, check_opening, check_ways, check_selection, check_heads, check_suppose, check_walk, check_text, check_odd_cases]
