/** The argument as columns of cards: what is claimed, why, and what speaks against it. */

import { makeCards } from './cards.js';
import { find, make, pressable, textButton } from './dom.js';
import { fitColumns, markCut } from './fit.js';
import { claimsBelow, endOf, isGiven, stepsFor, wayUp } from './model.js';
import { counts, head, trail } from './head.js';
import { makePicker } from './picker.js';
import { makeTour } from './tour.js';
import { verdict, weakest } from './verdict.js';

/** From this width on, the conclusions stand side by side. */
const WIDE = 1100;
/** More conclusions than this are listed. */
const MOST_COLUMNS = 5;

/** The claim at the head of the page: the chosen one or, if it has no steps, the one that it bears on. */
export const headOf = (model, state) => {
  const claim = model.claims.get(state.claim);
  if (!claim) return null;
  if (claim.steps.length || model.conclusions.includes(claim.id)) return claim.id;
  const way = wayUp(model, claim.id, state.via);
  return way.length ? endOf(way[0]) : claim.id;
};

export const makeArgument = (root, page) => {
  const { say } = page;
  let fitted = null;

  const columns = () => {
    const { model } = page;
    const cards = makeCards(page);
    const made = model.conclusions.map((id, i) => {
      const claim = model.claims.get(id);
      const place = { path: '', trail: new Set([id]), subject: 'claim', depth: 0, column: i + 1, isBrief: true };
      const steps = (side) => stepsFor(claim, side).map((step) => cards.card(step, { ...place, path: id }));
      const [pro, con] = [steps('support'), steps('objection')];
      return make(
        'section',
        { className: 'column', 'aria-label': `${say('conclusion')} ${i + 1}` },
        make(
          'div',
          { className: 'head' },
          make(
            'h2',
            {},
            cards.badge(i + 1),
            pressable('span', { 'data-path': id }, () => page.choose(id), claim.label ?? claim.text),
          ),
          make('p', { className: 'counts' }, counts(page, claim, true)),
        ),
        make(
          'div',
          { className: 'rest' },
          claim.contradicts.some((one) => !model.claims.get(one)?.conclusion) && cards.contradictions(claim),
          make(
            'div',
            { className: `lists ${pro.length && con.length ? 'both' : ''}` },
            [pro, con].filter((list) => list.length).map((list) => make('div', {}, list)),
          ),
          !pro.length && !con.length && make('p', { className: 'band' }, say('count.nothing')),
          weakest(page, claim),
        ),
      );
    });
    return make('div', { className: 'columns' }, made);
  };

  /** The two lists of the head's steps; an empty one gives up its width. */
  const sides = (claim, cards) => {
    const place = { path: '', trail: new Set([claim.id]), subject: 'claim', depth: 0 };
    const list = (side, title, nothing) => {
      const steps = stepsFor(claim, side);
      if (!steps.length) return null;
      return make(
        'section',
        { className: `side ${side}` },
        make(
          page.isListed ? 'h2' : 'h3',
          { className: `side-title ${side}` },
          title,
          make('small', {}, say.count(side === 'support' ? 'reasons' : 'objections', steps.length)),
          !isBoth && make('small', { className: 'nothing' }, nothing),
        ),
        steps.map((step) => cards.card(step, place)),
      );
    };
    const isBoth = stepsFor(claim, 'support').length && stepsFor(claim, 'objection').length;
    if (!claim.steps.length)
      return make('p', { className: 'band' }, say(isGiven(claim) ? 'nothing.below.given' : 'nothing.below'));
    return make(
      'div',
      { className: `sides ${isBoth ? 'both' : ''}` },
      list('support', say('for'), say('nothing.against.long')),
      list('objection', say('against'), say('nothing.for')),
    );
  };

  const single = (id) => {
    const { model, state } = page;
    const cards = makeCards(page);
    const claim = model.claims.get(id);
    const way = wayUp(model, id, state.via);
    const hasPicker = page.isListed && model.conclusions.includes(id);
    return [
      hasPicker && makePicker(page, id),
      !hasPicker && (model.conclusions.length > 1 || way.length > 0) && trail(page, id, way),
      model.isRing && make('p', { className: 'band' }, say('ring')),
      hasPicker ? make('p', { className: 'counts' }, counts(page, claim, true)) : head(page, claim, cards, way),
      sides(claim, cards),
      hasPicker && [
        make('p', { className: 'verdict' }, verdict(page, claim)),
        weakest(page, claim),
        cards.contradictions(claim),
        cards.tools(claim),
      ],
    ];
  };

  const suppositions = () => {
    const { state, model } = page;
    if (!state.suppose.size) return null;
    const isEnglish = say.language.startsWith('en');
    const changed = (isUp) => {
      const list = [...page.changed.values()].filter((one) => one.isUp === isUp);
      // Conclusions first: they are what the argument is about.
      const order = (one) => model.claims.get(one.id).conclusion || Number.POSITIVE_INFINITY;
      list.sort((a, b) => order(a) - order(b));
      return list.length
        ? make(
            'details',
            { className: 'changed', open: true },
            make('summary', {}, make('b', {}, say.count(isUp ? 'rises' : 'falls', list.length))),
            make(
              'ul',
              {},
              list.map(({ id, why }) =>
                make('li', {}, page.link(id), isEnglish && make('small', {}, ' – ', page.linked(why))),
              ),
            ),
          )
        : null;
    };
    return make(
      'section',
      { className: 'suppositions', 'aria-label': say('suppositions') },
      make(
        'p',
        {},
        make('b', {}, `${say('supposing')}: `),
        [...state.suppose].map(([id, is]) =>
          textButton(
            `${model.claims.get(id)?.text ?? id} – ${say(is ? 'true' : 'false')} ✕`,
            () => page.suppose(id, undefined),
            { className: 'chip', title: say('undo') },
          ),
        ),
        state.suppose.size > 1 && textButton(say('undo.all'), () => page.suppose(null)),
      ),
      page.changed.size ? [changed(false), changed(true)] : make('p', {}, say('no.change')),
    );
  };

  /** Opens further levels by themselves until most of the screen is used, the shortest lists first. */
  const grow = (id) => {
    const { model } = page;
    const room = root.clientHeight;
    if (page.state.open || !room) return;
    const share = () => (find('.sides', root).getBoundingClientRect().bottom - root.getBoundingClientRect().top) / room;
    let opened = new Set();
    let failures = 0;
    for (let depth = 1; depth <= 3; depth++) {
      const closed = [...root.querySelectorAll('.row[aria-expanded=false][data-path]')].filter(
        (row) => 'deep' in row.dataset && row.dataset.path.split(' ').length === depth,
      );
      closed.sort((a, b) => claimsBelow(model, a.dataset.id).size - claimsBelow(model, b.dataset.id).size);
      for (const row of closed) {
        const filled = share();
        if (filled > 0.84) return;
        const before = opened;
        opened = new Set(before).add(row.dataset.path);
        page.opened = opened;
        draw(id);
        // A nearly empty phone is worse than one that scrolls.
        if (root.scrollHeight > root.clientHeight + 1 && !(root.clientWidth < WIDE && filled < 0.55)) {
          page.opened = before;
          opened = before;
          draw(id);
          if (++failures > 4) return;
        }
      }
    }
  };

  const draw = (id) => {
    const tour = makeTour(page, makeCards(page));
    root.replaceChildren(...[suppositions(), tour ?? (id ? single(id) : columns())].flat(9).filter(Boolean));
  };

  /** Draws the argument anew; what has the focus keeps it, and stays where it is on the screen. */
  const render = () => {
    const { model, state } = page;
    if (!root.clientWidth) return;
    const active = root.contains(document.activeElement) ? document.activeElement : null;
    const key = active?.dataset.path;
    const before = active?.getBoundingClientRect().top;
    const scrolled = root.scrollTop;
    page.isListed = root.clientWidth < WIDE ? model.conclusions.length > 1 : model.conclusions.length > MOST_COLUMNS;
    const chosen = headOf(model, state);
    const isColumns = !chosen && !page.isListed && model.conclusions.length > 1;
    page.head = chosen ?? (isColumns ? null : model.conclusions[0]);
    page.opened = state.open ?? new Set();
    root.className = isColumns ? 'as-columns' : 'as-one';
    if (!model.claims.size) return root.replaceChildren(make('p', { className: 'band' }, say('empty')));
    const shown = isColumns ? null : page.head;
    draw(shown);
    if (state.step !== null) {
      page.head = '';
    } else if (isColumns) {
      const size = `${root.clientWidth} ${root.clientHeight} ${state.suppose.size > 0}`;
      fitted = { size, found: fitColumns(root, fitted?.size === size ? fitted.found : undefined) };
    } else if (!state.open) {
      grow(shown);
    }
    markCut(root, say('more'));
    root.scrollTop = scrolled;
    const again = key && [...root.querySelectorAll('[data-path]')].find((one) => one.dataset.path === key);
    if (again) {
      again.focus({ preventScroll: true });
      root.scrollTop += again.getBoundingClientRect().top - before;
    }
    root.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' });
  };

  return { render };
};
