"""Puts two pictures of different themes into one page, and prints how they disturb each other.

Usage: inline.py FIRST-SVG SECOND-SVG
"""

import pathlib
import sys

import chromium
from playwright.sync_api import sync_playwright

FIRST, SECOND = (pathlib.Path(path).read_text() for path in sys.argv[1:3])

# What each part of a picture looks like.
LOOKS = """selector => [...document.querySelectorAll(selector + ' *')].map(one => {
  const { fill, stroke, strokeWidth, strokeDasharray, opacity, fontSize, fontWeight, color } = getComputedStyle(one);
  return [one.tagName, one.getAttribute('class'), fill, stroke, strokeWidth, strokeDasharray, opacity, fontSize, fontWeight, color].join(' | ');
})"""
OUTSIDE = "main .argmap .argmap-conclusion .argmap-box { stroke-width: 7px } main .argmap-of-one { --argmap-support: rgb(1, 2, 3) }"


def page_of(*pictures, style=""):
    parts = "".join(f"<div id='place{number}'>{picture}</div>" for number, picture in pictures)
    return f"<!DOCTYPE html><title>Inline</title><style>{style}</style><main>{parts}</main>"


with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()

    def looks(content, place):
        page.set_content(content)
        return page.evaluate(LOOKS, f"#place{place}")

    for order in [((1, FIRST), (2, SECOND)), ((2, SECOND), (1, FIRST))]:
        for number, picture in [(1, FIRST), (2, SECOND)]:
            alone = looks(page_of((number, picture)), number)
            together = looks(page_of(*order), number)
            for one, other in zip(alone, together):
                if one != other:
                    print(f"picture {number}: {one} becomes {other}")
                    break
    page.set_content(page_of((1, FIRST), (2, SECOND), style=OUTSIDE))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    if len(ids) != len(set(ids)):
        print("an id occurs twice")
    missing = page.evaluate("[...document.querySelectorAll('use')].filter(one => !document.querySelector(one.getAttribute('href'))).length")
    if missing:
        print(f"{missing} uses lead nowhere")
    widths = page.evaluate("[...document.querySelectorAll('.argmap-conclusion .argmap-box')].map(one => getComputedStyle(one).strokeWidth)")
    if set(widths) != {"7px"}:
        print(f"a rule of the page does not reach the conclusions: {widths}")
    colors = page.evaluate("['one', 'two'].map(name => getComputedStyle(document.querySelector(`.argmap-of-${name} .argmap-line.argmap-support`)).color)")
    if colors[0] != "rgb(1, 2, 3)" or colors[1] == colors[0]:
        print(f"a colour of the page reaches {colors}")
    browser.close()
