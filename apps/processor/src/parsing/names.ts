/** Maximum length of a feed, symbol or trade id, in characters. */
const MAX_LENGTH = 128;

/** Printable ASCII without outer spaces. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;
const STARTS_LIKE_FLOAT = /^\d+[.eE]/;

/** The reasons why a text of a valid length is not a name. The first one that applies is stated. */
const PROBLEMS: readonly (readonly [RegExp | ((text: string) => boolean), problem: string])[] = [
  [/[\p{Cc}\p{Cs}\ufffd]/u, 'contains a control character or invalid UTF-8'],
  [/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u, 'contains an invisible character'],
  [/^\p{Z}|\p{Z}$/u, 'begins or ends with a space'],
  [/[^\P{Z} ]/u, 'contains a space other than U+0020'],
  [(text) => text !== text.normalize('NFC'), 'is not in the Unicode normalization form NFC'],
  [/^\d+\.0*$/, 'is a whole number that was stored as floating point'],
  [/^\d\.\d+[eE]\+?\d+$|^\d+[eE]\+\d+$/, 'is a number that was stored as floating point and has lost digits'],
];

/**
 * Returns the reason why a text cannot be a feed, a symbol or an id, if there is one. Names are never changed, so that
 * what a file states is what readers find. But a text that looks like another one, or that a program has changed on the way
 * (`7.0` for 7), would silently be a series or a trade of its own, so it is not a name.
 *
 * The rule is the same for all layouts and formats.
 */
export function problemOfName(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return 'is missing';
  if (text.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
  // Almost all names are plain, and are decided here at once.
  if (PLAIN.test(text) && !STARTS_LIKE_FLOAT.test(text)) return undefined;
  const found = PROBLEMS.find(([test]) => (typeof test === 'function' ? test(text) : test.test(text)));
  return found && `${found[1]}: ${printable(text)}`;
}

/** Returns true if a text can be a feed, a symbol or an id. */
export function isName(text: string | undefined): text is string {
  return problemOfName(text) === undefined;
}

/** Writes characters that cannot be seen as escapes. */
function printable(text: string): string {
  return JSON.stringify(text).replace(
    /[^\P{Z} ]|[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu,
    (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`,
  );
}
