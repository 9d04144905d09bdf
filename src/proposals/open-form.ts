/** Opens the form of the written way: within the three seconds that Slack's trigger id lives, filled as far as can be. */
import type { Clock } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { ProfileReader } from '../people/person.js';
import { messageWords, type WordsRequest } from '../slack/message-words.js';
import { openSoon } from '../slack/open-soon.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { FormRefs } from './form-refs.js';
import { type PrefillFacts, prefill } from './prefill.js';
import type { ProposalKind } from './proposal.js';
import { type FormData, formView, loadingView } from './views/form.js';

export interface OpenFormRequest extends WordsRequest {
  /** Who opens it, and will be the author. */
  readonly user: UserId;
  readonly triggerId: string;
  readonly kind: ProposalKind;
}

export interface OpenFormDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView' | 'readMessage'>;
  readonly people: ProfileReader;
  readonly clock: Clock;
}

export type OpenForm = (request: OpenFormRequest) => Promise<void>;

/** @throws SlackCallError when Slack does not open the form, e.g. because the trigger id is too old. */
export const createOpenForm =
  (deps: OpenFormDeps): OpenForm =>
  (request) =>
    openSoon(
      deps,
      { team: request.team, triggerId: request.triggerId, show: deps.slack.openView },
      {
        filling: fill(deps, request).then(formView),
        meanwhile: loadingView(request.kind),
        instead: formView(prefill({ ...knownOf(request), nameOf: () => undefined })),
      },
    );

async function fill({ slack, people }: OpenFormDeps, request: OpenFormRequest): Promise<FormData> {
  const { words, known, nameOf } = await messageWords(slack, people.profile, request);
  const form = prefill({ ...knownOf(request), ...(words !== undefined && { words }), nameOf });
  return { ...form, asked: form.asked.filter((id) => !known.get(id)?.isBot) };
}

const knownOf = (request: OpenFormRequest): Omit<PrefillFacts, 'nameOf'> => ({
  refs: refsOf(request),
  user: request.user,
  people: request.people,
  ...(request.words !== undefined && { words: request.words }),
  ...(request.wordsBy !== undefined && { wordsBy: request.wordsBy }),
});

const refsOf = ({ kind, channel, ts, threadTs }: OpenFormRequest): FormRefs => ({
  kind,
  channel,
  ...(ts !== undefined && { sourceTs: ts }),
  ...(threadTs !== undefined && { threadTs }),
});
