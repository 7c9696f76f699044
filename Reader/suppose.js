/** What would stand if claims were true or false that the reader supposes so. */

import { evaluateMap } from './evaluate.js';
import { explain } from './reasons.js';
import { repliesIn } from './replies.js';

/** What a step weighs: its strength, or the least weight that is written at a premise, or 0.5. */
const weightOf = ({ claims }, step) => {
  const weights = step.premises.map((id) => claims.get(id)?.weight).filter((weight) => weight !== undefined);
  return step.strength ?? (weights.length ? Math.min(...weights) : 0.5);
};

/** The map in the form that `evaluateMap` reads, with the ids of its claims. */
export const mapOf = (model) => {
  const { claims, steps } = model;
  const ids = [...claims.keys()];
  const place = new Map(ids.map((id, i) => [id, i]));
  const pairs = [];
  for (const claim of claims.values()) {
    for (const other of claim.contradicts) {
      if (place.has(other) && place.get(claim.id) < place.get(other))
        pairs.push([place.get(claim.id), place.get(other)]);
    }
  }
  return {
    ids,
    place,
    claims: ids.map((id) => {
      const { basis, hasEvidence, weight, standard, isImported, standing } = claims.get(id);
      return { id, basis, evidence: hasEvidence, weight, standard, fixed: isImported ? standing : undefined };
    }),
    steps: steps.map((step) => ({
      side: step.side,
      ...(step.side === 'undercut' ? { step: step.step.index } : { claim: place.get(step.claim) }),
      premises: step.premises.map((id) => place.get(id)),
      weight: weightOf(model, step),
    })),
    contradictions: pairs,
  };
};

/**
 * The standing of each claim, whether each step holds, and what replies to it, under suppositions. Imported claims keep
 * their standing, since their reasons are not here.
 */
export const suppose = (model, supposed) => {
  const map = mapOf(model);
  const fixed = new Map();
  for (const [id, claim] of model.claims) {
    if (claim.isImported) fixed.set(map.place.get(id), claim.standing === 'accepted');
  }
  for (const [id, is] of supposed) if (map.place.has(id)) fixed.set(map.place.get(id), is);
  const evaluation = evaluateMap(map, fixed);
  const { reply } = repliesIn(evaluation);
  const why = explain(evaluation);
  const standings = new Map();
  const reasons = new Map();
  for (const [id, i] of map.place) {
    const claim = model.claims.get(id);
    standings.set(id, claim.isImported && !supposed.has(id) ? claim.standing : evaluation.standings[i]);
    reasons.set(id, why[i]);
  }
  const steps = new Map(
    model.steps.map((step, i) => {
      const by = step.side === 'support' ? undefined : reply(i);
      const isAnswered = by !== undefined && evaluation.holds[by] === true && evaluation.holds[i] !== true;
      const state = { holds: evaluation.holds[i] === true };
      if (by !== undefined) Object.assign(state, { reply: isAnswered ? 'answered' : 'disputed', by: model.steps[by] });
      return [step, state];
    }),
  );
  return { standings, reasons, steps };
};

/** The argument as it is under suppositions: the same claims and steps, with other standings. */
export const supposing = (model, supposed) => {
  if (!supposed.size) return { ...model, changes: [] };
  const { standings, reasons, steps: states } = suppose(model, supposed);
  const made = new Map();
  const copies = model.steps.map((step) => {
    const { reply, by, ...rest } = step;
    const copy = { ...rest, ...states.get(step) };
    made.set(step, copy);
    return copy;
  });
  for (const copy of copies) {
    copy.exceptions = copy.exceptions.map((step) => made.get(step));
    if (copy.step) copy.step = made.get(copy.step);
    if (copy.by) copy.by = made.get(copy.by);
  }
  const claims = new Map();
  for (const [id, claim] of model.claims) {
    claims.set(id, {
      ...claim,
      standing: standings.get(id),
      steps: claim.steps.map((step) => made.get(step)),
      uses: claim.uses.map((step) => made.get(step)),
    });
  }
  const rank = { rejected: 0, undecided: 1, accepted: 2 };
  const changes = [];
  for (const [id, claim] of model.claims) {
    const difference = rank[standings.get(id)] - rank[claim.standing];
    if (difference && !supposed.has(id)) changes.push({ id, isUp: difference > 0, why: reasons.get(id) });
  }
  return { ...model, claims, steps: copies, changes, reasons };
};
