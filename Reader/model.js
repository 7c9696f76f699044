/** The argument: claims and steps, as read from the outline. Pure but for `readArgument`. */

import { all, find } from './dom.js';

/**
 * @typedef {object} Step
 * @property {'support' | 'objection' | 'undercut'} side
 * @property {string=} claim the claim that it is for or against
 * @property {Step=} step the step that it is an exception to
 * @property {string[]} premises
 * @property {Step[]} exceptions
 * @property {boolean} holds
 * @property {'answered' | 'disputed' | undefined} reply whether something stops it, or only disputes it
 * @property {Step=} by the step that does
 */

const childrenOf = (point) => all(':scope > ul > li, :scope > details > ul > li', point);
const isStep = (point) => /^(support|objection|undercut)$/.test(point.dataset.role);

/** What a step says about itself: its scheme, name, strength and sources. */
const saidOf = (point) => {
  const [lead, rest] = ['word', 'step'].map(
    (name) => find(`:scope > .own > .${name}, :scope > .${name}`, point)?.textContent ?? '',
  );
  const scheme = lead.split(/, (.*)/s)[1] ?? '';
  // That a step is implicit is shown by a sign.
  const parts = rest
    .trim()
    .replace(/^\(|\)$/g, '')
    .split('; ')
    .filter((part) => part !== 'implicit');
  return [scheme, ...parts].filter(Boolean).join(' · ');
};

const readClaim = (point, number) => {
  const own = find('.own', point);
  const { dataset } = point;
  return {
    id: dataset.claim,
    number,
    point,
    text: find('.text', own).textContent,
    label: find(':scope > .label', own)?.textContent,
    steps: [],
    uses: [],
    contradicts: [],
    basis: dataset.basis,
    hasEvidence: 'evidence' in dataset,
    weight: dataset.weight === undefined ? undefined : Number(dataset.weight),
    standard: dataset.standard,
    standing: dataset.standing ?? 'accepted',
    isImplicit: 'implicit' in dataset,
    isImported: 'imported' in dataset,
    home: dataset.home,
    there: Number(dataset.there ?? 0),
    isUnsupported: !!find('.unsupported', own),
    conclusion: Number(dataset.conclusion ?? 0),
    weakest: dataset.weakest,
    kinds: new Set((dataset.kinds ?? '').split('\n').filter(Boolean)),
  };
};

/** Reads the argument from the outline: a nested point bears on the point around it. */
export const readArgument = (outline) => {
  const claims = new Map();
  const steps = [];
  const stepAt = new Map();
  let number = 0;
  for (const point of all('li[data-claim]:not(.again)', outline)) {
    claims.set(point.dataset.claim, readClaim(point, number++));
  }
  const stepAround = (point) => {
    const around = point.parentElement.closest('li');
    return around && (stepAt.get(around) ?? stepAround(around));
  };
  for (const point of all('li', outline).filter(isStep)) {
    const { side, claim } = { side: point.dataset.role, claim: point.parentElement.closest('li')?.dataset.claim };
    const premises = point.dataset.claim
      ? [point.dataset.claim]
      : childrenOf(point)
          .filter((child) => child.dataset.role === 'premise' && child.dataset.claim)
          .map((child) => child.dataset.claim);
    const step = {
      side,
      point,
      premises,
      exceptions: [],
      index: steps.length,
      strength: point.dataset.strength === undefined ? undefined : Number(point.dataset.strength),
      isImplicit: 'implicitStep' in point.dataset,
      holds: point.dataset.holds !== 'no',
      reply: point.dataset.reply,
      said: saidOf(point),
      note: find(':scope > .own > .step-note, :scope > .step-note', point)?.textContent,
      stub: premises.length ? undefined : point.textContent.trim(),
    };
    stepAt.set(point, step);
    if (side === 'undercut') {
      step.step = stepAround(point);
      step.step?.exceptions.push(step);
    } else if (claims.has(claim)) {
      step.claim = claim;
      claims.get(claim).steps.push(step);
    }
    for (const premise of premises) claims.get(premise)?.uses.push(step);
    steps.push(step);
  }
  for (const claim of claims.values()) {
    for (const link of all('.contradicts a', find('.own', claim.point))) {
      claim.contradicts.push(link.getAttribute('href').slice(1));
    }
  }
  const walk = (outline.dataset.walk ?? '').split(' ').filter((id) => claims.has(id));
  const model = { claims, steps, walk };
  for (const step of steps) {
    const wanted = step.point.dataset.by;
    if (step.reply) step.by = repliesTo(model, step).find((one) => one.premises.join(' ') === wanted);
  }
  const roots = all(':scope > ul:not(.sources) > li[data-claim]', outline).map((point) => point.dataset.claim);
  const stated = roots.filter((id) => claims.get(id).conclusion);
  model.conclusions = stated.length ? stated : roots;
  model.isRing = !stated.length && roots.length > 0;
  return model;
};

/** What may stop a step: its exceptions, and the objections to its premises. */
export const repliesTo = ({ claims }, step) => [
  ...step.exceptions,
  ...step.premises.flatMap((id) =>
    (claims.get(id)?.steps ?? []).filter((one) => one.side === 'objection' && one !== step),
  ),
];

export const stepsFor = (claim, side) => claim.steps.filter((step) => step.side === side);

