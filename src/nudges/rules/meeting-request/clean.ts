/** Takes out of a message what its writer does not say: code, quotes, links, emoji. Keeps mentions, as bare signs. */

/** Characters read of one message. What is asked stands early; the rest is a paste. */
export const READ_CHARACTERS = 4000;

/**
 * One alternative per thing. Every repetition excludes its own opening sign, or is bounded, so that the whole stays
 * linear on hostile text.
 */
const NOISE =
  /```[\s\S]*?(?:```|$(?![\s\S]))|`[^`\n]*`|^[ \t]*(?:&gt;|>){3}[\s\S]*|^[ \t]*(?:&gt;|>)[^\n]*$|<[^<>\n]*>|https?:\/\/[^\s<>]+|"[^"\n]{1,300}"|“[^“”\n]{1,300}”|~[^~\n]{1,300}~|:[a-z][\w+-]*:|(?<!\w)[@#][\w.-]+|&(?:amp|lt|gt);/gm;

/** Nearly every second message has none of these signs, and is clean as it is. */
const MAY_BE_NOISE = /[`<>&@#:~"“’]/;

const EVERYBODY = /^[<@!]*(?:here|channel|everyone|all)\b/;

/** The sign that stands for a piece of markup in the cleaned text. */
function sign(piece: string): string {
  if (/^[@<#]/.test(piece)) {
    if (EVERYBODY.test(piece)) return ' @all ';
    if (/^<?@|^<!subteam/.test(piece)) return ' @ ';
    if (piece.startsWith('<#') || piece.startsWith('#')) return ' # ';
    return ' <link> ';
  }
  if (piece.startsWith('http')) return ' <link> ';
  if (piece === '&amp;') return '&';
  if (piece.startsWith('`')) return ' <code> ';
  return ' ';
}

/** The writer's own words, at most `READ_CHARACTERS` of them, case kept. */
export function clean(text: string): string {
  const head = text.slice(0, READ_CHARACTERS);
  return MAY_BE_NOISE.test(head) ? head.replace(NOISE, sign).replaceAll('’', "'") : head;
}

const USER = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>$/;

/** Slack user ids that the writer names, in order, without repeats; those in code and quotes do not count. */
export function peopleIn(text: string): string[] {
  const pieces = text.slice(0, READ_CHARACTERS).matchAll(NOISE);
  return [...new Set([...pieces].flatMap(([piece]) => USER.exec(piece)?.[1] ?? []))];
}
