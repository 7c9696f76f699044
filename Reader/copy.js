/** Copies a claim as text, link or Markdown quote. */

import { make, textButton } from './dom.js';

const write = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission for the clipboard, as in some frames, the text is copied from a field.
    const field = make('textarea', { value: text, className: 'offscreen' });
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
};

/** The forms in which a claim can be copied. */
export const copiesOf = (claim, title, address) => ({
  text: claim.text,
  link: address,
  quote: `> ${claim.text}\n>\n> — [${title.replace(/[\\[\]]/g, '\\$&')}](${address})`,
});

export const makeCopyTools = (page, id) => {
  const { say } = page;
  const claim = page.model.claims.get(id);
  const forms = copiesOf(claim, document.title, `${location.href.split('#')[0]}#${encodeURIComponent(id)}`);
  return make(
    'details',
    { className: 'copies' },
    make('summary', {}, say('copy')),
    Object.entries(forms).map(([form, text]) =>
      textButton(say(`copy.${form}`), async () => {
        await write(text);
        page.announce(say('copied'));
      }),
    ),
  );
};
