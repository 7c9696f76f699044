/** Shows the guided walk, a stop at a time. */

import { make, textButton } from './dom.js';
import { headBlock } from './head.js';
import { verdict } from './verdict.js';
import { walkOf } from './walk.js';

/** The stop that the page's state names; null outside the walk. */
export const makeTour = (page, cards) => {
  const { say, model, state } = page;
  if (state.step === null) return null;
  const walk = walkOf(model);
  const at = Math.min(Math.max(1, state.step), walk.length);
  const stop = walk[at - 1];
  if (!stop) return null;
  const to = (step) => page.go({ step, claim: null, view: null, open: null });
  const claim = model.claims.get(stop.claim);
  const place = { path: '', trail: new Set([stop.claim]), subject: 'claim', depth: 0, isBrief: true };
  const about = () =>
    make(
      'p',
      { className: 'relation' },
      model.conclusions.length > 1 && [cards.badge(claim.conclusion), ' '],
      page.link(stop.claim),
    );
  const parts = {
    start: () => [
      make('h2', {}, document.querySelector('header .question')?.textContent ?? say('conclusions')),
      make(
        'ol',
        { className: 'stations' },
        model.conclusions.map((id) => make('li', {}, page.link(id))),
      ),
    ],
    conclusion: () => [headBlock(page, claim, cards), make('p', { className: 'verdict' }, verdict(page, claim))],
    reason: () => [about(), cards.card(stop.step, place)],
    objection: () => [about(), cards.card(stop.step, place)],
  };
  return make(
    'section',
    { className: 'tour', 'aria-label': say('walk') },
    make(
      'p',
      { className: 'tour-bar' },
      make(
        'button',
        {
          type: 'button',
          'data-path': 'tour back',
          disabled: at === 1,
          'aria-label': say('walk.back'),
          onclick: () => to(at - 1),
        },
        '◂',
      ),
      make('b', { role: 'status' }, say('walk.place', { at, n: walk.length })),
      make(
        'button',
        {
          type: 'button',
          'data-path': 'tour on',
          disabled: at === walk.length,
          'aria-label': say('walk.on'),
          onclick: () => to(at + 1),
        },
        '▸',
      ),
      textButton(say('walk.end'), () => to(null)),
    ),
    parts[stop.kind](),
  );
};
