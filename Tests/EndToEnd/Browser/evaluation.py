"""Evaluates maps in Chromium as the page for readers does, and prints what differs from what the tool says.

Usage: evaluation.py CASES
"""

import json
import pathlib
import sys

import chromium
import modules
from playwright.sync_api import sync_playwright

CASES = sys.argv[1]

RUN = """async cases => {
  const { evaluateMap } = await import('http://reader.test/evaluate.js');
  const { explain } = await import('http://reader.test/reasons.js');
  return cases.map(({ map, supposed, standings, grounds, holds, why }) => {
  const found = evaluateMap(map, new Map(supposed));
  found.why = explain(found);
  const wanted = { standings, grounds, holds, why };
  for (const key of Object.keys(wanted)) {
    if (JSON.stringify(found[key]) !== JSON.stringify(wanted[key])) {
      return `${key}: ${JSON.stringify(found[key])} instead of ${JSON.stringify(wanted[key])} for ${JSON.stringify(map)}`;
    }
  }
  return null;
  });
}"""

with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    modules.serve(page)
    cases = json.loads(pathlib.Path(CASES).read_text())
    for difference in page.evaluate(RUN, cases):
        if difference:
            print(difference)
    browser.close()
