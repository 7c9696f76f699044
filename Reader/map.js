/** The map: the renderer's picture, or its branches if some are folded, with what is chosen, found and pointed at. */

import { makeBranches } from './branches.js';
import { all, find } from './dom.js';
import { fitTexts } from './texts.js';
import { isFolded } from './fold.js';
import { makeMinimap } from './minimap.js';
import { endOf, premisesAt } from './model.js';
import { listen, makeView } from './view.js';

export const makeMap = (page) => {
  const frame = find('#frame');
  const svg = find('#map svg');
  const boxes = new Map();
  for (const element of all('.argmap-claims > [id]', svg)) {
    const rect = find('rect', element);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(rect.getAttribute(key)));
    boxes.set(element.id, { element, x, y, width, height, home: { x, y }, isGone: false });
  }
  const order = [...boxes.keys()];
  const drawn = find('.argmap-claims', svg).children;
  const branches = makeBranches(page, svg, boxes);
  const minimap = makeMinimap(find('#map'), boxes);
  const view = makeView(frame, svg, () => minimap?.update(view, frame));
  const drag = listen(frame, view, (target) => !!target.closest?.('.selected'));
  let isFitted = false;
  let size = [0, 0];
  let lines = [];

  const readLines = () => {
    lines = all('[data-ends]', svg).map((line) => ({
      line,
      // Boxes are named by their numbers.
      ends: (line.dataset.ends.match(/\d+/g) ?? []).map((number) => drawn[number].id).filter((id) => boxes.has(id)),
    }));
  };

  /** Shows the picture at a readable size, beginning with its first conclusion. */
  const begin = () => {
    const scale = view.fitting();
    if (scale >= 0.6) return view.fit();
    view.view.scale = 12 / 14;
    const first = boxes.get(page.state.claim) ?? boxes.get(page.model.conclusions[0]);
    if (first) view.center(first, { isGentle: false });
  };

  /** The claims that a claim bears on, and those that bear on it, directly or not. */
  const ways = (id) => {
    const { claims } = page.model;
    const walk = (next) => {
      const found = new Set([id]);
      for (const one of found) for (const other of next(claims.get(one))) found.add(other);
      return found;
    };
    const up = walk((claim) => (claim?.uses ?? []).map(endOf).filter(Boolean));
    const down = walk((claim) => (claim?.steps ?? []).flatMap(premisesAt));
    return new Set([...up, ...down]);
  };

  const light = (id) => {
    const lit = id ? ways(id) : new Set();
    for (const [one, box] of boxes) box.element.classList.toggle('lit', lit.has(one));
    for (const { line, ends } of lines) {
      line.classList.toggle('lit', lit.size > 0 && ends.every((end) => lit.has(end)));
    }
  };

  /** Shows the map as the page's state says. */
  const update = (change = {}) => {
    if (!frame.clientWidth) return;
    const { state, model } = page;
    if (!isFitted) {
      fitTexts(svg);
      for (const [id, { element }] of boxes) element.setAttribute('aria-label', page.nameOf(id));
      isFitted = true;
    }
    const fold = `${[...state.folded]} ${state.level}`;
    if (fold !== update.fold) {
      const before = update.fold;
      const held = boxes.get(change.around ?? state.claim);
      const at = held && view.placed(held);
      const place = isFolded(state) ? branches.show(state, page.roots) : branches.clear();
      branches.setSize(place);
      view.resize(place.width, place.height);
      readLines();
      update.fold = fold;
      if (before === undefined) begin();
      else if (at && !held.isGone) {
        // What was folded stays where it was on the screen.
        const now = view.placed(held);
        view.move(now.left - at.left, now.top - at.top);
      } else begin();
    }
    const { found, near } = page;
    const isFaint = (id) => (found && !found.has(id)) || (near && !near.has(id));
    for (const [id, { element }] of boxes) {
      const claim = model.claims.get(id);
      const side = claim?.uses[0]?.side;
      element.classList.toggle('faint', !!isFaint(id));
      element.classList.toggle('selected', id === state.claim);
      for (const kind of ['support', 'objection', 'undercut']) element.classList.toggle(`is-${kind}`, side === kind);
      const tag = [...(claim?.kinds ?? [])].find((kind) => kind.startsWith('tag '));
      element.style.setProperty('--tag', tag ? page.tintOf(tag) : '');
      for (const kind of ['rejected', 'undecided']) {
        element.classList.toggle(`is-${kind}`, claim?.standing === kind);
      }
      element.setAttribute('tabindex', '-1');
    }
    for (const { line, ends } of lines) line.classList.toggle('faint', ends.some(isFaint));
    const there = (id) => boxes.has(id) && !boxes.get(id).isGone;
    const entry = there(state.claim) ? state.claim : order.find(there);
    boxes.get(entry)?.element.setAttribute('tabindex', '0');
    minimap?.update(view, frame);
  };

  /** The box that an arrow key leads to. */
  const neighbour = (id, key) => {
    const { claims } = page.model;
    const there = order.filter((one) => !boxes.get(one).isGone);
    const isThere = (one) => boxes.has(one) && !boxes.get(one).isGone;
    const reasons = (one) => (claims.get(one)?.steps ?? []).flatMap(premisesAt).filter(isThere);
    const uses = (one) => (claims.get(one)?.uses ?? []).map(endOf).filter(isThere);
    const siblings = [...new Set(uses(id).flatMap(reasons))];
    const row = siblings.length > 1 ? siblings : there;
    switch (key) {
      case 'ArrowDown':
        return row[row.indexOf(id) + 1];
      case 'ArrowUp':
        return row[row.indexOf(id) - 1];
      case 'ArrowRight':
        return reasons(id)[0];
      case 'ArrowLeft':
        return uses(id)[0];
      case 'Home':
        return there[0];
      case 'End':
        return there.at(-1);
    }
  };

  for (const [id, { element }] of boxes) {
    // For assistive technology, a box with a link is a group, and the link is the control.
    element.setAttribute('role', find('a', element) ? 'group' : 'button');
    element.addEventListener('click', (event) => {
      if (drag.hasMoved || event.target.closest('a') || String(getSelection())) return;
      page.choose(id);
    });
    element.addEventListener('focus', () => view.center(boxes.get(id)));
  }
  svg.addEventListener('click', (event) => {
    const id = event.target.closest?.('[data-unfold]')?.dataset.unfold;
    if (!id) return;
    event.preventDefault();
    page.unfold(id);
  });
  frame.addEventListener('keydown', (event) => {
    const box = event.target.closest?.('.argmap-claims > [id]');
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { width, height } = { width: frame.clientWidth / 8, height: frame.clientHeight / 8 };
    const moves = {
      '+': () => view.zoom(1.25),
      '=': () => view.zoom(1.25),
      '-': () => view.zoom(0.8),
      0: () => view.fit(),
      ArrowLeft: () => view.move(-width, 0),
      ArrowRight: () => view.move(width, 0),
      ArrowUp: () => view.move(0, -height),
      ArrowDown: () => view.move(0, height),
    };
    if (box && (event.key === 'Enter' || event.key === ' ') && !event.target.closest('a')) {
      page.choose(box.id);
    } else if (box && /^(Arrow|Home|End)/.test(event.key)) {
      const next = boxes.get(neighbour(box.id, event.key))?.element;
      if (next) {
        box.setAttribute('tabindex', '-1');
        next.setAttribute('tabindex', '0');
        next.focus();
      }
    } else if (moves[event.key]) {
      moves[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  find('#zoom-in').addEventListener('click', () => view.zoom(1.25));
  find('#zoom-out').addEventListener('click', () => view.zoom(0.8));
  find('#fit').addEventListener('click', view.fit);
  // The frame is resized with the window and with what is beside it: keep what is chosen in view.
  new ResizeObserver(() => {
    const now = [frame.clientWidth, frame.clientHeight];
    if (String(now) === String(size)) return;
    const wasShown = size[0] > 0;
    size = now;
    if (!now[0]) return;
    update();
    if (wasShown && boxes.has(page.state.claim)) view.center(boxes.get(page.state.claim));
  }).observe(frame);

  const center = (id, options) => {
    const box = boxes.get(id);
    if (box && !box.isGone) view.center(box, options);
  };
  const isSeen = (id) => boxes.has(id) && view.isIn(boxes.get(id));
  const focus = (id) => boxes.get(id)?.element.focus({ preventScroll: true });
  minimap?.listen((x, y) => view.center({ x, y, width: 0, height: 0 }, { isGentle: false, isMiddle: true }));
  return { boxes, update, center, light, focus, isSeen, view };
};
