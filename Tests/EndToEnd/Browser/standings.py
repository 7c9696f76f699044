"""Evaluates the maps of pages from their outlines, and prints what differs from what `argmap graph` says.

Usage: standings.py FOLDER COUNT, where FOLDER has the pages and graphs 0.html, 0.json, 1.html, …
"""

import json
import pathlib
import sys

import chromium
import modules
from playwright.sync_api import sync_playwright

FOLDER, COUNT = pathlib.Path(sys.argv[1]), int(sys.argv[2])

RUN = """async outline => {
  document.body.innerHTML = outline;
  const { readArgument } = await import('http://reader.test/model.js');
  const { suppose } = await import('http://reader.test/suppose.js');
  const model = readArgument(document.querySelector('#outline'));
  const { standings, reasons, steps } = suppose(model, new Map());
  const states = model.steps.map(step => [step, steps.get(step)]);
  return {
    claims: [...standings].map(([id, standing]) => [id.replace('claim-', ''), standing, reasons.get(id)]),
    steps: states.filter(([step, state]) => step.holds !== state.holds || step.side !== 'support' && step.reply !== state.reply)
      .map(([step]) => step.premises.join(' ')),
  };
}"""

with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    modules.serve(page)
    compared = 0
    for number in range(COUNT):
        html = (FOLDER / f"{number}.html").read_text()
        start = html.index('<section id="outline"')
        found = page.evaluate(RUN, html[start : html.index("</section>", start)])
        graph = json.loads((FOLDER / f"{number}.json").read_text())
        claims = {claim["id"]: claim for claim in graph["claims"]}
        for name, standing, why in found["claims"]:
            expected = claims[name]["standing"], claims[name]["why"]
            compared += 1
            if (standing, why.replace("claim-", "")) != expected:
                print(f"{number}: {name}: {standing}, {why}; expected {expected}")
        for step in found["steps"]:
            print(f"{number}: the step from {step} does not come out as in the outline")
    if compared < 100:
        print(f"only {compared} claims were compared")
    browser.close()
