/** What is coming to one person, in words: on Home, and below their coming prompts in `/async preview`. */
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../core/clock.js';
import { formatInZone } from '../../../core/zoned-time.js';
import type { ComingItem } from '../../../people/coming.js';
import { context, section } from '../../../slack/blocks.js';
import { channelLink, escapeText, localTime } from '../../../slack/mrkdwn.js';
import type { Standup } from '../../standup-record.js';
import { packLines } from './pack-lines.js';

/** Characters: a message that is full of prompts has room for so many more. */
const ROOM = 4_000;

export const promptItem = ({ name, channel }: Standup, at: Instant): ComingItem => ({
  at,
  what: `${escapeText(name)} in ${channelLink(channel)} asks you`,
});

/** @param items in time order. Nothing is coming: nothing is shown. */
export const comingBlocks = (title: string, items: readonly ComingItem[]): readonly KnownBlock[] => {
  if (items.length === 0) return [];
  const when = (at: Instant) => localTime(at, `${formatInZone(at, 'UTC', 'day-and-time')} UTC`);
  const lines = items.map(({ at, what }) => `• ${when(at)}: ${what}`);
  let room = ROOM;
  const tooLong = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  const shown = tooLong === -1 ? lines : lines.slice(0, tooLong);
  const left = lines.length - shown.length;
  return [
    ...packLines([`*${title}*`, ...shown]).map((text) => section(text)),
    ...(left > 0 ? [context(`And ${left} more after that.`)] : []),
  ];
};

export const homeWeekView = (items: readonly ComingItem[]): readonly KnownBlock[] => [
  ...comingBlocks('My next 7 days', items),
  ...(items.length === 0
    ? []
    : [context('`/async preview` also tells when you are not asked, and why, and which clocks change.')]),
];
