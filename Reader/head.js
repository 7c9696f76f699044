/** The claim at the head of the page, the way to it, and what it is. */

import { countWords } from './cards.js';
import { make, textButton } from './dom.js';
import { endOf, givenBelow, signOfWay, stepsFor } from './model.js';
import { verdict, weakest } from './verdict.js';

/** The counts of a claim's steps, and how much it takes as given. */
export const counts = (page, claim, isBrief) => {
  const { model, say } = page;
  // A part of a map does not have all that a claim rests on.
  const given = page.canSuppose ? givenBelow(model, claim.id) : 0;
  // Conclusions that contradict each other are told by their numbers.
  const rivals = claim.contradicts.filter((id) => model.claims.get(id)?.conclusion);
  const words = countWords(page, claim, isBrief);
  const pro = stepsFor(claim, 'support').length;
  const con = stepsFor(claim, 'objection').length;
  return [
    isBrief &&
      make('b', { className: claim.standing === 'accepted' ? '' : 'not' }, `${say(`short.${claim.standing}`)} · `),
    words || say('count.nothing'),
    pro && !con ? ` · ${say('nothing.against')}` : '',
    make(
      'span',
      { className: 'given' },
      given > 0 && say.count(isBrief ? 'given.short' : 'given.below', given),
      isBrief &&
        rivals.length > 0 && [
          given > 0 && ' · ',
          make('span', { title: say('contradicts'), role: 'img', 'aria-label': say('contradicts') }, '⊥ '),
          rivals.map((one) => [page.badgeLink(one), ' ']),
        ],
    ),
  ];
};

/** The way from the conclusion to the head, each station with its sign. */
export const trail = (page, id, way) => {
  const { model, say } = page;
  const stations = [...way].reverse().map(endOf);
  const words = { support: 'for', objection: 'against', undercut: 'unless' };
  const signs = [...way].reverse().map((step) => say(`trail.${words[step.side]}`));
  const chips =
    model.conclusions.length > 1 &&
    model.conclusions.length <= 12 &&
    make(
      'span',
      { className: 'chips' },
      `${say('conclusion')} `,
      model.conclusions.map((one, i) =>
        textButton(String(i + 1), () => page.choose(one), {
          'aria-current': one === id ? 'true' : null,
          'aria-label': `${say('conclusion')} ${i + 1}`,
        }),
      ),
    );
  return make(
    'nav',
    { className: 'trail', 'aria-label': say('trail') },
    make(
      'span',
      {},
      model.conclusions.length > 1 &&
        textButton(`‹ ${say('all.conclusions', { n: model.conclusions.length })}`, () => page.choose(null)),
      stations.map((one, i) => [
        i || model.conclusions.length > 1 ? ' › ' : '',
        i > 0 && make('small', {}, `${signs[i - 1]} `),
        page.link(one),
      ]),
      stations.length > 0 && [' › ', make('small', {}, signs.at(-1))],
    ),
    chips,
  );
};

/** A claim as a filled block, with its counts. */
export const headBlock = (page, claim, cards) =>
  make(
    'div',
    { className: 'head single' },
    make(
      'h2',
      {},
      claim.conclusion > 0 && page.model.conclusions.length > 1 && cards.badge(claim.conclusion),
      make('span', {}, claim.isImplicit && [cards.pencil(), ' '], claim.text),
    ),
    make('p', { className: 'counts' }, counts(page, claim)),
  );

/** The claim at the head, and what it is. */
export const head = (page, claim, cards, way) => {
  const { model, say } = page;
  const last = way.at(-1);
  const to = last && model.claims.get(last.claim)?.conclusion;
  const parent = way[0];
  return [
    headBlock(page, claim, cards),
    parent &&
      make(
        'p',
        { className: 'relation' },
        page.relation(parent),
        to && way.length > 1 ? ` · ${say(signOfWay(way) > 0 ? 'whole.for' : 'whole.against', { n: to })}` : '',
      ),
    parent && make('div', { className: 'fate' }, cards.fate(parent, signOfWay(way) > 0)),
    parent && cards.also(claim, parent),
    make(
      'p',
      { className: 'verdict' },
      verdict(page, claim),
      !model.isStated && claim.conclusion > 0 ? ` ${say('not.named')}` : '',
    ),
    weakest(page, claim),
    cards.contradictions(claim),
    cards.said(claim),
    cards.tools(claim),
  ];
};
