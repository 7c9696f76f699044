import ArgumentMap
import MapEvaluation
import SourceText

/// A script that evaluates a map in a browser as `Evaluation` does here, with the same reasons in words, so that a page
/// can show what would change. A test compares the two.
package enum EvaluationScript {
  /// Declares `evaluateMap(map, supposed)`, where `map` is what `data` gives and `supposed` is a `Map` from claims, as
  /// indices, to whether they are accepted. The result has the arrays `standings`, `grounds` and `why`, indexed by claim,
  /// and `holds`, indexed by step, with null where that depends on itself.
  package static let text = model + "\n" + words + "\n" + end

  /// What the script needs to know of a map, as JSON.
  package static func data(_ graph: Graph) -> String {
    var json = JSONWriter(isPretty: false)
    json.object { json in
      json.key("claims")
      json.array(graph.claimIndices) { json, index in
        let claim = graph.claims[index.int]
        json.object { json in
          json.member("id", graph.uniqueID(index))
          if let weight = graph.weight(of: index) { json.member("weight", exact: weight) }
          json.member("basis", claim.basis?.rawValue)
          if claim.hasEvidence { json.member("evidence", true) }
          let standard = graph.standard(of: index)
          if standard != .preponderance { json.member("standard", standard.rawValue) }
        }
      }
      json.key("steps")
      json.array(graph.inferenceIndices) { json, index in
        json.object { json in
          let inference = graph.inferences[index.int]
          json.member("side", inference.side.rawValue)
          switch inference.target {
          case .claim(let claim): json.member("claim", claim.int)
          case .inference(let step): json.member("step", step.int)
          }
          json.key("premises")
          json.array(graph.premises(index)) { $0.literal(String($1.int)) }
          json.member("weight", exact: graph.strength(of: index))
        }
      }
      json.key("contradictions")
      json.array(graph.contradictions) { json, pair in
        json.array([pair.first, pair.second]) { $0.literal(String($1.int)) }
      }
    }
    return json.text
  }

  /// The sets, as `docs/standing.md` defines them: the alternating fixpoint, by trying every claim and step.
  private static let model = #"""
    const evaluateMap = ({ claims, steps, contradictions }, supposed = new Map()) => {
      const onClaim = claims.map(() => []);
      const onStep = steps.map(() => []);
      steps.forEach((step, i) => (step.claim !== undefined ? onClaim[step.claim] : onStep[step.step]).push(i));
      const rivals = claims.map(() => []);
      for (const [a, b] of contradictions) {
        if (a === b || rivals[a].includes(b)) continue;
        rivals[a].push(b);
        rivals[b].push(a);
      }
      const given = claims.map(claim => (claim.basis || claim.evidence ? claim.weight ?? 0.5 : 0));
      const stepsOf = (claim, side) => onClaim[claim].filter(i => steps[i].side === side && steps[i].weight > 0);
      const support = claims.map((_, claim) => stepsOf(claim, 'support'));
      const objections = claims.map((_, claim) => stepsOf(claim, 'objection'));
      const undercuts = onStep.map(list => list.filter(i => steps[i].weight > 0));
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
        return !rivals[rival].some(one => set.claims[one] && pro(one, set) > strength);
      };
      // The least set whose members meet their conditions.
      const least = other => {
        const set = { claims: claims.map(() => false), steps: steps.map(() => false) };
        let hasGrown = true;
        while (hasGrown) {
          hasGrown = false;
          for (let i = steps.length - 1; i >= 0; i--) {
            if (set.steps[i] || !steps[i].premises.every(claim => set.claims[claim])) continue;
            if (undercuts[i].some(one => other.steps[one])) continue;
            set.steps[i] = hasGrown = true;
          }
          for (let i = claims.length - 1; i >= 0; i--) {
            if (set.claims[i]) continue;
            const isMet = supposed.get(i)
              ?? (meets(i, pro(i, set), con(i, other)) && !rivals[i].some(rival => stops(rival, i, set, other)));
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
        if (rivals[claim].some(rival => certain.claims[rival])) return 'contradicted';
        if (possible.claims[claim]) return 'circular';
        if (given[claim] === 0 && support[claim].length === 0) return 'unsupported';
        return mayBeFor === 0 ? 'fallen' : 'contested';
      });
      const standings = grounds.map((ground, claim) => {
        if (ground === 'supposed') return supposed.get(claim) ? 'accepted' : 'rejected';
        return { stands: 'accepted', outweighed: 'rejected', contradicted: 'rejected' }[ground] ?? 'undecided';
      });
    """#

  /// The reasons, as `Reasons.swift` words them.
  private static let words = #"""

      const name = claim => '`' + claims[claim].id + '`';
      const nameOf = step => {
        const names = steps[step].premises.map(name);
        return names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + ' and ' + names.at(-1) + ' together';
      };
      const verb = (step, one, several) => (steps[step].premises.length > 1 ? several : one);
      const objects = step => nameOf(step) + ' ' + verb(step, 'objects', 'object');
      const supports = step => nameOf(step) + ' ' + verb(step, 'supports', 'support');
      const more = (count, what = '') =>
        (count === 0 ? '' : ' (and ' + count + ' more' + (what && ' ' + what + (count === 1 ? '' : 's')) + ')');
      const list = found => (found.length ? name(found[0]) + more(found.length - 1) : '');
      // The sort is stable, so equally strong ones stay in the author's order.
      const strongest = (sides, claim, isIn = () => true) =>
        sides[claim].filter(isIn).sort((a, b) => steps[b].weight - steps[a].weight);
      const isHolding = step => holds[step] === true;
      const acceptedRivals = claim => rivals[claim].filter(rival => standings[rival] === 'accepted');
      const givenWords = claim => {
        if (given[claim] === 0) return null;
        if (claims[claim].evidence) return 'evidence supports it';
        return {
          assumption: 'it is an assumption', definition: 'it is a definition', observation: 'it is an observation',
          value: 'it is a value', 'common-knowledge': 'it is common knowledge',
        }[claims[claim].basis];
      };

      // How many claims bear on a step, its premises included; counted up to 100.
      const below = step => {
        const seen = new Set();
        const known = new Set([step]);
        const pending = [step];
        const add = list => list.forEach(one => { if (!known.has(one)) { known.add(one); pending.push(one); } });
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
      const reply = step => {
        const exceptions = undercuts[step].map(one => ({ one, rank: isHolding(one) ? 0 : 2 }));
        const against = steps[step].premises.flatMap(premise => objections[premise]).filter(one => one !== step);
        return exceptions.concat(against.map(one => ({ one, rank: isHolding(one) ? 1 : 3 })))
          .map(found => ({ ...found, below: below(found.one) }))
          .sort((a, b) => a.rank - b.rank || b.below - a.below)[0]?.one;
      };
      const answerRank = step => {
        const best = reply(step);
        return best === undefined ? 0 : isHolding(best) && !isHolding(step) ? 2 : 1;
      };
      const mainObjection = claim =>
        (objections[claim].length < 2 ? objections[claim][0]
          : objections[claim].map(step => ({ step, rank: answerRank(step), below: below(step) }))
            .sort((a, b) => a.rank - b.rank || b.below - a.below)[0].step);

      const contestedShort = claim => {
        const strength = pro(claim, certain);
        const step = strongest(objections, claim, i => holds[i] !== false && steps[i].weight >= strength)[0];
        if (step === undefined) return rivals[claim].length ? 'itself contested by ' + name(rivals[claim][0]) : 'contested';
        const isAssumed = steps[step].premises.every(premise => claims[premise].basis === 'assumption');
        return 'itself contested by ' + (isAssumed ? 'the assumption ' : '') + nameOf(step);
      };
      const reasonItFails = claim => {
        switch (grounds[claim]) {
          case 'stands': return 'accepted';
          case 'supposed': return 'supposed to be ' + standings[claim];
          case 'outweighed': {
            const step = strongest(objections, claim, isHolding)[0];
            return step === undefined ? 'rejected' : 'itself rejected, since ' + objects(step);
          }
          case 'contradicted': return 'contradicted by ' + list(acceptedRivals(claim));
          case 'contested': return contestedShort(claim);
          case 'unsupported': return 'unsupported';
          case 'fallen': return 'without a reason that holds';
          default: return 'open, since it depends on itself';
        }
      };
      const failure = step => {
        const holding = undercuts[step].find(isHolding);
        if (holding !== undefined) return 'that step is undercut by ' + nameOf(holding);
        const premise = steps[step].premises.find(one => standings[one] !== 'accepted');
        if (premise === undefined) return 'it is undecided whether that step holds';
        return (steps[step].premises.length > 1 ? name(premise) + ' ' : '') + 'is ' + reasonItFails(premise);
      };

      const supportWords = claim => {
        const holding = strongest(support, claim, isHolding);
        const words = givenWords(claim);
        if (!holding.length) return words ?? 'nothing is for it';
        if (words && given[claim] >= steps[holding[0]].weight) return words + more(holding.length, 'reason');
        return supports(holding[0]) + ' it' + more(holding.length - 1 + (words ? 1 : 0), 'reason');
      };
      const overcome = claim => {
        const main = mainObjection(claim);
        if (main !== undefined) {
          const isWeaker = steps[main].weight < pro(claim, certain);
          const how = !isHolding(main) ? 'but ' + failure(main)
            : isWeaker ? 'but ' + verb(main, 'is', 'are') + ' weaker' : 'but its standard asks only for a reason that holds';
          return objects(main) + ', ' + how + more(objections[claim].length - 1, 'objection');
        }
        const rival = rivals[claim][0];
        if (rival === undefined) return null;
        const isContradicted = grounds[rival] === 'contradicted';
        const isWeaker = isContradicted && pro(rival, certain) < pro(claim, certain);
        return name(rival) + ' contradicts it, but is '
          + (isWeaker ? 'weaker' : isContradicted ? 'rejected' : reasonItFails(rival));
      };
    """#

  private static let end = #"""

      const outweighed = claim => {
        const against = strongest(objections, claim, isHolding);
        if (!against.length) return 'more is against it than for it';
        const rest = more(against.length - 1, 'objection');
        const best = strongest(support, claim, i => holds[i] !== false)[0];
        if (best !== undefined && steps[best].weight > given[claim]) {
          return objects(against[0]) + rest + ' more strongly than ' + supports(best) + ' it';
        }
        return objects(against[0]) + rest
          + (given[claim] > 0 ? ' more strongly than what is given for it' : ' and nothing holds for it');
      };
      const contested = claim => {
        const against = strongest(objections, claim, isHolding);
        const strength = pro(claim, certain);
        const standard = claims[claim].standard ?? 'preponderance';
        if (against.length && standard === 'dialectical-validity') {
          return 'contested, ' + objects(against[0]) + ' and its standard allows no objection';
        }
        if (against.length && standard === 'preponderance' && steps[against[0]].weight >= strength) {
          const best = strongest(support, claim, i => isHolding(i) && steps[i].weight > given[claim])[0];
          const than = best === undefined ? 'what is given supports it' : supports(best);
          const asStrong = against.filter(i => steps[i].weight >= strength).length;
          return 'contested, ' + objects(against[0]) + ' as strongly as ' + than + more(asStrong - 1, 'objection');
        }
        const rival = rivals[claim].filter(one => standings[one] !== 'rejected' && pro(one, possible) > 0)
          .reduce((best, one) => (best === undefined || pro(best, possible) < pro(one, possible) ? one : best), undefined);
        if (rival !== undefined) {
          const other = pro(rival, possible);
          const how = other === strength ? 'is as strong' : other > strength ? 'is stronger' : 'its standard allows no rival';
          return 'contested, ' + name(rival) + ' contradicts it and ' + how;
        }
        const doubtful = strongest(objections, claim, i => holds[i] === null)[0];
        return 'contested, '
          + (doubtful === undefined ? 'what is for it is in doubt' : 'it is undecided whether ' + objects(doubtful));
      };
      const predicate = why => (why.startsWith('that step is undercut') ? 'does not lead to it: ' + why : why);
      const fallen = claim => {
        const reasons = strongest(support, claim);
        if (!reasons.length) return 'nothing that is given for it holds';
        const why = failure(reasons[0]);
        const how = steps[reasons[0]].premises.length > 1 ? 'fails: ' + why : predicate(why);
        return reasons.length === 1 ? 'its only reason, ' + nameOf(reasons[0]) + ', ' + how
          : 'none of its ' + reasons.length + ' reasons holds; the strongest, ' + nameOf(reasons[0]) + ', ' + how;
      };
      const circular = claim => {
        for (const step of objections[claim]) {
          const [other, ...rest] = steps[step].premises;
          if (rest.length || other === claim || grounds[other] !== 'circular') continue;
          const isMutual = objections[other].some(one => steps[one].premises.length === 1 && steps[one].premises[0] === claim);
          if (isMutual) {
            return 'circular, it and ' + name(other)
              + ' object to each other; write `contradicts` if only one of them can be true';
          }
        }
        const isOpen = i => holds[i] === null;
        const openSupport = strongest(support, claim, isOpen)[0];
        if (openSupport !== undefined) return 'circular, it is open whether ' + supports(openSupport) + ' it';
        const openObjection = strongest(objections, claim, isOpen)[0];
        if (openObjection !== undefined) return 'circular, it is open whether ' + objects(openObjection);
        return 'circular, whether it stands depends on itself';
      };
      const why = claims.map((_, claim) => {
        switch (grounds[claim]) {
          case 'supposed': return 'that is supposed';
          case 'stands': return [supportWords(claim), overcome(claim)].filter(words => words !== null).join('; ');
          case 'outweighed': return outweighed(claim);
          case 'contradicted': {
            const accepted = acceptedRivals(claim);
            return list(accepted)
              + (accepted.length === 1 ? ' contradicts it and is accepted' : ' contradict it and are accepted');
          }
          case 'contested': return contested(claim);
          case 'unsupported': {
            const isGiven = claims[claim].basis || claims[claim].evidence || onClaim[claim].some(i => steps[i].side === 'support');
            return 'unsupported, ' + (isGiven ? 'what is given for it weighs 0' : 'nothing is given for it');
          }
          case 'fallen': return fallen(claim);
          default: return circular(claim);
        }
      });
      return { standings, grounds, holds, why };
    };
    """#
}
