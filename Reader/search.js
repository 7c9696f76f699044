/** The search: a list of hits with the words marked, in any language. */

import { all, find, make } from './dom.js';
import { marked, plain, wordsIn } from './marking.js';
import { showPieces } from './quotes.js';

/** What the search covers: a claim, its note, its marks and its id, but not cited paragraphs, which many claims share. */
const searchedText = ({ id, point }) => {
  const parts = all('.text, .label, .note, .marks, .step, .word', find('.own', point)).map((part) => part.textContent);
  // A linked premise is found by what its step says, too.
  if (point.dataset.role === 'premise') {
    parts.push(
      ...all(':scope > .word, :scope > .step', point.parentElement.parentElement).map((part) => part.textContent),
    );
  }
  return plain([id.replace(/^(claim|group)-/, ''), ...parts].join(' '));
};

export const makeSearch = (page) => {
  const { say } = page;
  const input = find('#search');
  const filter = find('#filter');
  const status = find('#status');
  const list = make('ol', { id: 'hits', hidden: true });
  input.closest('.controls').append(list);
  let texts = null;
  let hits = [];
  let current = -1;

  /** The claims that match; null if nothing is searched for. */
  const matches = () => {
    const words = wordsIn(page.state.search);
    const kind = page.state.show;
    if (!words.length && !kind) return null;
    texts ??= new Map([...page.base.claims.values()].map((claim) => [claim.id, searchedText(claim)]));
    return [...page.base.claims.values()]
      .filter(
        (claim) =>
          (!kind || page.kindsOf(claim).has(kind)) && words.every((word) => texts.get(claim.id).includes(word)),
      )
      .map((claim) => claim.id);
  };

  const render = () => {
    const { state } = page;
    if (input.value !== state.search) input.value = state.search;
    filter.value = state.show;
    const found = matches();
    hits = found ?? [];
    current = hits.indexOf(page.state.claim);
    status.textContent = found ? (hits.length ? place() : say('found.none')) : '';
    const words = wordsIn(input.value);
    list.replaceChildren(
      ...(words.length ? hits.slice(0, 50) : []).map((id, i) =>
        make(
          'li',
          { className: i === current ? 'current' : '' },
          make(
            'a',
            { href: `#${id}`, onclick: (event) => choose(event, id) },
            showPieces(marked(page.base.claims.get(id).text, words)),
          ),
        ),
      ),
    );
    list.hidden =
      !words.length || !hits.length || (!list.contains(document.activeElement) && document.activeElement !== input);
    return found;
  };
  const place = () =>
    current >= 0
      ? say('found.place', { at: current + 1, n: hits.length })
      : say('found', { n: hits.length, all: page.base.claims.size });

  const choose = (event, id) => {
    event.preventDefault();
    page.choose(id);
    list.hidden = true;
  };
  const next = (by) => {
    if (!hits.length) return;
    const at = current < 0 ? (by > 0 ? 0 : hits.length - 1) : (current + by + hits.length) % hits.length;
    page.choose(hits[at]);
  };

  input.addEventListener('input', () => page.go({ search: input.value }, { isNew: false }));
  input.addEventListener('focus', () => render());
  filter.addEventListener('change', () => page.go({ show: filter.value }, { isNew: false }));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      const wanted = plain(input.value.trim());
      const exact = current < 0 && hits.find((id) => plain(page.base.claims.get(id).text) === wanted);
      if (exact) page.choose(exact);
      else next(event.shiftKey ? -1 : 1);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      next(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && input.value) {
      page.go({ search: '' }, { isNew: false });
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!event.target.closest?.('.controls')) list.hidden = true;
  });

  return { render };
};
