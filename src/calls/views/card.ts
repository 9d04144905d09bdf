/** A call as the channel sees it: its agenda with everyone's local time, or that no hour fits; later cancelled, or with its outcome. */
import type { Button, KnownBlock } from '@slack/types';
import type { Instant } from '../../core/clock.js';
import { formatInZone, type Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, plain, section } from '../../slack/blocks.js';
import { escapeText, mention, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { typedPieces } from '../../slack/typed-text.js';
import type { Attendee } from '../attendees.js';
import type { Call } from '../call.js';
import { listed, nameOf, placeOf, timeFor } from './words.js';

/** On the card; each button's value is the call's id. */
export const ANOTHER_TIME_ACTION = 'calls:another-time';
export const CANCEL_ACTION = 'calls:cancel';
export const OUTCOME_ACTION = 'calls:outcome';
export const WRITE_INSTEAD_ACTION = 'calls:write-instead';

/** In one section, below Slack's 3,000. */
const PIECE = 2_900;
/** Of the topic, in notifications. */
const SHORT_TOPIC = 300;

export interface CardFacts {
  readonly call: Call;
  /** Who asked; their zone is named where Slack cannot tell the reader's. */
  readonly asker: { readonly name: string; readonly zone: Zone };
  /** Everyone who takes part, as far as Slack knows them. */
  readonly attendees: readonly Attendee[];
  /** Of those, who does not work at the call's time. */
  readonly missing: readonly Attendee[];
  /** When written replies could be in: everyone's eight working hours. */
  readonly writtenBy?: Instant;
}

export function cardView(facts: CardFacts): MessageContent {
  const { call, asker } = facts;
  const name = nameOf(asker);
  return message(
    `${headline(facts)} To decide: ${escapeText(shorten(call.topic, SHORT_TOPIC))}`,
    section(`*${headline(facts)}*`),
    context(`${name} ${isOver(call) ? 'asked' : 'asks'} for a call of ${call.minutes} minutes.`),
    ...(call.outcome === undefined ? [] : [section(`*Outcome*\n${escapeText(call.outcome)}`)]),
    ...labelled('To decide', call.topic),
    ...(call.readAhead === undefined ? [] : labelled('Read ahead', call.readAhead)),
    ...body(facts),
  );
}

const isOver = ({ state }: Call): boolean => state === 'closed' || state === 'cancelled';

function headline({ call, asker }: CardFacts): string {
  const when = call.startsAt === undefined ? undefined : timeFor(call.startsAt, asker.zone);
  switch (call.state) {
    case 'closed':
      return when === undefined ? 'This call has its outcome.' : `The call, ${when}, has its outcome.`;
    case 'cancelled':
      return when === undefined ? 'This call is cancelled.' : `The call, ${when}, is cancelled.`;
    default:
      return when === undefined ? 'No hour in the next two weeks fits everyone.' : `Call: ${when}.`;
  }
}

function body(facts: CardFacts): readonly KnownBlock[] {
  const { call, asker, writtenBy } = facts;
  switch (call.state) {
    case 'closed':
    case 'cancelled':
      return [];
    case 'no-slot':
      return [
        section(`*Truly needed*\n${facts.attendees.map((each) => personLine(each, call)).join('\n')}`),
        section(
          `Here is the written way: ${writtenBy === undefined ? 'everyone can answer in their own hours.' : `with eight working hours for each of them, replies would be in by ${timeFor(writtenBy, asker.zone)}.`}`,
        ),
        actions('calls.card', writeButton(call), timeButton(call, 'Pick a time anyway'), cancelButton(call)),
      ];
    default:
      return [
        section(`*Truly needed*\n${facts.attendees.map((each) => timeLine(each, facts)).join('\n')}`),
        ...(facts.missing.length === 0
          ? [
              context(
                'Within everyone’s working hours. Nobody else needs to come: the outcome will stand here.',
              ),
            ]
          : [context(`Outside the hours of ${listed(facts.missing.map(nameOf))}.`)]),
        actions(
          'calls.card',
          button({ actionId: OUTCOME_ACTION, text: 'Write the outcome', value: call.id }),
          timeButton(call, 'Another time'),
          cancelButton(call),
        ),
      ];
  }
}

/** "@ben: Thu 12 Mar, 10:00 in New York". The asker is named and not pinged. */
function timeLine(attendee: Attendee, { call, missing }: CardFacts): string {
  const at = call.startsAt;
  const away = missing.includes(attendee) ? ', outside their hours' : '';
  const when =
    at === undefined
      ? ''
      : `: ${formatInZone(at, attendee.zone, 'day-and-time')} in ${placeOf(attendee.zone)}`;
  return `• ${called(attendee, call)}${when}${away}`;
}

const personLine = (attendee: Attendee, call: Call): string => {
  const { start, end } = attendee.hours;
  return `• ${called(attendee, call)}: works ${start} to ${end} in ${placeOf(attendee.zone)}`;
};

const called = (attendee: Attendee, { asker }: Call): string =>
  attendee.id === asker ? nameOf(attendee) : mention(attendee.id);

const labelled = (label: string, typed: string): readonly KnownBlock[] =>
  typedPieces(typed, PIECE).map((piece, n) => section(n === 0 ? `*${label}*\n${piece}` : piece));

const writeButton = ({ id }: Call): Button =>
  button({ actionId: WRITE_INSTEAD_ACTION, text: 'Write it instead', value: id, style: 'primary' });

const timeButton = ({ id }: Call, text: string): Button =>
  button({ actionId: ANOTHER_TIME_ACTION, text, value: id });

/** Also under the question for the outcome, where the call did not happen. */
export const cancelButton = ({ id }: Pick<Call, 'id'>, text = 'Cancel the call'): Button => ({
  ...button({ actionId: CANCEL_ACTION, text, value: id }),
  confirm: {
    title: plain('Cancel this call?'),
    text: plain('The card says so, and those who were needed are told in its thread.'),
    confirm: plain('Cancel the call'),
    deny: plain('Keep it'),
  },
});
