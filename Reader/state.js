/**
 * What the reader looks at, and the address that says so. The address is all there is to send: `#claim-lake` alone, or
 * with parts after it, such as `#claim-lake&open=fish,fish+heron&suppose=!ice`.
 *
 * - `claim`: the chosen claim
 * - `view`: `argument`, `outline`, `map`, or `text` beside the map
 * - `via`: the claims through which the way to the chosen claim leads, from the top
 * - `open`: the opened rows, each as the claims on the way to it; null if the page decides
 * - `folded`: the claims whose branches are folded
 * - `level`: how many levels are shown; null for all
 * - `suppose`: claims, and whether they are supposed to be true
 * - `color`, `show`, `search`: the colours, the filter and the search of the map
 * - `step`: the step of the guided walk, from 1; null outside it
 */

const prefix = 'claim-';
const encode = (id) => encodeURIComponent(id.startsWith(prefix) ? id.slice(prefix.length) : `~${id}`);
const decode = (text) => {
  let id = text;
  try {
    id = decodeURIComponent(text);
  } catch {
    // An address that is not well formed names no claim.
  }
  return id.startsWith('~') ? id.slice(1) : prefix + id;
};

export const emptyState = () => ({
  claim: null,
  view: null,
  via: [],
  open: null,
  folded: new Set(),
  level: null,
  suppose: new Map(),
  color: '',
  show: '',
  search: '',
  step: null,
});

const writers = {
  view: ({ view }) => view ?? '',
  via: ({ via }) => via.map(encode).join(','),
  open: ({ open }) => (open ? [...open].map((path) => path.split(' ').map(encode).join('+')).join(',') || '-' : ''),
  folded: ({ folded }) => [...folded].map(encode).join(','),
  level: ({ level }) => level ?? '',
  suppose: ({ suppose }) => [...suppose].map(([id, is]) => (is ? '' : '!') + encode(id)).join(','),
  color: ({ color }) => encodeURIComponent(color),
  show: ({ show }) => encodeURIComponent(show),
  search: ({ search }) => encodeURIComponent(search),
  step: ({ step }) => step ?? '',
};

const list = (text) => text.split(',').filter(Boolean);
const plain = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const number = (text) => (/^\d+$/.test(text) ? Number(text) : null);

const readers = {
  view: (text) => (/^(argument|map|outline|text)$/.test(text) ? text : null),
  via: (text) => list(text).map(decode),
  open: (text) => new Set(text === '-' ? [] : list(text).map((path) => path.split('+').map(decode).join(' '))),
  folded: (text) => new Set(list(text).map(decode)),
  level: number,
  suppose: (text) => new Map(list(text).map((one) => [decode(one.replace(/^!/, '')), !one.startsWith('!')])),
  color: plain,
  show: plain,
  search: plain,
  step: number,
};

/** The part of an address after `#`. */
export const addressOf = (state) => {
  const parts = state.claim ? [encodeURIComponent(state.claim)] : [];
  for (const [key, write] of Object.entries(writers)) {
    const text = String(write(state));
    if (text) parts.push(`${key}=${text}`);
  }
  return parts.join('&');
};

/** The state that an address stands for; parts that it does not have, or that make no sense, are left as they are at first. */
export const stateAt = (address) => {
  const state = emptyState();
  for (const part of address.split('&').filter(Boolean)) {
    const [key, ...rest] = part.split('=');
    if (!rest.length) state.claim = plain(key);
    else if (Object.hasOwn(readers, key)) state[key] = readers[key](rest.join('='));
  }
  return state;
};
