/** Finds words in a text, whatever their accents and case, in any language. Pure. */

/** Without accents and case, so that `cafe` finds `café` in either form of Unicode. */
export const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsIn = (text) => plain(text).split(/\s+/).filter(Boolean);

/** Splits a text into pieces, those that match one of the words marked; the pieces joined are the text. */
export const marked = (text, words) => {
  // Which character of the text each character of its plain form comes from.
  let folded = '';
  const origin = [];
  let at = 0;
  for (const character of text) {
    const form = plain(character);
    folded += form;
    for (let i = 0; i < form.length; i++) origin.push(at);
    at += character.length;
  }
  origin.push(text.length);
  const isMarked = Array(text.length + 1).fill(false);
  for (const word of words) {
    for (let i = folded.indexOf(word); i >= 0; i = folded.indexOf(word, i + 1)) {
      // A letter is marked with its accents.
      for (let k = origin[i]; k < origin[i + word.length]; k++) isMarked[k] = true;
    }
  }
  const pieces = [];
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1);
    if (last && last.isMarked === isMarked[i]) last.text += text[i];
    else pieces.push({ text: text[i], isMarked: isMarked[i] });
  }
  return pieces;
};
