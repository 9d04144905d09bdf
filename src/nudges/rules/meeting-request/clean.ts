/** Takes out of a message what its writer does not say: code, quotes, links, emoji. Keeps mentions, as bare signs. */

/** Characters read of one message. What is asked stands early; the rest is a paste. */
export const READ_CHARACTERS = 4000;

/** Lines that quote somebody; `>>>` quotes all that follows. */
const QUOTES = /^[ \t]*(?:&gt;|>)(?:(?:&gt;|>){2}[\s\S]*|[^\n]*$)/gm;

/**
 * One alternative per thing that is no speech, each with a first sign that is rare: that is what makes it fast. Every
 * repetition excludes its own first sign, or is bounded, so that the whole stays linear on hostile text.
 */
const NOISE =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|<[^<>\n]*>|"[^"\n]{1,300}"|“[^“”\n]{1,300}”|~[^~\n]{1,300}~|:[a-z][\w+-]*:|(?<!\w)[@#][\w.-]+|&(?:amp|lt|gt);/g;

/** Slack puts links in angle brackets; people who paste do not. */
const BARE_LINK = /https?:\/\/[^\s<>]+/g;

/** Pages on which people find a time to meet: what they say without words counts. */
const POLL = /doodle\.com|when2meet|whenisgood|calendly|rallly|framadate|cal\.com\//;

const EVERYBODY = /^[<@!]*(?:here|channel|everyone|all)\b/;

function link(piece: string): string {
  return POLL.test(piece) ? ' <poll> ' : ' <link> ';
}

/** The sign that stands for a piece of markup in the cleaned text. */
function sign(piece: string): string {
  const first = piece[0];
  if (first === '`') return ' <code> ';
  if (first === '#' || piece.startsWith('<#')) return ' # ';
  if (first === '@' || first === '<') {
    if (EVERYBODY.test(piece)) return ' @all ';
    return first === '@' || /^<@|^<!subteam/.test(piece) ? ' @ ' : link(piece);
  }
  return piece === '&amp;' ? '&' : ' ';
}

function unquoted(text: string): string {
  const head = text.slice(0, READ_CHARACTERS);
  return head.includes('>') || head.includes('&gt;') ? head.replace(QUOTES, '') : head;
}

/** The writer's own words, at most `READ_CHARACTERS` of them, case kept. */
export function clean(text: string): string {
  const spoken = unquoted(text).replace(NOISE, sign);
  const unlinked = spoken.includes('http') ? spoken.replace(BARE_LINK, link) : spoken;
  return unlinked.includes('’') ? unlinked.replaceAll('’', "'") : unlinked;
}

const USER = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>$/;

/** Slack user ids that the writer names, in order, without repeats; those in code and quotes do not count. */
export function peopleIn(text: string): string[] {
  if (!text.includes('<@')) return [];
  const pieces = unquoted(text).matchAll(NOISE);
  return [...new Set([...pieces].flatMap(([piece]) => USER.exec(piece)?.[1] ?? []))];
}
