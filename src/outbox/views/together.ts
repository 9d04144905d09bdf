/** Several lesser things in one message. */
import type { KnownBlock } from '@slack/types';
import { divider, header, message } from '../../slack/blocks.js';
import { MESSAGE_ROOM } from '../../slack/long-text.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { LesserKind, Told } from '../unasked.js';
import { lessBlock } from './less.js';

/** With a divider between them and three blocks each, so many keep to Slack's 50 blocks. */
const MOST_THINGS = 10;
const MOST_BLOCKS = 3;

/** @param hasWaited whether any of it had to wait. */
export function togetherView(
  things: readonly { readonly kind: LesserKind; readonly told: Told }[],
  hasWaited: boolean,
): MessageContent {
  const title = hasWaited ? 'While you were away' : 'A few things at once';
  return message(
    `${title}: ${things.length === 1 ? 'one thing' : `${things.length} things`}`,
    header(title),
    ...things.flatMap(({ told }, n) => [...(n === 0 ? [] : [divider]), ...shortOf(told)]),
    lessBlock(things.map(({ kind }) => kind)),
  );
}

/** How many of them, from the first on, one message holds. */
export function holds(things: readonly Told[]): number {
  let room = MESSAGE_ROOM;
  const tooMuch = things.slice(0, MOST_THINGS).findIndex((told) => {
    room -= JSON.stringify(shortOf(told)).length;
    return room < 0;
  });
  return tooMuch === -1 ? Math.min(things.length, MOST_THINGS) : Math.max(1, tooMuch);
}

const shortOf = ({ content, short }: Told): readonly KnownBlock[] =>
  (short ?? content.blocks.filter(({ type }) => type === 'section')).slice(0, MOST_BLOCKS);
