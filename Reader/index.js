/** The index page of a site: orders the maps, and searches all their claims, which are in the page already. */

import { all, find, make } from './dom.js';
import { marked, plain, wordsIn } from './marking.js';
import { showPieces } from './quotes.js';

const MOST = 60;
const list = find('#maps');
const hits = find('#hits');
const cards = all('li[data-page]', list);

const claims = all('.claims li').map((item) => ({
  text: item.textContent,
  plain: plain(item.textContent),
  page: item.closest('[data-page]'),
  id: item.dataset.id,
}));

const search = ({ target }) => {
  const words = wordsIn(target.value);
  const found = words.length ? claims.filter((claim) => words.every((word) => claim.plain.includes(word))) : [];
  list.hidden = words.length > 0;
  hits.hidden = !words.length;
  const maps = new Set(found.map(({ page }) => page)).size;
  const plural = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
  find('#status').textContent = words.length ? `${plural(found.length, 'claim')} in ${plural(maps, 'map')}` : '';
  hits.replaceChildren(
    ...found
      .slice(0, MOST)
      .map(({ text, page, id }) =>
        make(
          'li',
          {},
          make('a', { href: `${page.dataset.page}#${encodeURIComponent(id)}` }, showPieces(marked(text, words))),
          make('small', {}, ` ${find('h2', page).textContent}`),
        ),
      ),
  );
};

const order = ({ target }) => {
  const isByDate = target.value === 'date';
  // A card without a date comes last; the sort is stable, so the views of a map stay behind it.
  const sorted = isByDate
    ? [...cards].sort((a, b) => (b.dataset.date ?? '').localeCompare(a.dataset.date ?? ''))
    : cards;
  list.append(...sorted);
};

find('#search').addEventListener('input', search);
find('#order').addEventListener('change', order);
for (const control of all('.controls')) control.hidden = false;
