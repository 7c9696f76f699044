/** Whether a claim stands, and what that hangs on, in words. */

import { make } from './dom.js';
import { countStates, isGiven, STATES, stepsFor } from './model.js';

/** What a conclusion's standing rests on, in words: "Weakest point: …". */
export const weakest = (page, claim) => {
  const { say, model } = page;
  const point = model.claims.get(claim.weakest);
  if (claim.standing !== 'accepted' || page.state.suppose.size || !page.canSuppose) return null;
  if (!point)
    return claim.conclusion > 0 && claim.steps.length > 0 && make('p', { className: 'weakest' }, say('hangs.none'));
  const isWeak = point.isImplicit || point.basis === 'assumption' || point.basis === 'value';
  const kind = point.isImplicit ? say('mapper') : point.basis && say(`basis.${point.basis}`);
  return make(
    'p',
    { className: 'weakest' },
    make('b', {}, `${say(isWeak ? 'weakest' : 'hangs.on')}: `),
    page.link(point.id),
    ` (${[kind, say('weakest.why')].filter(Boolean).join('; ')})`,
  );
};

/** Whether a claim stands, in words. */
export const verdict = (page, claim) => {
  const { say, model } = page;
  const objections = countStates(model, stepsFor(claim, 'objection'));
  const said = page.state.suppose.get(claim.id);
  if (said !== undefined) return say(said ? 'verdict.supposed.true' : 'verdict.supposed.false');
  const states = () =>
    objections.all === 1
      ? say(`only.${STATES.find((state) => objections[state])}`)
      : say.list(
          STATES.filter((state) => objections[state]).map((state) => say.count(`some.${state}`, objections[state])),
        );
  const reasons = stepsFor(claim, 'support');
  const why = () => {
    if (claim.isUnsupported) return say('because.unsupported');
    if (claim.standing !== 'accepted' && reasons.length && reasons.every((step) => !step.holds) && !isGiven(claim)) {
      return say.count('because.fallen', reasons.length);
    }
    return objections.all ? states() : '';
  };
  const reason = why();
  return `${say(`verdict.${claim.standing}`)}${reason ? `: ${reason}` : ''}.`;
};
