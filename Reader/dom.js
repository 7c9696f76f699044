/** What every part needs of the document: finding and making elements. */

export const find = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/**
 * Makes an element. Properties that start with `on` are listeners, `class`, `data-…` and `aria-…` are attributes, and the
 * rest are properties. Children that are `null`, `false` or empty are left out.
 */
export const make = (tag, props = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key in made && !key.includes('-') && key !== 'style') made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat(9).filter(Boolean));
  return made;
};

/** Something that can be pressed like a button, and whose text can be selected, which that of a button cannot. */
export const pressable = (tag, props, action, ...children) => {
  const press = (event) => {
    if (event.type === 'keydown' ? event.key !== 'Enter' && event.key !== ' ' : String(getSelection())) return;
    event.preventDefault();
    action();
  };
  return make(tag, { role: 'button', tabIndex: 0, onclick: press, onkeydown: press, ...props }, ...children);
};

/** A button that looks like text. */
export const textButton = (label, action, props = {}) => {
  const className = `plain ${props.className ?? ''}`.trim();
  return make('button', { type: 'button', onclick: action, ...props, className }, label);
};
