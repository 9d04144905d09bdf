/**
 * What a model is shown of a conversation: numbered messages without names, links, addresses and pasted code. Pure. It is shown to the
 * person who asks for a draft, word for word, before it is sent.
 */
import type { UserId } from '../../core/ids.js';
import { shorten } from '../../slack/mrkdwn.js';
import { readableWords } from '../../slack/readable-words.js';
import type { Said } from '../extract/sentences.js';

/** Characters in all: a page that a person can read before agreeing. */
const MOST_CHARACTERS = 9_000;
/** Of one message. */
const MESSAGE_LENGTH = 1_500;
/** A shorter name is a word of its own in some language. */
const SHORTEST_NAME = 3;

export interface Disguised {
  /** One line a message: `[3] Person B: …`, the number being its place in the conversation. */
  readonly text: string;
  /** Puts the names back. */
  reveal(draft: string): string;
}

const FENCED = /```[\s\S]*?(?:```|$)/g;
const MARKED_LINK = /<(?:https?|mailto|tel):[^<>\n]*>/g;
const BARE_LINK = /https?:\/\/[^\s<>]+/g;
const E_MAIL = /[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,255}\.[a-z]{2,24}\b/gi;

/** @param nameOf display names; where one is typed out in full, it is taken out, too. */
export function disguise(
  conversation: readonly Said[],
  nameOf: (user: string) => string | undefined,
): Disguised {
  const people = [...new Set(conversation.map(({ user }) => user))];
  const aliases = new Map<string, string>(people.map((user, n) => [user, aliasOf(n)]));
  const byName = people.flatMap((user) => typedNames(user, nameOf(user), aliases.get(user) ?? ''));
  const clean = (received: string): string => {
    const bare = received
      .replace(FENCED, ' [code] ')
      .replace(MARKED_LINK, '[link]')
      .replace(BARE_LINK, '[link]')
      .replace(/<#[^<>\n]*>/g, '[channel]')
      .replace(E_MAIL, '[e-mail]')
      .replace(/<@([UW][A-Z0-9]+)[^<>\n]*>/g, (_, user: string) => aliases.get(user) ?? 'somebody');
    const readable = readableWords(bare, () => 'somebody');
    return byName.reduce((text, [name, alias]) => text.replace(name, alias), readable);
  };
  const lines = conversation.map(({ user, text }, n) => {
    const words = clean(text.slice(0, 2 * MESSAGE_LENGTH))
      .replace(/\s+/g, ' ')
      .trim();
    return `[${n + 1}] ${aliases.get(user)}: ${shorten(words, MESSAGE_LENGTH)}`;
  });
  return {
    text: fitted(lines).join('\n'),
    reveal: (draft) =>
      draft.replace(/\bPerson ([A-Z]{1,2})\b/g, (alias: string) => {
        const user = people.find((each) => aliases.get(each) === alias);
        return (user && nameOf(user)) ?? alias;
      }),
  };
}

/** `Person A` to `Person Z`, then `Person AA` and so on. */
function aliasOf(n: number): string {
  const letter = (index: number) => String.fromCharCode(65 + (index % 26));
  return `Person ${n < 26 ? letter(n) : `${letter(Math.floor(n / 26) - 1)}${letter(n)}`}`;
}

/** The name as somebody may have typed it: whole, or its first word. */
function typedNames(
  user: UserId,
  name: string | undefined,
  alias: string,
): readonly (readonly [RegExp, string])[] {
  const names = [...new Set([name, name?.split(/\s+/)[0], user])].flatMap((each) => each ?? []);
  return names
    .filter((each) => each.length >= SHORTEST_NAME)
    .map((each) => {
      const literal = each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      return [new RegExp(`(?<![\\p{L}\\p{N}])@?${literal}(?![\\p{L}\\p{N}])`, 'giu'), alias] as const;
    });
}

/** The first message and as many of the last as there is room for. */
function fitted(lines: readonly string[]): readonly string[] {
  const [first = '', ...rest] = lines;
  let room = MOST_CHARACTERS - first.length;
  const kept: string[] = [];
  for (const line of [...rest].reverse()) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.unshift(line);
  }
  return [first, ...kept];
}
