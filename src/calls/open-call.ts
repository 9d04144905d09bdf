/** Opens the form of *It needs a call*: within the three seconds that Slack's trigger id lives, filled as far as can be. */
import type { Clock } from '../core/clock.js';
import { type ChannelId, type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import { within } from '../core/within.js';
import type { PeopleReader } from '../people/person.js';
import { shorten } from '../slack/mrkdwn.js';
import { peopleNamed, readableWords } from '../slack/readable-words.js';
import type { SlackApi } from '../slack/slack-api.js';
import { type CallFormData, callFormView, callLoadingView, TOPIC_LENGTH } from './views/form.js';

/** The trigger id lives 3 s, and Slack's own way to us and back takes some of it: by now something must be opening. */
const OPEN_WITHIN_MS = 700;
/** How much longer a person looks at "one moment" before they get an empty form. */
const FILL_WITHIN_MS = 1_500;
/** People whose names are looked up for the words; further ones keep their ids. */
const MOST_NAMES = 20;

export interface OpenCallRequest {
  readonly team: TeamId;
  /** Who opens it, and will be asked for the outcome. */
  readonly user: UserId;
  readonly triggerId: string;
  readonly channel: ChannelId;
  readonly ts?: MessageTs;
  readonly threadTs?: MessageTs;
  /** The message's text as Slack sent it. Absent: it is read from the channel. */
  readonly words?: string;
  /** Who wrote the message; absent when it was `user`. */
  readonly wordsBy?: UserId;
  /** People who may be needed, besides those named in the words. */
  readonly people: readonly UserId[];
}

export type OpenCall = (request: OpenCallRequest) => Promise<void>;

export interface OpenCallDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView' | 'readMessage'>;
  readonly people: PeopleReader;
  readonly clock: Clock;
}

/** @throws SlackCallError when Slack does not open the form, e.g. because the trigger id is too old. */
export const createOpenCall =
  (deps: OpenCallDeps): OpenCall =>
  async (request) => {
    const { slack, clock } = deps;
    const { team, triggerId } = request;
    const filling = fill(deps, request);
    const filled = await within(clock, OPEN_WITHIN_MS, filling);
    if (filled) {
      await slack.openView(team, triggerId, callFormView(filled));
      return;
    }
    const { id, hash } = await slack.openView(team, triggerId, callLoadingView());
    const late = await within(clock, FILL_WITHIN_MS, filling);
    await slack.updateView(team, { id, hash }, callFormView(late ?? bare(request)));
  };

async function fill({ slack, people }: OpenCallDeps, request: OpenCallRequest): Promise<CallFormData> {
  const { team, user, channel, ts, threadTs, wordsBy } = request;
  const at = ts && { channel, ts, ...(threadTs !== undefined && { threadTs }) };
  const words =
    request.words ?? (at && (await slack.readMessage(team, at).catch(() => undefined))?.text) ?? '';
  const named = [...request.people, ...peopleNamed(words), ...(wordsBy ? [wordsBy] : [])];
  const ids = [...new Set(named)].slice(0, MOST_NAMES).map(userId);
  const known = await Promise.all(ids.map((id) => people.person(team, id).catch(() => undefined)));
  const names = new Map<string, string>();
  for (const person of known) if (person) names.set(person.id, person.name);
  const canCome = ids.filter((id, n) => id !== user && !known[n]?.isBot && !known[n]?.isDeactivated);
  return { ...bare(request), topic: topicOf(request, words, (id) => names.get(id)), needed: canCome };
}

/** The form from what came with the request alone. */
function bare(request: OpenCallRequest): CallFormData {
  const { channel, threadTs, user, people, words = '' } = request;
  return {
    refs: { channel, ...(threadTs !== undefined && { threadTs }) },
    topic: topicOf(request, words, () => undefined),
    needed: people.filter((id) => id !== user),
  };
}

/** Somebody else's words are not what the asker wants decided. */
function topicOf(
  { user, wordsBy }: OpenCallRequest,
  words: string,
  nameOf: (id: string) => string | undefined,
): string {
  if (wordsBy !== undefined && wordsBy !== user) return '';
  return shorten(readableWords(words, nameOf).trim(), TOPIC_LENGTH);
}
