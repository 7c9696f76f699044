/** Which claims a folded map shows, as a forest in the order of the outline. Pure. */

import { claimsBelow } from './model.js';

/**
 * A claim, or the sign of one that is shown elsewhere. `step` is the step that leads from it; `parts` are the steps at
 * it, each with its nodes.
 */
const nodeFor = (claim, step, isRepeat) => ({ claim, step, isRepeat, children: [], hidden: 0 });

/** Whether the map is shown as folded. */
export const isFolded = (state) => state.folded.size > 0 || state.level !== null;

/**
 * @param {object} model the argument
 * @param {{folded: Set<string>, level: number | null}} state
 * @param {string[]} roots the claims at the top
 * @returns the forest; a folded node has the number of claims that are hidden in its branch and shown nowhere
 */
export const visibleTree = ({ claims }, { folded, level }, roots) => {
  const shown = new Map();
  const forest = [];
  const pending = [];
  const folds = [];
  for (const id of [...roots].reverse()) pending.push({ id, depth: 0, into: forest, step: null });
  while (pending.length) {
    const { id, depth, into, step } = pending.pop();
    const claim = claims.get(id);
    if (!claim) continue;
    if (shown.has(id)) {
      if (step) into.push(nodeFor(claim, step, true));
      continue;
    }
    const isElsewhere = step && roots.includes(id);
    const node = nodeFor(claim, step, isElsewhere);
    into.push(node);
    if (isElsewhere) continue;
    shown.set(id, node);
    if (!claim.steps.length) continue;
    if (folded.has(id) || (level !== null && depth >= level)) {
      folds.push(node);
      continue;
    }
    const next = [];
    const add = (one) => {
      for (const premise of one.premises) next.push({ id: premise, depth: depth + 1, into: node.children, step: one });
      for (const exception of one.exceptions) add(exception);
    };
    for (const one of claim.steps) add(one);
    pending.push(...next.reverse());
  }
  for (const node of folds) node.hidden = claimsBelow({ claims }, node.claim.id, shown).size;
  return { forest, shown };
};