/** What can become of an objection or exception, in the order in which it is told. */
export const STATES = ['answered', 'outweighed', 'failing', 'disputed', 'open'];

/**
 * What becomes of an objection or exception: it is `answered`, `outweighed` by what is for the claim, `failing` without a
 * reply, only `disputed`, or `open`.
 */
export const stateOf = ({ claims }, step) => {
  if (step.reply === 'answered') return 'answered';
  if (step.side === 'objection' && step.holds && claims.get(step.claim)?.standing === 'accepted') return 'outweighed';
  return step.reply ?? (step.holds ? 'open' : 'failing');
};

/** How many steps are in which state. */
export const countStates = (model, steps) => {
  const counts = { all: steps.length };
  for (const step of steps) counts[stateOf(model, step)] = (counts[stateOf(model, step)] ?? 0) + 1;
  return counts;
};

/**
 * What makes a step fail: an exception to it, or an objection to one of its premises, that holds, or what makes all
 * reasons for a premise fail; undefined if nothing does, as where a premise is unsupported.
 */
export const causeOf = (model, step, seen = new Set()) => {
  if (seen.has(step)) return undefined;
  seen.add(step);
  const direct = repliesTo(model, step).find((one) => one.holds);
  if (direct) return direct;
  for (const id of step.premises) {
    const claim = model.claims.get(id);
    if (!claim || claim.standing === 'accepted') continue;
    for (const reason of stepsFor(claim, 'support')) {
      const cause = !reason.holds && causeOf(model, reason, seen);
      if (cause) return cause;
    }
  }
};

/** The counts of a claim's steps: for, against, and the exceptions to its reasons. */
export const countsOf = (model, claim) => ({
  support: stepsFor(claim, 'support').length,
  objection: countStates(model, stepsFor(claim, 'objection')),
  undercut: countStates(
    model,
    stepsFor(claim, 'support').flatMap((step) => step.exceptions),
  ),
});

/** The premises of a step and of the exceptions to it. */
export const premisesAt = (step) => [...step.premises, ...step.exceptions.flatMap(premisesAt)];

/** The claims that bear on some steps, directly or indirectly, without those of `known` and what only they rest on. */
const claimsAt = ({ claims }, steps, known) => {
  const found = new Set();
  const pending = steps.flatMap(premisesAt);
  while (pending.length) {
    const id = pending.pop();
    if (!claims.has(id) || found.has(id) || known.has(id)) continue;
    found.add(id);
    pending.push(...claims.get(id).steps.flatMap(premisesAt));
  }
  return found;
};

/**
 * The claims that a claim is held up or attacked by, directly or indirectly, without the claim itself.
 * @param {Set<string> | Map<string, object>} known claims to leave out
 */
export const claimsBelow = (model, id, known = new Set()) => {
  const found = claimsAt(model, model.claims.get(id)?.steps ?? [], known);
  found.delete(id);
  return found;
};

/** How many claims bear on a step, its premises included; counted up to 100, as `argmap` does. */
export const sizeOfStep = (model, step) => Math.min(100, claimsAt(model, [step], new Set()).size);

/** Whether a claim is taken as given: it has a basis or evidence, and no reason besides. */
export const isGiven = (claim) =>
  !!(claim.basis || claim.hasEvidence) && !claim.steps.some((step) => step.side === 'support');

export const givenBelow = (model, id) =>
  [...claimsBelow(model, id)].filter((one) => isGiven(model.claims.get(one))).length;

/** The claim at which a step arrives, through the steps that it is an exception to. */
export const endOf = (step) => (step.side === 'undercut' ? step.step && endOf(step.step) : step.claim);

/** Whether a step speaks for the claim at which it arrives: 1, or against it: -1. */
export const signOf = (step) => {
  if (step.side === 'undercut') return step.step ? -signOf(step.step) : -1;
  return step.side === 'support' ? 1 : -1;
};

/**
 * The shortest way from a claim up to a conclusion, as steps, first the claim's own; on a tie, to the first conclusion.
 * @param {string[]=} via claims that the way leads through, from the top, if there is such a way
 */
export const wayUp = (model, id, via = []) => {
  const search = (from, goals) => {
    const came = new Map([[from, null]]);
    const queue = [from];
    for (const at of queue) {
      if (goals.includes(at) && at !== from) {
        const way = [];
        for (let one = at; came.get(one); one = came.get(one).from) way.unshift(came.get(one).step);
        return way;
      }
      for (const step of model.claims.get(at)?.uses ?? []) {
        const end = endOf(step);
        if (end && !came.has(end)) {
          came.set(end, { from: at, step });
          queue.push(end);
        }
      }
    }
    return null;
  };
  if (model.conclusions.includes(id) && !via.length) return [];
  const stations = via.filter((one) => model.claims.has(one) && one !== id).reverse();
  let at = id;
  const way = [];
  for (const station of stations) {
    const part = search(at, [station]);
    if (!part) continue;
    way.push(...part);
    at = station;
  }
  if (model.conclusions.includes(at)) return way;
  return [...way, ...(search(at, model.conclusions) ?? [])];
};

/** Whether a claim speaks for (1) or against (-1) the conclusion at the end of a way. */
export const signOfWay = (way) => way.reduce((sign, step) => sign * signOf(step), 1);
