/** The cards of the argument: a step with its premises, what is excepted from it, and what answers it. */

import { all, find, make, pressable, textButton } from './dom.js';
import { fillQuotes } from './quotes.js';
import { mainObjection } from './walk.js';
import { causeOf, countsOf, isGiven, repliesTo, STATES, stateOf, stepsFor } from './model.js';

/**
 * Where a card stands.
 * @typedef {object} Place
 * @property {string} path the claims on the way from the head, separated by spaces
 * @property {Set<string>} trail the same claims, with the head
 * @property {string} subject what its claim is: `claim`, `objection`, `answer` or `unless`
 * @property {number} depth 0 for the steps of the head
 * @property {import('./model.js').Step=} shown a reply that is shown already
 */

const answers = (step) => step.reply && step.by;

/**
 * The words for the counts of a claim's steps: "2 for · 1 against, answered".
 * @param {boolean} isBrief whether to say only how many are answered where not all have come to the same
 */
export const countWords = ({ say, model }, claim, isBrief = false) => {
  const { support, objection, undercut } = countsOf(model, claim);
  const states = (counts) => {
    const found = STATES.filter((state) => counts[state]);
    if (found.length === 1) return say(`short.${found[0]}`);
    if (isBrief) return counts.answered ? `${counts.answered} ${say('short.answered')}` : say('short.none');
    return found.map((state) => `${counts[state]} ${say(`short.${state}`)}`).join(', ');
  };
  const parts = [];
  if (support) parts.push(say('count.for', { n: support }));
  if (objection.all) parts.push(`${say('count.against', { n: objection.all })}, ${states(objection)}`);
  if (undercut.all) parts.push(`${say('count.unless', { n: undercut.all })}, ${states(undercut)}`);
  return parts.join(' · ');
};

