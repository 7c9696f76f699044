/** The page's words, from the table of the map's language. */

/** @param {Record<string, string>} table the texts by key, with places such as `{n}` */
export const makeWords = (table) => {
  const { language } = table;
  const rules = new Intl.PluralRules(language);
  const say = (key, values = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
  /** A text that depends on a number: `KEY.one`, `KEY.few` … or `KEY.other`. */
  say.count = (key, n, values = {}) => {
    const exact = `${key}.${rules.select(n)}`;
    return say(exact in table ? exact : `${key}.other`, { n, ...values });
  };
  /** Several texts as a list: `a, b and c`. */
  say.list = (texts) =>
    texts.length < 2 ? texts.join('') : say('list.last', { rest: texts.slice(0, -1).join(', '), last: texts.at(-1) });
  say.language = language;
  return say;
};
