/** The text of the sources beside the map: at each paragraph the claims that cite it. */

import { all, find, make } from './dom.js';
import { paragraphText, quotedIn, showPieces } from './quotes.js';

export const makeText = (page) => {
  const { say } = page;
  const root = find('#text');
  if (!root) return { update: () => {}, show: () => {} };
  let isMade = false;
  let marked = null;

  const paragraphs = all('p[id]', root);
  const claimsOf = (paragraph) => (paragraph.dataset.claims ?? '').split(' ').filter(Boolean);

  const makeLists = () => {
    isMade = true;
    for (const paragraph of paragraphs) {
      const ids = claimsOf(paragraph);
      const list = ids.length ? ids.map((id) => make('span', { 'data-id': id }, page.link(id))) : say('uncited');
      paragraph.append(make('span', { className: 'citing' }, list));
    }
  };

  /** What each claim quotes, by paragraph; read before the outline puts the paragraphs in the place of the quotes. */
  const quotes = new Map();
  for (const block of all('#outline blockquote[data-text]')) {
    const quote = find('mark', block)?.textContent;
    if (!quote) continue;
    const { claim } = block.closest('li').dataset;
    if (!quotes.has(claim)) quotes.set(claim, new Map());
    for (const one of block.dataset.text.split(' ')) quotes.get(claim).set(one, quote);
  }

  /** Shows which paragraphs the chosen claim cites, and marks what it quotes. */
  const update = () => {
    if (!root.offsetParent) return;
    if (!isMade) makeLists();
    const { claim } = page.state;
    for (const paragraph of paragraphs) {
      paragraph.classList.toggle('selected', claimsOf(paragraph).includes(claim));
      for (const one of all('[data-id]', paragraph)) one.classList.toggle('chosen', one.dataset.id === claim);
    }
    if (marked === claim) return;
    marked = claim;
    for (const paragraph of paragraphs) {
      const quote = quotes.get(claim)?.get(paragraph.id);
      if (!quote && !find('mark', paragraph)) continue;
      const text = paragraphText(paragraph);
      const pieces = (quote && quotedIn(text, quote)) || [{ text }];
      paragraph.replaceChildren(find('b', paragraph), ' ', ...showPieces(pieces), find('.citing', paragraph));
    }
  };

  /** Brings the first paragraph that a claim cites into view. */
  const show = (id) => {
    const first = paragraphs.find((paragraph) => claimsOf(paragraph).includes(id));
    if (root.offsetParent) first?.scrollIntoView({ block: 'nearest' });
  };
  return { update, show };
};
