/** The least that tests of modules need. */

export const faults = [];

export const expect = (isSo, what) => {
  if (!isSo) faults.push(what);
};

export const expectSame = (found, expected, what) => {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value));
  expect(one === other, `${what}: ${one} instead of ${other}`);
};

/** Numbers from 0 to 1 from a seed (mulberry32). */
export const randomFrom = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** An argument from a table of claims: `{ walk: [['support', ['ice'], exceptions]] }`. */
export const argumentOf = (table, conclusions) => {
  const claims = new Map();
  const steps = [];
  for (const id of Object.keys(table)) {
    claims.set(id, { id, text: id, steps: [], uses: [], contradicts: [], standing: 'accepted', kinds: new Set() });
  }
  const add = ([side, premises, exceptions = []], target) => {
    const step = { side, premises, exceptions: [], holds: true, index: steps.length, ...target };
    steps.push(step);
    for (const premise of premises) claims.get(premise).uses.push(step);
    for (const exception of exceptions) step.exceptions.push(add(['undercut', ...exception], { step }));
    return step;
  };
  for (const [id, list] of Object.entries(table)) {
    for (const step of list) claims.get(id).steps.push(add(step, { claim: id }));
  }
  conclusions.forEach((id, i) => {
    claims.get(id).conclusion = i + 1;
  });
  return { claims, steps, conclusions };
};
