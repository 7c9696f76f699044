"""Evaluates maps in Chromium with the page's script, and prints what differs from what the tool says.

Usage: evaluation.py SCRIPT CASES
"""

import json
import pathlib
import sys

import chromium
from playwright.sync_api import sync_playwright

SCRIPT, CASES = sys.argv[1:3]

RUN = """cases => cases.map(({ map, supposed, standings, grounds, holds, why }) => {
  const found = evaluateMap(map, new Map(supposed));
  const wanted = { standings, grounds, holds, why };
  for (const key of Object.keys(wanted)) {
    if (JSON.stringify(found[key]) !== JSON.stringify(wanted[key])) {
      return `${key}: ${JSON.stringify(found[key])} instead of ${JSON.stringify(wanted[key])} for ${JSON.stringify(map)}`;
    }
  }
  return null;
})"""

with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    page.add_script_tag(content=pathlib.Path(SCRIPT).read_text())
    cases = json.loads(pathlib.Path(CASES).read_text())
    for difference in page.evaluate(RUN, cases):
        if difference:
            print(difference)
    browser.close()
