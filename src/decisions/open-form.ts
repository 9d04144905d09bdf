/** Opens the form: within the three seconds that Slack's trigger id lives, filled as far as can be. */
import type { Clock } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { ProfileReader } from '../people/person.js';
import { messageWords, type WordsRequest } from '../slack/message-words.js';
import { openSoon } from '../slack/open-soon.js';
import type { SlackApi } from '../slack/slack-api.js';
import { type PrefillFacts, prefill } from './prefill.js';
import { type FormData, formView, loadingView } from './views/form.js';

export interface OpenDecisionRequest extends WordsRequest {
  /** Who opens it, and will be the author. */
  readonly user: UserId;
  readonly triggerId: string;
  /** What there is to choose from, where that was heard. */
  readonly options?: readonly string[];
}

export interface OpenDecisionDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView' | 'readMessage'>;
  readonly people: ProfileReader;
  readonly clock: Clock;
}

export type OpenDecision = (request: OpenDecisionRequest) => Promise<void>;

/** @throws SlackCallError when Slack does not open the form, e.g. because the trigger id is too old. */
export const createOpenDecision =
  (deps: OpenDecisionDeps): OpenDecision =>
  (request) =>
    openSoon(
      deps,
      { team: request.team, triggerId: request.triggerId, show: deps.slack.openView },
      {
        filling: fill(deps, request).then(formView),
        meanwhile: loadingView(),
        instead: formView(prefill({ ...knownOf(request), nameOf: () => undefined })),
      },
    );

async function fill({ slack, people }: OpenDecisionDeps, request: OpenDecisionRequest): Promise<FormData> {
  const { words, known, nameOf } = await messageWords(slack, people.profile, request);
  const form = prefill({ ...knownOf(request), ...(words !== undefined && { words }), nameOf });
  return { ...form, asked: form.asked.filter((id) => !known.get(id)?.isBot) };
}

const knownOf = (request: OpenDecisionRequest): Omit<PrefillFacts, 'nameOf'> => ({
  refs: {
    channel: request.channel,
    ...(request.ts !== undefined && { sourceTs: request.ts }),
    ...(request.threadTs !== undefined && { threadTs: request.threadTs }),
  },
  user: request.user,
  people: request.people,
  options: request.options ?? [],
  ...(request.words !== undefined && { words: request.words }),
  ...(request.wordsBy !== undefined && { wordsBy: request.wordsBy }),
});
