/** The details of the chosen claim, beside the map. */

import { countWords, makeCards } from './cards.js';
import { all, find, make, textButton } from './dom.js';
import { stepsFor } from './model.js';
import { fillQuotes } from './quotes.js';

export const makePanel = (page) => {
  const { say } = page;
  const panel = find('#details');
  let shown = null;

  const render = () => {
    const { state, model } = page;
    const claim = model.claims.get(state.claim);
    if (!claim) {
      panel.hidden = true;
      shown = null;
      return;
    }
    const hadFocus = panel.contains(document.activeElement);
    const own = find('.own', claim.point).cloneNode(true);
    for (const part of all('.word, .step, .step-note, .number', own)) part.remove();
    for (const link of all('.text', own)) link.replaceWith(make('span', { className: 'text' }, ...link.childNodes));
    fillQuotes(own);
    for (const part of all('[id]', own)) part.removeAttribute('id');
    // The argument comes before the sources.
    const cited = all('.cited', own);
    for (const one of cited) {
      one.remove();
      one.open = true;
    }
    const cards = makeCards({
      ...page,
      isOpen: () => false,
      toggle: (_, id) => page.choose(id),
      head: claim.id,
    });
    const list = (side, title) => {
      const steps = stepsFor(claim, side);
      const place = { path: '', trail: new Set([claim.id]), subject: 'claim', depth: 0 };
      return steps.length ? [make('h3', { className: side }, title), steps.map((step) => cards.card(step, place))] : [];
    };
    // What the tool says holds for as long as nothing is supposed.
    const told = find('.standing', own);
    if (told && state.suppose.size) told.remove();
    const why = told && !state.suppose.size ? null : page.whyOf(claim.id);
    panel.replaceChildren(
      ...[
        make(
          'h2',
          {},
          claim.conclusion
            ? `${say('conclusion')}${model.conclusions.length > 1 ? ` ${claim.conclusion}` : ''}`
            : say('claim'),
        ),
        own,
        make('p', { className: 'counts' }, countWords(page, claim)),
        why &&
          make(
            'p',
            { className: 'standing' },
            make('b', {}, `${say(`standing.${claim.standing}`)}: `),
            page.linked(why),
            '.',
          ),
        claim.uses.length > 0 &&
          make(
            'div',
            { className: 'uses' },
            claim.uses.map((step) => make('p', {}, page.relation(step, claim.id))),
          ),
        list('support', say('for')),
        list('objection', say('against')),
        claim.home && make('p', {}, make('a', { href: claim.home }, `${say('home')} ↗`)),
        cited,
        make(
          'p',
          { className: 'tools' },
          textButton(say(page.near ? 'neighbours.off' : 'neighbours'), () => page.neighbours(!page.near)),
          claim.steps.length > 0 &&
            textButton(say(state.folded.has(claim.id) ? 'expand' : 'collapse'), () =>
              page.fold(claim.id, !state.folded.has(claim.id)),
            ),
          textButton(say('in.argument'), () => page.choose(claim.id, 'argument')),
          page.copyTools(claim.id),
          textButton(say('close'), page.close),
        ),
      ]
        .flat(9)
        .filter(Boolean),
    );
    panel.hidden = false;
    if (hadFocus && !panel.contains(document.activeElement)) panel.focus({ preventScroll: true });
    if (shown !== claim.id) panel.scrollTop = 0;
    shown = claim.id;
  };
  return { render, element: panel };
};
