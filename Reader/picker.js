/** The conclusions as a list: a line each, the chosen one with a bar. */

import { make, textButton } from './dom.js';
import { plain, wordsIn } from './marking.js';
import { claimsBelow } from './model.js';

/** More conclusions than this are not listed at first, but those that most hangs on. */
const MOST = 12;
const FIRST = 8;

export const makePicker = (page, chosen) => {
  const { say, model, state } = page;
  const ids = model.conclusions;
  const line = (id) =>
    make(
      'li',
      {},
      make(
        'button',
        {
          type: 'button',
          className: 'pick',
          'data-path': `pick ${id}`,
          'aria-current': id === chosen ? 'true' : null,
          onclick: () => page.choose(id),
        },
        make('b', { className: 'badge' }, model.claims.get(id).conclusion || ids.indexOf(id) + 1),
        make('span', {}, model.claims.get(id).text),
      ),
    );
  if (ids.length <= MOST || state.all) {
    const list = make('ul', {}, ids.map(line));
    const search =
      ids.length > MOST &&
      make('input', {
        type: 'search',
        'aria-label': say('find.conclusion'),
        placeholder: say('find.conclusion'),
        oninput: ({ target }) => {
          const wanted = wordsIn(target.value);
          for (const [i, item] of [...list.children].entries()) {
            const text = plain(model.claims.get(ids[i]).text);
            item.hidden = !wanted.every((word) => text.includes(word));
          }
        },
      });
    return make('nav', { className: 'picker', 'aria-label': say('conclusions') }, search, list);
  }
  const most = ids
    .map((id, i) => ({ id, i, size: claimsBelow(model, id).size }))
    .sort((a, b) => b.size - a.size || a.i - b.i)
    .slice(0, FIRST)
    .map(({ id }) => id);
  if (!most.includes(chosen) && ids.includes(chosen)) most.push(chosen);
  return make(
    'nav',
    { className: 'picker', 'aria-label': say('conclusions') },
    make('ul', {}, ids.filter((id) => most.includes(id)).map(line)),
    textButton(`${say('all.conclusions', { n: ids.length })} ›`, () => page.listAll()),
  );
};
