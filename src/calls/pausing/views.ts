/** What is said about a paused thread: the note, the return, and what only its asker reads. */
import type { Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { channelLink, mention } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import { listed, nameOf, timeFor } from '../views/words.js';
import type { Pause } from './pause.js';

/** Each button's value is the pause's id. */
export const TAKE_BACK_ACTION = 'calls:take-back-pause';
export const SETTLED_ACTION = 'calls:settled';

export interface PauseFacts {
  readonly pause: Pause;
  readonly asker: { readonly name: string; readonly zone: Zone };
}

/** The note in the thread; later what became of it. Pings nobody. */
export function pausedView({ pause, asker }: PauseFacts): MessageContent {
  const name = nameOf(asker);
  if (pause.state === 'cancelled')
    return message(`${name} had paused this, and took it back. Go on when it suits you.`);
  if (pause.state !== 'waiting') return message(`Paused by ${name}. It is back, further below.`);
  const when = pause.backAt === undefined ? 'tomorrow' : timeFor(pause.backAt, asker.zone);
  const whose =
    pause.people.length === 0
      ? ''
      : pause.inAllHours
        ? ', in everyone’s hours'
        : `, when ${name} is back at work: no common hour is near`;
  const sentence = `*Paused by ${name}.* It comes back ${when}${whose}. Nobody needs to answer before that.`;
  return message(
    sentence.replaceAll('*', ''),
    section(sentence),
    actions(
      'calls.paused',
      button({ actionId: TAKE_BACK_ACTION, text: 'Do not bring it back', value: pause.id }),
    ),
  );
}

export interface ReturnFacts extends PauseFacts {
  /** Those who took part and are at work now, the asker among them. */
  readonly here: readonly string[];
  /** The names of the others: they are not pinged outside their hours. */
  readonly away: readonly { readonly name: string }[];
  /** Who said that it is settled. */
  readonly settledBy?: { readonly name: string };
}

/** Mentions only people who took part. */
export function backView({ pause, asker, here, away, settledBy }: ReturnFacts): MessageContent {
  if (pause.state === 'settled')
    return message(settledBy ? `This is settled, says ${nameOf(settledBy)}.` : 'This is settled.');
  const who = here.length === 0 ? '' : `${here.map(mention).join(' ')}: `;
  const sentence = `${who}back as ${nameOf(asker)} asked. Where does this stand for you? A line in the thread is enough.`;
  return message(
    sentence,
    section(sentence),
    actions('calls.back', button({ actionId: SETTLED_ACTION, text: 'It is settled', value: pause.id })),
    ...(away.length === 0 ? [] : [context(`Not at work now: ${listed(away.map(nameOf))}.`)]),
  );
}

/** For its asker alone. */
export const notPausedView = ({ channel, state }: Pause): MessageContent =>
  message(
    state === 'waiting'
      ? `I could not write in ${channelLink(channel)}, so the talk there was not paused, or does not come back by itself. I may not be in that conversation any more, or it is archived.`
      : `Your talk in ${channelLink(channel)} goes on without a note of mine: I could not write there.`,
  );

export const notYourPauseView = (): MessageContent =>
  message('Only somebody who took part in this can do that here.');

export const pauseOverView = (): MessageContent => message('This is done already; the thread says how.');
