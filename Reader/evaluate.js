/**
 * Which claims stand, as `docs/standing.md` defines it: the alternating fixpoint, by trying every claim and step.
 *
 * `supposed` is a `Map` from claims, as indices, to whether they are accepted. The result has `standings` and `grounds`
 * by claim, and `holds` by step, with null where that depends on itself; the rest is for `replies.js` and `reasons.js`.
 */
export const evaluateMap = ({ claims, steps, contradictions }, supposed = new Map()) => {
  const onClaim = claims.map(() => []);
  const onStep = steps.map(() => []);
  for (const [i, step] of steps.entries()) {
    const into = step.claim === undefined ? onStep[step.step] : onClaim[step.claim];
    into.push(i);
  }
  const rivals = claims.map(() => []);
  for (const [a, b] of contradictions) {
    if (a === b || rivals[a].includes(b)) continue;
    rivals[a].push(b);
    rivals[b].push(a);
  }
  const given = claims.map((claim) => (claim.basis || claim.evidence ? (claim.weight ?? 0.5) : 0));
  const stepsOf = (claim, side) => onClaim[claim].filter((i) => steps[i].side === side && steps[i].weight > 0);
  const support = claims.map((_, claim) => stepsOf(claim, 'support'));
  const objections = claims.map((_, claim) => stepsOf(claim, 'objection'));
  const undercuts = onStep.map((list) => list.filter((i) => steps[i].weight > 0));
  const most = (list, set) => list.reduce((least, i) => (set.steps[i] ? Math.max(least, steps[i].weight) : least), 0);
  const pro = (claim, set) => (supposed.get(claim) ? 1 : Math.max(given[claim], most(support[claim], set)));
  const con = (claim, set) => most(objections[claim], set);
  const meets = (claim, pro, con) => {
    if (pro === 0) return false;
    const { standard } = claims[claim];
    return standard === 'scintilla' || (standard === 'dialectical-validity' ? con === 0 : pro > con);
  };
  // Whether a rival stops a claim; `other` is where what must not be so is looked up.
  const stops = (rival, claim, set, other) => {
    if (supposed.has(rival)) return supposed.get(rival);
    const strength = pro(rival, other);
    if (!meets(rival, strength, con(rival, set))) return false;
    if (claims[claim].standard !== 'dialectical-validity' && strength < pro(claim, set)) return false;
    return !rivals[rival].some((one) => set.claims[one] && pro(one, set) > strength);
  };
  // The least set whose members meet their conditions.
  const least = (other) => {
    const set = { claims: claims.map(() => false), steps: steps.map(() => false) };
    let hasGrown = true;
    while (hasGrown) {
      hasGrown = false;
      for (let i = steps.length - 1; i >= 0; i--) {
        if (set.steps[i] || !steps[i].premises.every((claim) => set.claims[claim])) continue;
        if (undercuts[i].some((one) => other.steps[one])) continue;
        set.steps[i] = hasGrown = true;
      }
      for (let i = claims.length - 1; i >= 0; i--) {
        if (set.claims[i]) continue;
        const isMet =
          supposed.get(i) ??
          (meets(i, pro(i, set), con(i, other)) && !rivals[i].some((rival) => stops(rival, i, set, other)));
        if (isMet) set.claims[i] = hasGrown = true;
      }
    }
    return set;
  };
  const isSame = (a, b) => a.claims.every((is, i) => is === b.claims[i]) && a.steps.every((is, i) => is === b.steps[i]);
  let certain = { claims: claims.map(() => false), steps: steps.map(() => false) };
  let possible = least(certain);
  for (let next = least(possible); !isSame(next, certain); next = least(possible)) {
    certain = next;
    possible = least(certain);
  }

  const holds = steps.map((_, i) => (certain.steps[i] === possible.steps[i] ? certain.steps[i] : null));
  const grounds = claims.map((_, claim) => {
    if (supposed.has(claim)) return 'supposed';
    if (certain.claims[claim]) return 'stands';
    const mayBeFor = pro(claim, possible);
    if (con(claim, certain) > mayBeFor) return 'outweighed';
    if (rivals[claim].some((rival) => certain.claims[rival])) return 'contradicted';
    if (possible.claims[claim]) return 'circular';
    if (given[claim] === 0 && support[claim].length === 0) return 'unsupported';
    return mayBeFor === 0 ? 'fallen' : 'contested';
  });
  const standings = grounds.map((ground, claim) => {
    if (ground === 'supposed') return supposed.get(claim) ? 'accepted' : 'rejected';
    return { stands: 'accepted', outweighed: 'rejected', contradicted: 'rejected' }[ground] ?? 'undecided';
  });
  return {
    claims,
    steps,
    supposed,
    standings,
    grounds,
    holds,
    onClaim,
    onStep,
    rivals,
    given,
    support,
    objections,
    undercuts,
    pro,
    certain,
    possible,
  };
};
