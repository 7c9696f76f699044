/** Quoted paragraphs. */

import { all } from './dom.js';

/** A paragraph that several claims cite is in the page once; puts it in its other places. */
export const fillQuotes = (within) => {
  for (const again of all('blockquote[data-again]', within)) {
    const first = document.getElementById(again.dataset.again);
    again.replaceChildren(...[...first.childNodes].map((node) => node.cloneNode(true)));
    delete again.dataset.again;
  }
};
