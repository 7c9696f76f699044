/** Why a claim has its standing, in words, as `Reasons.swift` says it. */

import { repliesIn } from './replies.js';

/** The reasons of all claims, by index, with claims as ids in backticks. */
export const explain = (evaluation) => {
  const {
    claims,
    steps,
    standings,
    grounds,
    holds,
    onClaim,
    rivals,
    given,
    support,
    objections,
    undercuts,
    pro,
    certain,
    possible,
  } = evaluation;
  const { mainObjection } = repliesIn(evaluation);
  const name = (claim) => '`' + claims[claim].id + '`';
  const nameOf = (step) => {
    const names = steps[step].premises.map(name);
    return names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + ' and ' + names.at(-1) + ' together';
  };
  const verb = (step, one, several) => (steps[step].premises.length > 1 ? several : one);
  const objects = (step) => nameOf(step) + ' ' + verb(step, 'objects', 'object');
  const supports = (step) => nameOf(step) + ' ' + verb(step, 'supports', 'support');
  const more = (count, what = '') =>
    count === 0 ? '' : ' (and ' + count + ' more' + (what && ' ' + what + (count === 1 ? '' : 's')) + ')';
  const list = (found) => (found.length ? name(found[0]) + more(found.length - 1) : '');
  // The sort is stable, so equally strong ones stay in the author's order.
  const strongest = (sides, claim, isIn = () => true) =>
    sides[claim].filter(isIn).sort((a, b) => steps[b].weight - steps[a].weight);
  const isHolding = (step) => holds[step] === true;
  const acceptedRivals = (claim) => rivals[claim].filter((rival) => standings[rival] === 'accepted');
  const givenWords = (claim) => {
    if (given[claim] === 0) return null;
    if (claims[claim].evidence) return 'evidence supports it';
    return {
      assumption: 'it is an assumption',
      definition: 'it is a definition',
      observation: 'it is an observation',
      value: 'it is a value',
      'common-knowledge': 'it is common knowledge',
    }[claims[claim].basis];
  };

  const contestedShort = (claim) => {
    const strength = pro(claim, certain);
    const step = strongest(objections, claim, (i) => holds[i] !== false && steps[i].weight >= strength)[0];
    if (step === undefined) return rivals[claim].length ? 'itself contested by ' + name(rivals[claim][0]) : 'contested';
    const isAssumed = steps[step].premises.every((premise) => claims[premise].basis === 'assumption');
    return 'itself contested by ' + (isAssumed ? 'the assumption ' : '') + nameOf(step);
  };
  const reasonItFails = (claim) => {
    switch (grounds[claim]) {
      case 'stands':
        return 'accepted';
      case 'supposed':
        return claims[claim].fixed ?? 'supposed to be ' + standings[claim];
      case 'outweighed': {
        const step = strongest(objections, claim, isHolding)[0];
        return step === undefined ? 'rejected' : 'itself rejected, since ' + objects(step);
      }
      case 'contradicted':
        return 'contradicted by ' + list(acceptedRivals(claim));
      case 'contested':
        return contestedShort(claim);
      case 'unsupported':
        return 'unsupported';
      case 'fallen':
        return 'without a reason that holds';
      default:
        return 'open, since it depends on itself';
    }
  };
  const failure = (step) => {
    const holding = undercuts[step].find(isHolding);
    if (holding !== undefined) return 'that step is undercut by ' + nameOf(holding);
    const premise = steps[step].premises.find((one) => standings[one] !== 'accepted');
    if (premise === undefined) return 'it is undecided whether that step holds';
    return (steps[step].premises.length > 1 ? name(premise) + ' ' : '') + 'is ' + reasonItFails(premise);
  };

  const supportWords = (claim) => {
    const holding = strongest(support, claim, isHolding);
    const words = givenWords(claim);
    if (!holding.length) return words ?? 'nothing is for it';
    if (words && given[claim] >= steps[holding[0]].weight) return words + more(holding.length, 'reason');
    return supports(holding[0]) + ' it' + more(holding.length - 1 + (words ? 1 : 0), 'reason');
  };
  const overcome = (claim) => {
    const main = mainObjection(claim);
    if (main !== undefined) {
      const isWeaker = steps[main].weight < pro(claim, certain);
      const how = !isHolding(main)
        ? 'but ' + failure(main)
        : isWeaker
          ? 'but ' + verb(main, 'is', 'are') + ' weaker'
          : 'but its standard asks only for a reason that holds';
      return objects(main) + ', ' + how + more(objections[claim].length - 1, 'objection');
    }
    const rival = rivals[claim][0];
    if (rival === undefined) return null;
    const isContradicted = grounds[rival] === 'contradicted';
    const isWeaker = isContradicted && pro(rival, certain) < pro(claim, certain);
    return (
      name(rival) +
      ' contradicts it, but is ' +
      (isWeaker ? 'weaker' : isContradicted ? 'rejected' : reasonItFails(rival))
    );
  };
  const outweighed = (claim) => {
    const against = strongest(objections, claim, isHolding);
    if (!against.length) return 'more is against it than for it';
    const rest = more(against.length - 1, 'objection');
    const best = strongest(support, claim, (i) => holds[i] !== false)[0];
    if (best !== undefined && steps[best].weight > given[claim]) {
      return objects(against[0]) + rest + ' more strongly than ' + supports(best) + ' it';
    }
    return (
      objects(against[0]) +
      rest +
      (given[claim] > 0 ? ' more strongly than what is given for it' : ' and nothing holds for it')
    );
  };
  const contested = (claim) => {
    const against = strongest(objections, claim, isHolding);
    const strength = pro(claim, certain);
    const standard = claims[claim].standard ?? 'preponderance';
    if (against.length && standard === 'dialectical-validity') {
      return 'contested, ' + objects(against[0]) + ' and its standard allows no objection';
    }
    if (against.length && standard === 'preponderance' && steps[against[0]].weight >= strength) {
      const best = strongest(support, claim, (i) => isHolding(i) && steps[i].weight > given[claim])[0];
      const than = best === undefined ? 'what is given supports it' : supports(best);
      const asStrong = against.filter((i) => steps[i].weight >= strength).length;
      return 'contested, ' + objects(against[0]) + ' as strongly as ' + than + more(asStrong - 1, 'objection');
    }
    const rival = rivals[claim]
      .filter((one) => standings[one] !== 'rejected' && pro(one, possible) > 0)
      .reduce((best, one) => (best === undefined || pro(best, possible) < pro(one, possible) ? one : best), undefined);
    if (rival !== undefined) {
      const other = pro(rival, possible);
      const how =
        other === strength ? 'is as strong' : other > strength ? 'is stronger' : 'its standard allows no rival';
      return 'contested, ' + name(rival) + ' contradicts it and ' + how;
    }
    const doubtful = strongest(objections, claim, (i) => holds[i] === null)[0];
    return (
      'contested, ' +
      (doubtful === undefined ? 'what is for it is in doubt' : 'it is undecided whether ' + objects(doubtful))
    );
  };
  const predicate = (why) => (why.startsWith('that step is undercut') ? 'does not lead to it: ' + why : why);
  const fallen = (claim) => {
    const reasons = strongest(support, claim);
    if (!reasons.length) return 'nothing that is given for it holds';
    const why = failure(reasons[0]);
    const how = steps[reasons[0]].premises.length > 1 ? 'fails: ' + why : predicate(why);
    return reasons.length === 1
      ? 'its only reason, ' + nameOf(reasons[0]) + ', ' + how
      : 'none of its ' + reasons.length + ' reasons holds; the strongest, ' + nameOf(reasons[0]) + ', ' + how;
  };
  const circular = (claim) => {
    for (const step of objections[claim]) {
      const [other, ...rest] = steps[step].premises;
      if (rest.length || other === claim || grounds[other] !== 'circular') continue;
      const isMutual = objections[other].some(
        (one) => steps[one].premises.length === 1 && steps[one].premises[0] === claim,
      );
      if (isMutual) {
        return (
          'circular, it and ' +
          name(other) +
          ' object to each other; write `contradicts` if only one of them can be true'
        );
      }
    }
    const isOpen = (i) => holds[i] === null;
    const openSupport = strongest(support, claim, isOpen)[0];
    if (openSupport !== undefined) return 'circular, it is open whether ' + supports(openSupport) + ' it';
    const openObjection = strongest(objections, claim, isOpen)[0];
    if (openObjection !== undefined) return 'circular, it is open whether ' + objects(openObjection);
    return 'circular, whether it stands depends on itself';
  };
  return claims.map((_, claim) => {
    switch (grounds[claim]) {
      case 'supposed':
        return 'that is supposed';
      case 'stands':
        return [supportWords(claim), overcome(claim)].filter((words) => words !== null).join('; ');
      case 'outweighed':
        return outweighed(claim);
      case 'contradicted': {
        const accepted = acceptedRivals(claim);
        return (
          list(accepted) +
          (accepted.length === 1 ? ' contradicts it and is accepted' : ' contradict it and are accepted')
        );
      }
      case 'contested':
        return contested(claim);
      case 'unsupported': {
        const isGiven =
          claims[claim].basis || claims[claim].evidence || onClaim[claim].some((i) => steps[i].side === 'support');
        return 'unsupported, ' + (isGiven ? 'what is given for it weighs 0' : 'nothing is given for it');
      }
      case 'fallen':
        return fallen(claim);
      default:
        return circular(claim);
    }
  });
};
