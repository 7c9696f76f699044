/** The page for readers: what is chosen, and the parts that show it. All content is in the page already. */

import { makeArgument } from './argument.js';
import { countWords } from './cards.js';
import { makeCopyTools } from './copy.js';
import { all, find, make } from './dom.js';
import { makeHover } from './hover.js';
import { kindsOf, makeKey } from './key.js';
import { makeMap } from './map.js';
import { endOf, premisesAt, readArgument, wayUp } from './model.js';
import { makeOutline } from './outline.js';
import { makePanel } from './panel.js';
import { makeSearch } from './search.js';
import { makeText } from './text.js';
import { addressOf, emptyState, stateAt } from './state.js';
import { suppose, supposing } from './suppose.js';
import { makeWords } from './words.js';

const outlineElement = find('#outline');
const base = readArgument(outlineElement);
base.isStated = 'stated' in outlineElement.dataset;
const say = makeWords(JSON.parse(document.body.dataset.words));

const page = {
  say,
  base,
  model: { ...base, changes: [] },
  state: emptyState(),
  changed: new Map(),
  roots: all('#outline > ul:not(.sources) > li[data-claim]').map((point) => point.dataset.claim),
  /** Whether the page has all of the map, so that suppositions can be followed. */
  canSuppose: 'whole' in outlineElement.dataset,
  /** The claims that are found; null if nothing is searched for. */
  found: null,
  /** The chosen claim and its neighbours, if only they are shown; null otherwise. */
  near: null,
  opened: new Set(),
  /** The row whose tools are shown: the one that was opened last. */
  toolsAt: null,
};

// Links and words that several parts make.

const claimOf = (id) => page.model.claims.get(id);
const shortText = (id) => claimOf(id)?.label ?? claimOf(id)?.text ?? id;
page.link = (id, title) => make('a', { href: `#${id}`, title }, shortText(id));
/** A conclusion's number, as a link. */
page.badgeLink = (id) =>
  make(
    'a',
    { href: `#${id}`, className: 'badge', 'aria-label': `${say('conclusion')} ${claimOf(id).conclusion}` },
    claimOf(id).conclusion,
  );
/** A text with ids in backticks, as links. */
page.linked = (text) =>
  text.split('`').map((part, i) => {
    if (i % 2 === 0) return part;
    return claimOf(part) ? page.link(part) : part;
  });
const linksTo = (ids) =>
  ids.map((id, i) => [i === 0 ? '' : i === ids.length - 1 ? ` ${say('and')} ` : ', ', page.link(id)]);

/** What a step is, in words with links: "A reason for X, only together with Y". */
page.relation = (step, id) => {
  const end = (one) => {
    if (one.side !== 'undercut') return page.link(one.claim);
    const other = one.step;
    if (!other) return '…';
    const to =
      other.side === 'undercut' ? '' : [` ${say(other.side === 'support' ? 'step.for' : 'step.against')} `, end(other)];
    return [`${say(`of.${other.side}`)} `, linksTo(other.premises), to];
  };
  const others = id ? step.premises.filter((one) => one !== id) : [];
  return [
    make('b', { className: `sign ${step.side}` }, say(`is.${step.side}`)),
    ' ',
    end(step),
    others.length ? [`, ${say('only.with')} `, linksTo(others)] : '',
  ];
};
/** What a box of the map is called: its text, what is given for it, its counts, and what it is for. */
page.nameOf = (id) => {
  const claim = claimOf(id);
  const marks = find('.own > .marks', claim.point)?.textContent;
  const uses = claim.uses.map((step) => make('span', {}, page.relation(step, id)).textContent);
  const start = `${say(claim.conclusion ? 'conclusion' : 'claim')}: ${claim.text}`;
  return [start, marks, countWords(page, claim), ...uses].filter(Boolean).join('. ');
};
page.copyTools = (id) => makeCopyTools(page, id);
page.kindsOf = (claim) => kindsOf(claim);
page.announce = (text) => {
  find('#said').textContent = text;
};
/** Why the chosen claim stands or not, with ids in backticks. */
page.whyOf = (id) => {
  if (!say.language.startsWith('en')) return null;
  if (page.canSuppose) {
    page.reasons ??= page.model.reasons ?? suppose(base, page.state.suppose).reasons;
    return page.reasons.get(id);
  }
  return null;
};
const tags = [...new Set([...base.claims.values()].flatMap((claim) => [...claim.kinds]))].filter((kind) =>
  kind.startsWith('tag '),
);
/** The colour of the boxes of a group or tag. */
page.tintOf = (kind) => {
  if (kind.startsWith('tag ')) return `var(--tag-${tags.indexOf(kind) % 6})`;
  const claim = [...base.claims.values()].find((one) => one.kinds.has(kind));
  const rect = claim && find('.argmap-box', document.getElementById(claim.id));
  return rect && getComputedStyle(rect).fill;
};

