/** The key: the signs that occur on the screen, each of which shows only what it stands for. */

import { all, find, make } from './dom.js';
import { isGiven } from './model.js';

/** What a claim can be picked out by, in addition to its groups and tags. */
export const kindsOf = (claim) => {
  const kinds = new Set(claim.kinds);
  for (const step of claim.uses) {
    kinds.add(step.side);
    if (step.premises.length > 1) kinds.add('joint');
    if (!step.holds) kinds.add('failing');
  }
  for (const step of claim.steps) if (step.reply === 'answered') kinds.add('answered');
  if (claim.isImplicit) kinds.add('implicit');
  if (isGiven(claim)) kinds.add('given');
  if (claim.conclusion) kinds.add('conclusion');
  if (claim.contradicts.length) kinds.add('contradiction');
  if (claim.isImported) kinds.add('imported');
  kinds.add(claim.standing);
  return kinds;
};

/** The signs of each view. */
const SIGNS = {
  argument: [
    ['support', 'reason', '▌'],
    ['objection', 'objection', '▌'],
    ['undercut', 'unless.key', 'unless'],
    ['answered', 'answered', '✓'],
    ['joint', 'together', '+'],
    ['given', 'given', '○'],
    ['implicit', 'mapper', '✎'],
    ['contradiction', 'contradiction.key', '⊥'],
  ],
  map: [
    ['conclusion', 'conclusion', '▣'],
    ['support', 'reason', '+'],
    ['objection', 'objection', '−'],
    ['undercut', 'unless.key', '×'],
    ['joint', 'together', '●'],
    ['given', 'given', '▁'],
    ['implicit', 'mapper', '┄'],
    ['failing', 'holds.not', '╌'],
    ['contradiction', 'contradiction.key', '⊥'],
  ],
};

/** By what the boxes of the map can be coloured, as far as the map has it. */
const COLORS = ['role', 'group', 'standing', 'tags'];

export const makeKey = (page) => {
  const { say } = page;
  const root = find('#key');
  const list = find('.entries', root);
  const fold = find('#fold-key');
  fold.onclick = () => {
    list.hidden = !list.hidden;
    fold.setAttribute('aria-expanded', String(!list.hidden));
  };
  const titles = new Map(all('#filter option').map((option) => [option.value, option.textContent]));

  const entry = (kind, label, sign, color) => {
    const mark = make(
      'span',
      { className: `sign ${color ? 'swatch' : ''}`, 'aria-hidden': 'true' },
      sign === 'unless' ? say(sign) : sign,
    );
    if (color) mark.style.background = color;
    return make(
      'button',
      {
        type: 'button',
        className: `entry ${kind.replace(/[^\w-]/g, '-')}`,
        'aria-pressed': String(page.state.show === kind),
        title: say('key.show'),
        onclick: () => page.go({ show: page.state.show === kind ? '' : kind }, { isNew: false }),
      },
      mark,
      label,
    );
  };

  const render = () => {
    const { model, state, view } = page;
    const isMap = view === 'map' || view === 'text';
    const kinds = new Set([...model.claims.values()].flatMap((claim) => [...kindsOf(claim)]));
    const signs = SIGNS[isMap ? 'map' : 'argument'].filter(([kind]) => kinds.has(kind));
    const parts = signs.map(([kind, word, sign]) => entry(kind, say(word), sign));
    if (isMap) {
      const has = {
        role: true,
        group: [...kinds].some((kind) => kind.startsWith('group ')),
        standing: kinds.has('rejected') || kinds.has('undecided'),
        tags: [...kinds].some((kind) => kind.startsWith('tag ')),
      };
      const colors = COLORS.filter((color) => has[color]);
      if (colors.length > 1) {
        parts.push(
          make(
            'label',
            { className: 'colors' },
            `${say('colors')} `,
            make(
              'select',
              { id: 'color', onchange: ({ target }) => page.go({ color: target.value }, { isNew: false }) },
              colors.map((color) =>
                make('option', { value: color, selected: color === page.color }, say(`color.${color}`)),
              ),
            ),
          ),
        );
      }
      if (page.color === 'standing') {
        for (const kind of ['rejected', 'undecided'])
          if (kinds.has(kind)) parts.push(entry(kind, say(`standing.${kind}`), '', `var(--${kind})`));
      }
      const prefix = { group: 'group ', tags: 'tag ' }[page.color];
      for (const [value, title] of titles) {
        if (prefix && value.startsWith(prefix)) {
          parts.push(entry(value, title.replace(/^[^:]*: /, ''), '', page.tintOf(value)));
        }
      }
    }
    list.replaceChildren(...parts);
    root.hidden = !parts.length || (!isMap && view !== 'argument');
    find('.controls').hidden = !model.claims.size;
    const walk = find('#walk');
    walk.hidden =
      isMap || state.step !== null || !model.conclusions.length || !model.claims.get(model.conclusions[0]).steps.length;
    walk.onclick = () => page.go({ step: 1, claim: null, view: null, open: null });
    find('#hint').hidden = state.isHinted || isMap || !model.claims.size;
  };
  return { render };
};
