/** Line breaks are computed for Helvetica. If the reader's font is wider, the lines that do not fit are squeezed. */

import { all, find } from './dom.js';

const PADDING = 10;

/** Squeezes what is too long. Reads all lengths before it writes any: else the browser lays out the page for each. */
export const fitTexts = (svg) => {
  const lines = [];
  for (const box of all('.argmap-claims > *', svg)) {
    const frame = find('rect', box);
    const left = Number(frame.getAttribute('x')) + PADDING;
    const right = left + Number(frame.getAttribute('width')) - 2 * PADDING;
    for (const text of all('text', box)) {
      const isPart = text.childElementCount && !text.classList.contains('argmap-mark');
      const first = text.firstChild;
      if (first?.nodeType === 3 && isPart) {
        const line = document.createElementNS(svg.namespaceURI, 'tspan');
        first.replaceWith(line);
        line.append(first);
      }
      const isRTL = text.getAttribute('direction') === 'rtl';
      for (const line of isPart ? text.children : [text]) {
        const start = Number(line.getAttribute('x') ?? text.getAttribute('x'));
        lines.push({ line, room: isRTL ? start - left : right - start });
      }
    }
  }
  const long = lines.filter(({ line, room }) => line.getComputedTextLength() > room);
  for (const { line, room } of long) {
    line.setAttribute('textLength', room);
    line.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  }
};
