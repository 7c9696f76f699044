/** Finds the largest text with which the columns of conclusions fit the window. */

import { all, find } from './dom.js';

/**
 * What is tried, best first: the size of the text in pixels, after how many lines it is cut, and whether the cards are close
 * together (tight), what each conclusion hangs on is left out (bare), and answers are cut after a line (short).
 */
const TRIALS = [
  { size: 18, lines: 4 },
  { size: 17, lines: 3 },
  { size: 16, lines: 3 },
  { size: 16, lines: 2 },
  { size: 16, lines: 2, classes: 'tight' },
  { size: 15.5, lines: 2, classes: 'tight' },
  ...['tight bare', 'tight bare short'].flatMap((classes) =>
    [16, 15.5, 15].map((size) => ({ size, lines: 2, classes })),
  ),
];
/** How much wider the tallest column may be than the others, and than others that are half empty. */
const WIDENINGS = [1.06, 1.12, 1.18];
const WIDE = [1.3, 1.6, 2];

const apply = (columns, { size, lines, classes = '', widths }) => {
  columns.style.setProperty('--size', `${size}px`);
  columns.style.setProperty('--lines', lines);
  columns.className = `columns ${classes}`;
  columns.style.gridTemplateColumns = widths.map((width) => `minmax(0, ${width}fr)`).join(' ');
};

/** The heights of the columns' contents. */
const heights = (columns) =>
  [...columns.children].map((column) => {
    const bottoms = [...column.lastElementChild.children].map((part) => part.getBoundingClientRect().bottom);
    return Math.max(...bottoms) - column.getBoundingClientRect().top;
  });

/**
 * Sets the sizes of the columns.
 * @param {object=} known what was found for this window before, so that nothing changes when a card opens
 * @returns {object} what was found
 */
export const fitColumns = (root, known) => {
  const columns = find('.columns', root);
  if (known) {
    apply(columns, known);
    return known;
  }
  const room = root.getBoundingClientRect().bottom - columns.getBoundingClientRect().top - 8;
  let found;
  for (const trial of TRIALS) {
    let widths = [...columns.children].map(() => 1);
    const fits = () => {
      found = { ...trial, widths };
      apply(columns, found);
      return Math.max(...heights(columns)) <= room;
    };
    if (fits()) return found;
    const sorted = heights(columns).sort((a, b) => b - a);
    const tallest = heights(columns).indexOf(sorted[0]);
    const isLopsided = sorted[1] < room * 0.65;
    // A column that is far too high does not get low enough by being a little wider.
    if (sorted[0] > room * (isLopsided ? 1.5 : 1.15)) continue;
    for (const widening of isLopsided ? WIDE : WIDENINGS) {
      widths = widths.map((_, i) => (i === tallest ? widening : 1));
      if (fits()) return found;
    }
  }
  return found;
};

/** Marks the texts that are cut. Reads all, then writes all. */
export const markCut = (root, more) => {
  const cut = all('.claim-text', root).filter((text) => text.scrollHeight > text.clientHeight + 1);
  for (const text of cut) {
    text.parentElement.classList.add('cut');
    text.parentElement.dataset.more = more;
  }
};
