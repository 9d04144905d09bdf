/** Opens the form of *It needs a call*: within the three seconds that Slack's trigger id lives, filled as far as can be. */
import type { Clock } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { ProfileReader } from '../people/person.js';
import { messageWords, type WordsRequest } from '../slack/message-words.js';
import { shorten } from '../slack/mrkdwn.js';
import { openSoon } from '../slack/open-soon.js';
import { readableWords } from '../slack/readable-words.js';
import type { SlackApi } from '../slack/slack-api.js';
import { type CallFormData, callFormView, callLoadingView, TOPIC_LENGTH } from './views/form.js';

export interface OpenCallRequest extends WordsRequest {
  /** Who opens it, and will be asked for the outcome. */
  readonly user: UserId;
  readonly triggerId: string;
}

export type OpenCall = (request: OpenCallRequest) => Promise<void>;

export interface OpenCallDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView' | 'readMessage'>;
  readonly people: ProfileReader;
  readonly clock: Clock;
}

/** @throws SlackCallError when Slack does not open the form, e.g. because the trigger id is too old. */
export const createOpenCall =
  (deps: OpenCallDeps): OpenCall =>
  (request) =>
    openSoon(
      deps,
      { team: request.team, triggerId: request.triggerId, show: deps.slack.openView },
      {
        filling: fill(deps, request).then(callFormView),
        meanwhile: callLoadingView(),
        instead: callFormView(bare(request)),
      },
    );

async function fill({ slack, people }: OpenCallDeps, request: OpenCallRequest): Promise<CallFormData> {
  const { words = '', named, known, nameOf } = await messageWords(slack, people.profile, request);
  const isAway = (id: UserId) => known.get(id)?.isBot === true || known.get(id)?.isDeactivated === true;
  const canCome = named.filter((id) => id !== request.user && !isAway(id));
  return { ...bare(request), topic: topicOf(request, words, nameOf), needed: canCome };
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