// The state and the address.

const isFrame = window !== top;

/** Takes a new state. A new entry of the browser's history is made unless `isNew` is false, or the page is a part of another. */
page.go = (change, { isNew = true, around } = {}) => {
  const before = page.state;
  page.state = { ...before, ...change };
  const address = addressOf(page.state);
  if (address !== location.hash.slice(1)) {
    history[isNew && !isFrame ? 'pushState' : 'replaceState'](
      null,
      '',
      address ? `#${address}` : location.pathname + location.search,
    );
  }
  render(before, around);
};
page.isOpen = (path) => page.opened.has(path);

/** Opens or closes a row. In columns, the second level leads to the claim alone. */
page.toggle = (path, id, place) => {
  if (page.head === null && place.depth > 0) return page.choose(id, page.view, [...place.trail]);
  const open = new Set(page.opened);
  page.toolsAt = open.has(path) ? null : path;
  if (!open.delete(path)) open.add(path);
  else for (const one of open) if (one.startsWith(`${path} `)) open.delete(one);
  hideHint();
  page.go({ open }, { isNew: false });
};

/**
 * Chooses a claim, or none, in the view that is shown or another.
 * @param {string[]} trail the claims on the way to it, from the top; the way is kept if it is not the shortest
 */
page.choose = (id, view = page.view, trail = []) => {
  const { state } = page;
  const wanted = [...(trail.length && trail[0] === state.claim ? state.via : []), ...trail];
  const ways = [wanted, []].map((via) => (id && base.claims.has(id) ? wayUp(page.model, id, via) : []));
  const via = ways[0].length === ways[1].length && ways[0].every((step, i) => step === ways[1][i]) ? [] : wanted;
  const change = { claim: id, view: view === 'argument' ? null : view, open: null, via, step: null };
  if (id && view !== 'argument') {
    // What is chosen must not be folded away, nor left out by the search.
    const around = new Set(outline.around(id));
    change.folded = new Set([...state.folded].filter((one) => !around.has(one)));
    if (state.level !== null && around.size > state.level) change.level = around.size;
  }
  if (id && page.found && !page.found.has(id)) Object.assign(change, { search: '', show: '' });
  if (page.near) page.near = id ? nearOf(id) : null;
  page.go(change);
};
page.close = () => {
  const { claim } = page.state;
  page.near = null;
  page.go({ claim: null });
  if (hasMap()) map.focus(claim);
};
page.suppose = (id, is) => {
  const next = new Map(id === null ? [] : page.state.suppose);
  if (is === undefined) next.delete(id);
  else next.set(id, is);
  page.go({ suppose: next, open: page.state.open ?? page.opened });
};
page.fold = (id, isFolded) => {
  const folded = new Set(page.state.folded);
  if (isFolded) folded.add(id);
  else {
    folded.delete(id);
    // A claim that is unfolded shows its branch, whatever the level is.
    if (page.state.level !== null) {
      for (const [one, claim] of page.model.claims) {
        if (claim.steps.length && outline.around(one).length >= page.state.level && one !== id) folded.add(one);
      }
      return page.go({ folded, level: null }, { isNew: false, around: id });
    }
  }
  page.go({ folded }, { isNew: false, around: id });
};
page.unfold = (id) => page.fold(id, false);
page.setLevel = (by) => {
  const { level } = page.state;
  const now = level ?? outline.depth;
  const next = by === null ? null : Math.max(0, now + by);
  page.go({ level: next === null || next >= outline.depth ? null : next, folded: new Set() }, { isNew: false });
};
const nearOf = (id) => {
  const claim = claimOf(id);
  const ends = claim.uses.map(endOf).filter(Boolean);
  return new Set([id, ...ends, ...claim.steps.flatMap(premisesAt)]);
};
page.neighbours = (isOn) => {
  page.near = isOn ? nearOf(page.state.claim) : null;
  render(page.state);
};
page.listAll = () => {
  page.state.all = true;
  render(page.state);
};
const hideHint = () => {
  page.state.isHinted = true;
};

