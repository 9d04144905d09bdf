/**
 * What the nudge's buttons carry. The author's own words ride in their button (seen by nobody else, stored nowhere), so that the form
 * can be filled without reading the channel again, also after a restart. zod checks it all when it comes back.
 */
import { z } from 'zod';
import { type ChannelId, channelId, type MessageTs, messageTs } from '../../core/ids.js';
import { LIMITS } from '../../slack/limits.js';

/** Further ways, which other slices stand behind. A call is one too: a meeting is an escalation, no sin. */
export type FurtherWay = 'decision' | 'call';

/** What the overflow offers. */
export type MoreChoice = 'why' | 'wrong' | 'channel' | 'less';

const ref = { c: z.string().min(1).transform(channelId), t: z.string().min(1).transform(messageTs) };
const write = z.object({
  ...ref,
  th: z.string().min(1).transform(messageTs).optional(),
  u: z.array(z.string()),
  p: z.enum(['status', 'decision', 'question', 'brainstorm', 'review', 'walkthrough', 'unknown']),
  /** Absent when the words were too long for a button's value. */
  w: z.string().optional(),
});

export type WriteValue = z.infer<typeof write>;

/** At most 2,000 characters; words that do not fit are left out, and read again when the button is pressed. */
export function writeValue(data: {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | undefined;
  readonly people: readonly string[];
  readonly purpose: WriteValue['p'];
  readonly words: string;
}): string {
  const bare = {
    ...{ c: data.channel, t: data.ts, ...(data.threadTs && { th: data.threadTs }) },
    ...{ u: data.people.slice(0, 20), p: data.purpose },
  };
  const full = JSON.stringify({ ...bare, w: data.words });
  return full.length <= LIMITS.button.value ? full : JSON.stringify(bare);
}

/** @returns undefined for anything that is not such a value. */
export function readWriteValue(value: string): WriteValue | undefined {
  return write.safeParse(parseJson(value)).data;
}

const talk = z.object({
  ...ref,
  th: z.string().min(1).transform(messageTs).optional(),
  f: z.string().min(1).transform(messageTs),
  u: z.array(z.string()),
});

export type TalkValue = z.infer<typeof talk>;

/** Where a talk is, from its oldest message to its newest, and the first 20 people in it. */
export const talkValue = (data: {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly from: MessageTs;
  readonly threadTs: MessageTs | undefined;
  readonly people: readonly string[];
}): string =>
  JSON.stringify({
    ...{ c: data.channel, t: data.ts, f: data.from, ...(data.threadTs && { th: data.threadTs }) },
    u: data.people.slice(0, 20),
  });

/** @returns undefined for anything that is not such a value. */
export const readTalkValue = (value: string): TalkValue | undefined => talk.safeParse(parseJson(value)).data;

/** `why|C…|1772820000.000100`: an option's value holds 75 characters. */
export const moreValue = (choice: MoreChoice, channel: ChannelId, ts: MessageTs): string =>
  `${choice}|${channel}|${ts}`;

const more = z.tuple([z.enum(['why', 'wrong', 'channel', 'less']), ref.c, ref.t]);

/** @returns undefined for anything that is not such a value. */
export function readMoreValue(
  value: string,
): { readonly choice: MoreChoice; readonly channel: ChannelId; readonly ts: MessageTs } | undefined {
  const parsed = more.safeParse(value.split('|')).data;
  return parsed && { choice: parsed[0], channel: parsed[1], ts: parsed[2] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
