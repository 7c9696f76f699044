/** The guided walk: the question and the conclusions, then each with its strongest reason and its main objection. */

import { sizeOfStep, stepsFor } from './model.js';

/** As many steps as can be read in two minutes. */
const MOST = 12;

/** The steps on one side of a claim, the weightiest first; on a tie, in the author's order. */
const strongest = (model, claim, side) =>
  stepsFor(claim, side)
    .map((step) => ({ step, size: sizeOfStep(model, step) }))
    .sort((a, b) => b.size - a.size)
    .map(({ step }) => step);

/** The main objection, as `docs/standing.md` defines it: an open one before one whose answer is disputed, then the others. */
export const mainObjection = (model, claim) => {
  const rank = { disputed: 1, answered: 2 };
  const of = (step) => rank[step.reply] ?? 0;
  return strongest(model, claim, 'objection').sort((a, b) => of(a) - of(b))[0];
};

/**
 * The stops of the walk: the claims that the view names, or at most `MOST`, where what matters least is left out first, from
 * the last conclusion on.
 * @returns {{kind: 'start' | 'conclusion' | 'reason' | 'objection', claim?: string, step?: object}[]}
 */
export const walkOf = (model) => {
  if (model.walk?.length) return model.walk.map((claim) => ({ kind: 'conclusion', claim }));
  const walk = model.conclusions.length > 1 ? [{ kind: 'start', drop: 0 }] : [];
  for (const id of model.conclusions) {
    const claim = model.claims.get(id);
    const [first, second] = strongest(model, claim, 'support');
    const objection = mainObjection(model, claim);
    walk.push({ kind: 'conclusion', claim: id, drop: 1 });
    if (first) walk.push({ kind: 'reason', claim: id, step: first, drop: 3 });
    if (objection) walk.push({ kind: 'objection', claim: id, step: objection, drop: 2 });
    if (second) walk.push({ kind: 'reason', claim: id, step: second, drop: 4 });
  }
  while (walk.length > MOST) {
    const least = Math.max(...walk.map(({ drop }) => drop));
    walk.splice(
      walk.findLastIndex(({ drop }) => drop === least),
      1,
    );
  }
  return walk.map(({ drop, ...stop }) => stop);
};
