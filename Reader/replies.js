/** What replies to an objection or exception, as `Replies.swift` decides it. */

/** Functions on an evaluation: `reply(step)`, and `mainObjection(claim)`, each a step or undefined. */
export const repliesIn = ({ steps, holds, onClaim, onStep, objections, undercuts }) => {
  const isHolding = (step) => holds[step] === true;
  // How many claims bear on a step, its premises included; counted up to 100.
  const below = (step) => {
    const seen = new Set();
    const known = new Set([step]);
    const pending = [step];
    const add = (list) =>
      list.forEach((one) => {
        if (!known.has(one)) {
          known.add(one);
          pending.push(one);
        }
      });
    while (pending.length && seen.size < 100) {
      const next = pending.pop();
      add(onStep[next]);
      for (const premise of steps[next].premises) {
        if (seen.has(premise)) continue;
        seen.add(premise);
        add(onClaim[premise]);
      }
    }
    return seen.size;
  };
  const reply = (step) => {
    const exceptions = undercuts[step].map((one) => ({ one, rank: isHolding(one) ? 0 : 2 }));
    const against = steps[step].premises.flatMap((premise) => objections[premise]).filter((one) => one !== step);
    return exceptions
      .concat(against.map((one) => ({ one, rank: isHolding(one) ? 1 : 3 })))
      .map((found) => ({ ...found, below: below(found.one) }))
      .sort((a, b) => a.rank - b.rank || b.below - a.below)[0]?.one;
  };
  const answerRank = (step) => {
    const best = reply(step);
    return best === undefined ? 0 : isHolding(best) && !isHolding(step) ? 2 : 1;
  };
  const mainObjection = (claim) =>
    objections[claim].length < 2
      ? objections[claim][0]
      : objections[claim]
          .map((step) => ({ step, rank: answerRank(step), below: below(step) }))
          .sort((a, b) => a.rank - b.rank || b.below - a.below)[0].step;
  return { reply, mainObjection, below };
};
