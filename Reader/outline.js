/** The outline as a ladder: its folds are those of the map, and one point at a time is a tab stop. */

import { all, find, make, textButton } from './dom.js';
import { fillQuotes } from './quotes.js';

export const makeOutline = (page) => {
  const { say } = page;
  const root = find('#outline');
  const points = new Map(all('li[data-claim]:not(.again)', root).map((point) => [point.dataset.claim, point]));
  const foldOf = (point) => find(':scope > details', point);

  // The text of a link cannot be selected, so what leads to claims is no link for as long as the script is there.
  for (const text of all('.text', root)) {
    text.removeAttribute('href');
    text.setAttribute('role', 'link');
  }
  root.addEventListener('click', ({ target }) => {
    const point = target.closest('.text')?.closest('li');
    if (point && !String(getSelection())) page.choose(point.dataset.claim);
  });
  /** The one point that is a tab stop, with what can be opened at it. */
  const setStop = (text) => {
    for (const one of all('.text, summary, a, button', root)) if (!one.closest('.levels')) one.tabIndex = -1;
    if (!text) return;
    text.tabIndex = 0;
    const point = text.closest('li');
    const own = find(':scope > .own', point);
    for (const one of own ? all('summary, a[href]', own) : []) one.tabIndex = 0;
    const fold = find(':scope > details > summary', point);
    if (fold) fold.tabIndex = 0;
  };
  setStop(find('.text', root));

  root.addEventListener(
    'toggle',
    (event) => {
      const point = event.target.closest('li');
      if (event.target !== foldOf(point)) return;
      // Also sent when the page is read, and when the page's state is shown.
      if (event.target.open === isOpenAt(point.dataset.claim)) return;
      page.fold(point.dataset.claim, !event.target.open);
    },
    true,
  );

  const levels = make(
    'p',
    { className: 'levels' },
    `${say('levels')} `,
    textButton('−', () => page.setLevel(-1), { 'aria-label': say('level.less') }),
    textButton('+', () => page.setLevel(1), { 'aria-label': say('level.more') }),
    textButton(say('level.all'), () => page.setLevel(null)),
  );
  find('h2', root).after(levels);

  const depthOf = (point) => {
    let depth = 0;
    for (
      let around = point.parentElement.closest('li[data-claim]');
      around;
      around = around.parentElement.closest('li[data-claim]')
    ) {
      depth++;
    }
    return depth;
  };
  const depths = new Map([...points].map(([id, point]) => [id, depthOf(point)]));

  /** The number of levels of the whole outline. */
  const depth = Math.max(0, ...depths.values());

  const isOpenAt = (id) => {
    const { folded, level } = page.state;
    return !folded.has(id) && (level === null || depths.get(id) < level);
  };

  let isFilled = false;

  /** Shows the outline as the page's state says. */
  const update = () => {
    if (!root.offsetParent) return;
    if (!isFilled) {
      fillQuotes(root);
      setStop(find('.text[tabindex="0"]', root) ?? find('.text', root));
      isFilled = true;
    }
    const { state, found } = page;
    for (const [id, point] of points) {
      const fold = foldOf(point);
      if (fold) fold.open = isOpenAt(id);
      point.classList.toggle('faint', !!found && !found.has(id));
      point.classList.toggle('match', !!found?.has(id));
      point.classList.toggle('selected', id === state.claim);
      const standing = page.model.claims.get(id).standing;
      point.classList.toggle('not-standing', standing !== 'accepted');
    }
  };

  /** Opens what is around a point and brings it into view. */
  const show = (id) => {
    const point = points.get(id);
    if (!point?.offsetParent) return;
    find('.own', point).scrollIntoView({ block: 'nearest' });
    setStop(find('.own .text', point));
  };

  /** The claims around a point, which must not be folded for it to be seen. */
  const around = (id) => {
    const found = [];
    let point = points.get(id)?.parentElement.closest('li');
    while (point) {
      if (point.dataset.claim) found.push(point.dataset.claim);
      point = point.parentElement.closest('li');
    }
    return found;
  };

  root.addEventListener('keydown', (event) => {
    const at = event.target.closest?.('.text');
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = all('.text', root).filter((link) => link.offsetParent);
    const point = at.closest('li');
    const fold = foldOf(point);
    const moves = {
      Enter: () => page.choose(point.dataset.claim),
      ArrowDown: () => shown[shown.indexOf(at) + 1],
      ArrowUp: () => shown[shown.indexOf(at) - 1],
      Home: () => shown[0],
      End: () => shown.at(-1),
      ArrowRight: () => {
        if (fold && !fold.open) page.fold(point.dataset.claim, false);
        else return fold && find('.text', fold);
      },
      ArrowLeft: () => {
        if (fold?.open) page.fold(point.dataset.claim, true);
        else return point.parentElement.closest('li[data-claim]')?.querySelector('.text');
      },
    };
    if (!Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    const next = moves[event.key]();
    if (!next) return;
    setStop(next);
    next.focus();
  });

  return { update, show, around, depth, points };
};