/** Makes cards for one rendering; `page` has `say`, `model`, `state`, and what the buttons do. */
export const makeCards = (page) => {
  const { say, model } = page;
  const seen = new Map();

  const pencil = () =>
    make('span', { className: 'pencil', title: say('mapper'), role: 'img', 'aria-label': say('mapper') }, '✎');
  const badge = (number) => make('b', { className: 'badge' }, number);

  /** The state of a claim that carries less than it seems to. */
  const badState = (claim) => {
    if (page.changed.has(claim.id)) return page.changed.get(claim.id).isUp ? 'now.stands' : 'now.falls';
    if (claim.isUnsupported) return 'unsupported';
    return null;
  };

  /** How many steps a claim has: "2 reasons · 1 objection". */
  const stepWords = (claim) => {
    const count = (side, key) => {
      const n = stepsFor(claim, side).length;
      return n > 0 && say.count(key, n);
    };
    return [count('support', 'reasons'), count('objection', 'objections')].filter(Boolean).join(' · ');
  };

  const row = (id, place, { lead, isPlus, isJoint } = {}) => {
    const claim = model.claims.get(id);
    const path = place.path ? `${place.path} ${id}` : id;
    const isCircle = place.trail.has(id);
    const isOpen = !isCircle && page.isOpen(path);
    const where = seen.get(id);
    if (!seen.has(id)) seen.set(id, place.column ?? 0);
    const state = badState(claim);
    const said = page.state.suppose.get(id);
    const text = make(
      'span',
      { className: 'claim-text' },
      isPlus && make('b', { className: 'plus' }, '+ '),
      lead,
      claim.conclusion && model.conclusions.length > 1 && [badge(claim.conclusion), ' '],
      claim.isImplicit && [pencil(), ' '],
      said !== undefined && make('em', { className: 'supposed' }, say(said ? 'supposed.true' : 'supposed.false'), ' '),
      state && make('em', { className: `state ${state.replace('.', '-')}` }, say(state), ' '),
      isOpen ? claim.text : (claim.label ?? claim.text),
      claim.contradicts.length > 0 && !isOpen && make('small', { title: say('contradiction.key') }, ' ⊥'),
      isCircle && make('small', {}, ` ↩ ${say('circle')}`),
      claim.isImported &&
        make(
          'small',
          {},
          ` ${
            find('.marks', claim.point)
              ?.textContent.split(' · ')
              .find((mark) => mark.startsWith('from ')) ?? ''
          } ↗`,
        ),
      isJoint &&
        !place.isBrief &&
        !isOpen &&
        !claim.conclusion &&
        claim.steps.length > 0 &&
        make('small', {}, ` · ${stepWords(claim)}`),
      !isCircle &&
        where !== undefined &&
        !isOpen &&
        make('small', {}, ` · ${where === (place.column ?? 0) ? say('seen.here') : say('seen.in', { n: where })}`),
    );
    const button = pressable(
      'div',
      {
        className: 'row',
        'data-path': path,
        'data-id': id,
        'data-deep': claim.steps.some((step) => step !== place.shown) ? '' : null,
        'aria-expanded': isCircle ? null : String(isOpen),
      },
      () => page.toggle(path, id, place),
      text,
      make(
        'span',
        { className: 'mark', 'aria-hidden': 'true' },
        isCircle ? '' : isOpen ? '⌄' : isGiven(claim) && !claim.steps.length ? '○' : '›',
      ),
    );
    if (id === page.state.claim && id !== page.head) button.classList.add('chosen');
    // What is below is made when its place on the page is reached, so that "also above" is true.
    return [button, () => isOpen && inner(claim, path, place, isJoint)];
  };

  /** The rows of a step's premises, and what is below those that are open. */
  const premises = (step, place, options = {}) => {
    if (!step.premises.length)
      return { rows: make('p', { className: 'row' }, options.lead, step.stub), below: () => [] };
    const made = step.premises
      .filter((id) => model.claims.has(id))
      .map((id, i) =>
        row(
          id,
          { ...place, under: step },
          { ...options, lead: i ? null : options.lead, isPlus: i > 0, isJoint: step.premises.length > 1 },
        ),
      );
    return { rows: made.map(([one]) => one), below: () => made.map(([, open]) => open()) };
  };

  /** A step in a line below a card: an answer, an exception, or what makes it fail. */
  const line = (step, place, className, lead, ...rest) => {
    const { rows, below } = premises(
      step,
      { ...place, depth: place.depth + 1, shown: place.isBrief ? undefined : step.by },
      { lead: make('b', { className: 'lead' }, lead, ' ') },
    );
    return make(
      'div',
      { className: `line ${className}` },
      rows,
      rest.map((one) => one()),
      below(),
    );
  };

  /**
   * What replies to an objection or exception: the reply shown first, then the other exceptions to it. What is said against
   * a reply follows it as "But", since it does not answer the objection.
   */
  const replies = (step, place, depth = 0) => {
    const others = step.exceptions.filter((one) => one !== step.by && (one.holds || step.holds));
    const known = step.by ? [step.by, ...others] : others;
    const list = place.isBrief ? known.slice(0, 1) : known;
    if (depth > 2) return list.length > 0 && make('p', { className: 'meta' }, say.count('turns', list.length));
    return list.map((one) => {
      const isAnswer = one.holds && !step.holds;
      const isMet = depth % 2 === 1;
      const lead = isMet
        ? make('span', { className: 'but' }, `${say('but')}:`)
        : isAnswer
          ? ['✓ ', make('span', { className: 'spare' }, `${say('answered')}:`)]
          : `${say('disputed.by')}:`;
      return line(one, { ...place, subject: isMet ? 'objection' : 'answer' }, 'reply', lead, () =>
        place.isBrief ? null : replies(one, place, depth + 1),
      );
    });
  };

  const unless = (step, place) => {
    const state = stateOf(model, step);
    const told = answers(step) ? '' : ` (${say(`state.${state}`)})`;
    const inside = { ...place, subject: 'unless', isBrief: false };
    return line(step, inside, 'unless', `${say('unless')}${told}:`, () => replies(step, inside));
  };

  /** What makes a step fail, where that is not shown already as its reply or exception. */
  const cause = (step, place) => {
    if (step.holds || (step.side !== 'support' && answers(step))) return null;
    const found = causeOf(model, step);
    if (!found) {
      const rival = step.premises
        .map((id) => model.claims.get(id))
        .find((claim) => claim && claim.standing !== 'accepted' && claim.contradicts.length);
      return rival && contradictions(rival);
    }
    if (step.exceptions.includes(found)) return null;
    if (step.side === 'support' && found.side === 'objection' && step.premises.includes(found.claim)) {
      return line(
        found,
        { ...place, subject: 'objection' },
        'reply',
        make('span', { className: 'but' }, `${say('but')}:`),
      );
    }
    const lead = `${step.side === 'support' ? '' : '✓ '}${say('fails')}:`;
    return line(found, { ...place, subject: 'answer' }, 'reply', lead);
  };

  /** What a card says of itself, before its claims. */
  const label = (step, place) => {
    const isFor = step.side === 'support';
    if (!place.depth) {
      const objections = isFor ? [] : stepsFor(model.claims.get(step.claim), 'objection');
      const isMain = objections.length > 1 && mainObjection(model, model.claims.get(step.claim)) === step;
      return say(isFor ? 'reason' : isMain ? 'objection.main' : 'objection');
    }
    if (!isFor && place.subject === 'objection' && step.holds) return `✓ ${say('answers')}`;
    return say(`${isFor ? 'reason' : 'objection'}.${place.subject}`);
  };

  const right = (step, place) => {
    if (step.premises.length !== 1) return null;
    const claim = model.claims.get(step.premises[0]);
    if (!claim || claim.conclusion) return null;
    if (isGiven(claim) && !claim.steps.length) return say('given');
    if (step.side === 'support') return stepWords(claim);
    // What speaks against an objection is told by its answers.
    const held = repliesTo(model, step).filter((one) => one.holds && !step.holds).length;
    if (place.isBrief && held > 1) return say('answers.n', { n: held });
    const n = stepsFor(claim, 'support').length;
    return n > 0 && say.count('reasons.for.it', n);
  };

  const card = (step, place) => {
    const isFor = step.side === 'support';
    const isAnswer = !isFor && place.depth > 0 && place.subject === 'objection' && step.holds;
    // An opened card tells all that is said of its step.
    const isOpened = step.premises.some((id) => page.isOpen(place.path ? `${place.path} ${id}` : id));
    const isBrief = place.isBrief && !isOpened;
    const inside = { ...place, isBrief, subject: isFor ? 'claim' : 'objection', shown: isFor ? undefined : step.by };
    const state = stateOf(model, step);
    const bad = !isFor && state !== 'answered' ? `state.${state}` : isFor && !step.holds ? 'holds.not' : null;
    const { rows, below } = premises(step, inside);
    return make(
      'div',
      {
        className: `card ${isAnswer ? 'answer' : isFor ? 'for' : 'against'} ${isOpened ? 'opened' : ''}`,
        role: 'group',
        'aria-label': label(step, place),
      },
      make(
        'p',
        { className: 'meta' },
        make('b', {}, label(step, place)),
        step.premises.length > 1 && make('span', { className: 'together' }, say('together')),
        bad && !isAnswer && make('em', { className: /open|disputed|not/.test(bad) ? 'bad' : '' }, say(bad)),
        step.isImplicit && make('span', {}, pencil(), ` ${say('mapper.step')}`),
        make('span', { className: 'right' }, right(step, place)),
      ),
      !isBrief && step.said && make('p', { className: 'step' }, step.said),
      rows,
      !isBrief && step.note && make('p', { className: 'note' }, step.note),
      // An objection keeps its answer directly under it; what its premises rest on comes after.
      isFor ? step.exceptions.map((one) => unless(one, inside)) : replies(step, inside),
      cause(step, inside),
      below(),
    );
  };

  /** Two lists of cards, for and against; side by side where there is room. */
  const sides = (claim, place) => {
    const cards = (side) =>
      stepsFor(claim, side)
        .filter((step) => step !== place.shown)
        .map((step) => card(step, place));
    const [pro, con] = [cards('support'), cards('objection')];
    return (
      pro.length + con.length > 0 &&
      make(
        'div',
        { className: `nested ${pro.length && con.length ? 'both' : ''}` },
        [pro, con].filter((list) => list.length).map((list) => make('div', {}, list)),
      )
    );
  };

  const contradictions = (claim) =>
    claim.contradicts.length > 0 &&
    make(
      'p',
      { className: 'band' },
      `⊥ ${say('contradicts')} `,
      claim.contradicts.map((id, i) => {
        const { conclusion } = model.claims.get(id) ?? {};
        const short = conclusion && claim.conclusion && page.badgeLink(id);
        return [i > 0 && (short ? ' ' : ', '), short || page.link(id)];
      }),
    );

  /** What else a claim is, apart from the step under which it is shown. */
  const also = (claim, under) => {
    const others = claim.uses.filter((step) => step !== under);
    return (
      others.length > 0 &&
      make(
        'p',
        { className: 'also' },
        `${say('also')}: `,
        others.map((step, i) => [i > 0 && '; ', page.relation(step)]),
      )
    );
  };

  /** Where a claim is said, and what is noted of it. */
  const said = (claim) => {
    const own = find('.own', claim.point);
    const copyOf = (part) => {
      const copy = make('div', {}, part.cloneNode(true));
      fillQuotes(copy);
      for (const one of all('[id]', copy)) one.removeAttribute('id');
      return copy;
    };
    const home = claim.isImported && [
      claim.home && make('a', { href: claim.home }, `${say('home')} ↗`),
      claim.there > 0 && ` ${say.count('there', claim.there)}`,
    ];
    return [home && make('p', { className: 'home' }, home), all('.cited, .note:not(.step-note)', own).map(copyOf)];
  };

  /** What an opened claim shows: where it is said, notes, what can be done, and its steps. */
  const inner = (claim, path, place, isJoint) => {
    return make(
      'div',
      { className: 'inner' },
      isJoint && make('p', { className: 'of' }, `↳ ${claim.label ?? claim.text}`),
      said(claim),
      contradictions(claim),
      also(claim, place.under),
      path === page.toolsAt && tools(claim, [...place.trail]),
      sides(claim, {
        path,
        trail: new Set([...place.trail, claim.id]),
        subject: place.subject,
        depth: place.depth + 1,
        shown: place.shown,
        column: place.column,
      }),
    );
  };

  const tools = (claim, trail = null) => {
    const said = page.state.suppose.get(claim.id);
    const press = (is) =>
      textButton(
        say(is ? 'suppose.true' : 'suppose.false'),
        () => page.suppose(claim.id, said === is ? undefined : is),
        {
          'aria-pressed': String(said === is),
        },
      );
    return make(
      'p',
      { className: 'tools' },
      page.canSuppose && [press(false), press(true)],
      trail && textButton(say('alone'), () => page.choose(claim.id, page.view, trail)),
      textButton(say('in.map'), () => page.choose(claim.id, 'map')),
      page.copyTools(claim.id),
    );
  };

  /**
   * What becomes of a step: the exceptions to a reason, or what replies to an objection or exception.
   * @param {boolean} isFor whether the step speaks for the conclusion, so that what replies to it is no answer
   */
  const fate = (step, isFor) => {
    const place = { path: '', trail: new Set(), subject: 'claim', depth: 1 };
    if (step.side === 'support') return step.exceptions.map((one) => unless(one, place));
    return replies(step, place, isFor ? 1 : 0);
  };

  return { fate, card, contradictions, tools, also, badge, pencil, said };
};
