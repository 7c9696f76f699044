/** Quoted paragraphs: each is in the page once, in the text of its source. */

import { all, find, make } from './dom.js';

const words = (text) => text.split(/\s+/).filter(Boolean).join(' ');

/**
 * Splits a paragraph into pieces, the quoted words marked; null if it does not contain them verbatim, but for words left
 * out (`…`, `...` or `[…]`).
 */
export const quotedIn = (paragraph, quote) => {
  const pieces = [];
  let rest = words(paragraph);
  for (const part of quote
    .split(/\[…\]|…|\.\.\./)
    .map(words)
    .filter(Boolean)) {
    const at = rest.indexOf(part);
    if (at < 0) return null;
    pieces.push({ text: rest.slice(0, at) }, { text: part, isMarked: true });
    rest = rest.slice(at + part.length);
  }
  return [...pieces, { text: rest }].filter(({ text }) => text);
};

/** Pieces as nodes. */
export const showPieces = (pieces) => pieces.map(({ text, isMarked }) => (isMarked ? make('mark', {}, text) : text));

/** The words of a paragraph of a source, without its number. */
export const paragraphText = (element) => {
  const copy = element.cloneNode(true);
  for (const part of all('b, .citing', copy)) part.remove();
  return words(copy.textContent);
};

/** Puts the paragraphs that are quoted in their places, with the quoted words marked. */
export const fillQuotes = (within) => {
  // A line that leads to paragraphs opens them instead.
  const lines = [...all('p.cited', within), ...(within.matches?.('p.cited') ? [within] : [])];
  for (const line of lines) {
    const links = all('a[href^="#text-"]', line);
    if (!links.length) continue;
    const quotes = links.map((link) => {
      const ids = (link.dataset.text ?? link.getAttribute('href').slice(1)).split(' ');
      link.replaceWith(...link.childNodes);
      return ids.map((id) => make('blockquote', {}, paragraphText(document.getElementById(id))));
    });
    line.replaceWith(make('details', { className: 'cited' }, make('summary', {}, [...line.childNodes]), quotes));
  }
  for (const block of all('blockquote[data-text]', within)) {
    const quote = find('mark', block)?.textContent;
    const text = block.dataset.text
      .split(' ')
      .map((id) => paragraphText(document.getElementById(id)))
      .join(' ');
    delete block.dataset.text;
    const pieces = quote ? quotedIn(text, quote) : [{ text }];
    block.replaceChildren(...showPieces(pieces ?? [{ text }]));
    if (!pieces) block.append(make('p', {}, make('mark', {}, quote)));
  }
};
