/** What the reader points at in the map: the whole text, its sign and counts, and its ways up and down lit. */

import { countWords } from './cards.js';
import { find, make } from './dom.js';

const DELAY = 250;

export const makeHover = (page, map) => {
  const { say } = page;
  const card = make('div', { id: 'hover', 'aria-hidden': 'true', hidden: true });
  find('#map').append(card);
  let due = 0;

  const hide = () => {
    clearTimeout(due);
    if (card.hidden) return;
    card.hidden = true;
    map.light(null);
  };
  const show = (id) => {
    const claim = page.model.claims.get(id);
    if (!claim) return;
    const { left, right, top, bottom } = map.view.placed(map.boxes.get(id));
    const step = claim.uses[0];
    card.replaceChildren(
      ...[
        step && make('p', { className: `sign ${step.side}` }, page.relation(step, id)),
        make('p', {}, claim.text),
        make('p', { className: 'counts' }, countWords(page, claim) || (claim.basis && say(`basis.${claim.basis}`))),
      ].filter(Boolean),
    );
    card.hidden = false;
    const { clientWidth, clientHeight } = find('#frame');
    const { offsetWidth, offsetHeight } = card;
    const isBelow = bottom + 8 + offsetHeight < clientHeight;
    card.style.left = `${Math.max(8, Math.min((left + right - offsetWidth) / 2, clientWidth - offsetWidth - 8))}px`;
    card.style.top = `${isBelow ? bottom + 8 : Math.max(8, top - 8 - offsetHeight)}px`;
    map.light(id);
  };
  for (const [id, { element }] of map.boxes) {
    element.addEventListener('pointerenter', (event) => {
      if (event.pointerType !== 'mouse' || event.buttons) return;
      clearTimeout(due);
      due = setTimeout(() => show(id), DELAY);
    });
    element.addEventListener('pointerleave', hide);
  }
  find('#frame').addEventListener('pointerdown', hide);
  find('#frame').addEventListener('wheel', hide, { passive: true });
};
