/** The claim at the head of the page, the way to it, and what it is. */

import { countWords } from './cards.js';
import { make, textButton } from './dom.js';
import { endOf, givenBelow, signOfWay, stepsFor } from './model.js';
import { verdict, weakest } from './verdict.js';

/** The counts of a claim's steps, and how much it takes as given. */
export const counts = (page, claim, isBrief) => {
  const { model, say } = page;
  const given = givenBelow(model, claim.id);
  const words = countWords(page, claim, isBrief);
  const pro = stepsFor(claim, 'support').length;
  const con = stepsFor(claim, 'objection').length;
  return [
    isBrief &&
      make('b', { className: claim.standing === 'accepted' ? '' : 'not' }, `${say(`short.${claim.standing}`)} · `),
    words || say('count.nothing'),
    pro && !con ? ` · ${say('nothing.against')}` : '',
    given ? make('span', { className: 'given' }, say.count('given.below', given)) : '',
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

/** The claim at the head, and what it is. */
export const head = (page, claim, cards, way) => {
  const { model, say } = page;
  const last = way.at(-1);
  const to = last && model.claims.get(last.claim)?.conclusion;
  const parent = way[0];
  return [
    make(
      'div',
      { className: 'head single' },
      make(
        'h2',
        {},
        claim.conclusion > 0 && model.conclusions.length > 1 && cards.badge(claim.conclusion),
        make('span', {}, claim.isImplicit && [cards.pencil(), ' '], claim.text),
      ),
      make('p', { className: 'counts' }, counts(page, claim)),
    ),
    parent &&
      make(
        'p',
        { className: 'relation' },
        page.relation(parent),
        to && way.length > 1 ? ` · ${say(signOfWay(way) > 0 ? 'whole.for' : 'whole.against', { n: to })}` : '',
        claim.uses.length > 1 && [' · ', cards.also(claim, parent.claim)],
      ),
    make(
      'p',
      { className: 'verdict' },
      verdict(page, claim),
      !model.isStated && claim.conclusion > 0 ? ` · ${say('not.named')}` : '',
    ),
    weakest(page, claim),
    cards.contradictions(claim),
    cards.said(claim),
    cards.tools(claim, true),
  ];
};
