/** Choosing another time: the next ones that suit, in the chooser's own zone. */
import type { ModalView } from '@slack/types';
import type { Instant } from '../../core/clock.js';
import type { Slot } from '../../core/overlap.js';
import { formatInZone, type Zone } from '../../core/zoned-time.js';
import { context, input, option, plain, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { shorten } from '../../slack/mrkdwn.js';
import type { Call } from '../call.js';
import { listed, placeOf } from './words.js';

export const TIMES_FORM = 'calls:times-submit';
export const TIME_FIELD = 'calls:time';

export interface TimesFacts {
  readonly call: Pick<Call, 'id' | 'minutes'>;
  /** Of the person who chooses. */
  readonly zone: Zone;
  readonly offered: readonly Slot<{ readonly name: string }>[];
}

export function timesView({ call, zone, offered }: TimesFacts): ModalView {
  if (offered.length === 0) {
    return {
      ...frame,
      blocks: [section('I found no time in the next two weeks in which anyone of you works.')],
    };
  }
  const options = offered.map((slot) => option(label(slot, zone), timeValue(slot.start)));
  const [first] = options;
  return {
    ...frame,
    callback_id: TIMES_FORM,
    private_metadata: call.id,
    submit: plain('Take this time'),
    blocks: [
      input({
        label: `When? (${call.minutes} minutes, times in ${placeOf(zone)})`,
        element: {
          type: 'static_select',
          action_id: TIME_FIELD,
          options,
          ...(first && { initial_option: first }),
        },
      }),
      context('The card and the calendar file follow, and those who are needed are told.'),
    ],
  };
}

/** While people's hours are looked up. */
export const timesLoadingView = (): ModalView => ({
  ...frame,
  blocks: [section('One moment, I am looking at everyone’s hours.')],
});

/** When they cannot be found out, or not soon enough: nothing is known about anybody's times then. */
export const timesUnreadView = (): ModalView => ({
  ...frame,
  blocks: [
    section(
      'I could not look at everyone’s hours just now. Please close this and press the button again in a minute.',
    ),
  ],
});

const frame: ModalView = { type: 'modal', title: plain('Another time'), close: plain('Close'), blocks: [] };

function label({ start, missing }: TimesFacts['offered'][number], zone: Zone): string {
  const who = missing.length === 0 ? 'suits everyone' : `without ${listed(missing.map(({ name }) => name))}`;
  return shorten(`${formatInZone(start, zone, 'day-and-time')}, ${who}`, LIMITS.option.text);
}

/** Epoch seconds. */
const timeValue = (at: Instant): string => String(at / 1000);

/** @returns undefined for anything that is not a quarter hour. */
export function readTimeValue(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !/^\d{9,11}$/.test(value) || Number(value) % 900 !== 0) return undefined;
  return Number(value) * 1000;
}

/** Under the list of times. */
export const TIME_ERRORS = {
  missing: 'Please choose a time.',
  past: 'That time has passed, or is too far away. Please close this and press the button again.',
} as const;