const hasMap = () => page.view === 'map' || page.view === 'text';
const outline = makeOutline(page);
const map = makeMap(page);
const panel = makePanel(page);
const argument = makeArgument(find('#argument'), page);
const search = makeSearch(page);
const key = makeKey(page);
const sources = makeText(page);
makeHover(page, map);

/** Shows the page's state. */
const render = (before = {}, around = undefined) => {
  const { state } = page;
  if (before.suppose !== state.suppose) {
    page.model = page.canSuppose ? supposing(base, state.suppose) : { ...base, changes: [] };
    page.changed = new Map(page.model.changes.map((change) => [change.id, change]));
    page.reasons = null;
  }
  page.view = state.view === 'text' && !find('#text') ? 'map' : (state.view ?? 'argument');
  page.color = state.color || 'role';
  document.body.dataset.view = page.view;
  find('#map').dataset.color = page.color;
  for (const button of all('#views button')) button.setAttribute('aria-pressed', String(button.value === page.view));
  const found = search.render();
  page.found = found && new Set(found);
  if (state.claim && !base.claims.has(state.claim) && state.claim.startsWith('claim-')) {
    find('#status').textContent = say('unknown.claim', { id: state.claim.slice(6) });
  }
  // The key takes room from the rest.
  key.render();
  if (page.view === 'argument') argument.render();
  else panel.render();
  panel.element.hidden ||= page.view === 'argument';
  outline.update();
  map.update({ around });
  sources.update();
  if (before.claim !== state.claim && state.claim) {
    if (page.view !== 'argument') {
      map.center(state.claim);
      outline.show(state.claim);
      sources.show(state.claim);
    }
    const claim = claimOf(state.claim);
    if (claim) page.announce(`${say(claim.conclusion ? 'conclusion' : 'claim')}: ${claim.text}`);
  } else if (found?.length && (before.search !== state.search || before.show !== state.show)) {
    if (hasMap() && !found.some((id) => map.isSeen(id))) map.center(found[0]);
  }
};

// What happens in the page as a whole.

for (const button of all('#views button')) {
  button.addEventListener('click', () => page.choose(page.state.claim, button.value));
}
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey) return;
  const { claim } = stateAt(link.getAttribute('href').slice(1));
  if (!base.claims.has(claim)) return;
  event.preventDefault();
  page.choose(claim);
});
const inParts = (target) =>
  find('#map').contains(target) || find('#outline').contains(target) || find('#argument').contains(target);
document.addEventListener('keydown', (event) => {
  // Single keys act only where the argument has the focus, so that they disturb no one who dictates or types.
  if (!event.ctrlKey && !event.metaKey && inParts(event.target) && !event.target.matches('input, select')) {
    if (event.key === '/') {
      event.preventDefault();
      find('#search').focus();
    } else if (event.key === '?') find('#keys').showModal();
  }
  if (event.key !== 'Escape' || event.defaultPrevented || find('#keys').open) return;
  if (page.view === 'argument') {
    // Up a level, and not back, which may lead out of the page.
    const { claim, via } = page.state;
    const [step] = claim && base.claims.has(claim) ? wayUp(page.model, claim, via) : [];
    if (claim) page.choose(step ? endOf(step) : null);
  } else if (!panel.element.hidden) page.close();
});
const follow = () => {
  const before = page.state;
  page.state = { ...stateAt(location.hash.slice(1)), isHinted: before.isHinted, all: before.all };
  page.near = null;
  render(before);
};
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
let width = innerWidth;
addEventListener('resize', () => {
  // The keyboard of a phone takes height only, and what is being typed must stay.
  if (innerWidth !== width || find('.as-columns')) render(page.state);
  width = innerWidth;
});

follow();
