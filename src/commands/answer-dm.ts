/**
 * Bare words in the app's DM. A message is claimed before anything is done about it, so that one delivered twice is answered
 * once; the answer is then made in the background, because Slack is told "received" only when the listener returns.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { Logger } from '../core/logger.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { Outbox, OutgoingMessage } from '../outbox/outbox.js';
import type { InFlight } from '../slack/in-flight.js';
import type { IncomingMessage } from '../slack/incoming.js';
import { unescapeText } from '../slack/mrkdwn.js';
import type { MessageContent } from '../slack/slack-api.js';
import { reportTrouble } from '../slack/trouble.js';
import type { AnswerWords } from './answer-words.js';
import type { DmFallback, DmWords } from './command.js';

export interface AnswerDmDeps {
  readonly answerWords: AnswerWords;
  /** Is offered the words first, and saves what it takes together with the claim, before Slack is told "received". */
  readonly fallback?: DmFallback;
  readonly deliveries: DeliveryRepository;
  readonly outbox: Outbox;
  readonly inFlight: InFlight;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Somebody waits for an answer: one that could not be given in so many tries is worth nothing any more. */
const TRIES = 3;

/** @returns a listener for every message; undefined at once for all that is not a person's own new message in the app's DM. */
export function createAnswerDm(deps: AnswerDmDeps) {
  return (message: IncomingMessage): Promise<void> | undefined => {
    const { channelType, user, fromBot, edited, authorExternal } = message;
    if (channelType !== 'im' || user === undefined || fromBot || edited || authorExternal) return undefined;
    return claimAndAnswer(deps, message, { ...message, user, text: unescapeText(message.text) });
  };
}

async function claimAndAnswer(
  deps: AnswerDmDeps,
  { eventId, text: received }: IncomingMessage,
  words: Words,
): Promise<void> {
  const { team, user, channel, ts } = words;
  const keys = [`event:${eventId}`, `message:${channel}:${ts}`] as const;
  const claim = () => deps.deliveries.claim(team, keys, deps.clock.now());
  const taken = await deps.fallback?.({ team, user, channel, ts, received, claim });
  if (!taken && !(await claim())) return;
  deps.inFlight.run('commands.answer-dm', () => (taken ? reply(deps, words, taken) : answer(deps, words)));
}

/** In a thread of the DM, the answer stays in the thread. */
type Words = DmWords & Pick<IncomingMessage, 'threadTs'>;

async function answer(deps: AnswerDmDeps, words: Words): Promise<void> {
  const { team, user, channel, text } = words;
  const content = await deps
    .answerWords({ team, user, channel, inDm: true }, text)
    .catch((error: unknown) => {
      const where = { handling: 'words in the DM', team, user, channel };
      return reportTrouble(deps.logger, error, where).answer;
    });
  if (content) await reply(deps, words, content);
}

async function reply(
  deps: AnswerDmDeps,
  { team, user, channel, ts, threadTs }: Words,
  content: MessageContent,
): Promise<void> {
  await putSoon(deps, {
    team,
    key: `dm-reply:${channel}:${ts}`,
    // To the person, so that it counts as theirs when they ask what is stored, or have it deleted.
    to: { kind: 'dm', user, ...(threadTs !== undefined && { threadTs }) },
    content,
  });
}

async function putSoon({ outbox, clock, logger }: AnswerDmDeps, message: OutgoingMessage): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const outcome = await outbox.put(message);
    if (outcome.state !== 'later') return;
    await until(clock, outcome.at);
  }
  logger.warn({ team: message.team, key: message.key }, 'gave up answering words in the DM');
}

const until = (clock: Clock, at: Instant): Promise<void> =>
  new Promise((resolve) => {
    clock.wakeAt(at, resolve);
  });
