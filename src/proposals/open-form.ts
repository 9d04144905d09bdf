/** Opens the form of the written way: within the three seconds that Slack's trigger id lives, filled as far as can be. */
import type { Clock } from '../core/clock.js';
import { type ChannelId, type MessageTs, type TeamId, type UserId, userId } from '../core/ids.js';
import { within } from '../core/within.js';
import type { ProfileReader } from '../people/person.js';
import type { SlackApi } from '../slack/slack-api.js';
import { peopleNamed } from '../slack/words-for-forms.js';
import type { FormRefs } from './form-refs.js';
import { type PrefillFacts, prefill } from './prefill.js';
import type { ProposalKind } from './proposal.js';
import { type FormData, formView, loadingView } from './views/form.js';

/** The trigger id lives 3 s, and Slack's own way to us and back takes some of it: by now something must be opening. */
const OPEN_WITHIN_MS = 700;
/** How much longer a person looks at "one moment" before they get an empty form. */
const FILL_WITHIN_MS = 1_500;
/** People whose names are looked up for the words; further ones keep their ids. */
const MOST_NAMES = 20;

export interface OpenFormRequest {
  readonly team: TeamId;
  /** Who opens it, and will be the author. */
  readonly user: UserId;
  readonly triggerId: string;
  readonly kind: ProposalKind;
  readonly channel: ChannelId;
  readonly ts?: MessageTs;
  readonly threadTs?: MessageTs;
  /** The message's text as Slack sent it. Absent: it is read from the channel. */
  readonly words?: string;
  /** Who wrote the message; absent when it was `user`. */
  readonly wordsBy?: UserId;
  /** People to ask, besides those named in the words. */
  readonly people: readonly UserId[];
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
  async (request) => {
    const { slack, clock } = deps;
    const { team, triggerId } = request;
    const filling = fill(deps, request);
    const filled = await within(clock, OPEN_WITHIN_MS, filling);
    if (filled) {
      await slack.openView(team, triggerId, formView(filled));
      return;
    }
    const { id, hash } = await slack.openView(team, triggerId, loadingView(request.kind));
    const late = await within(clock, FILL_WITHIN_MS, filling);
    await slack.updateView(team, { id, hash }, formView(late ?? bare(request)));
  };

async function fill({ slack, people }: OpenFormDeps, request: OpenFormRequest): Promise<FormData> {
  const { team, channel, ts, threadTs } = request;
  const at = ts && { channel, ts, ...(threadTs !== undefined && { threadTs }) };
  const words = request.words ?? (at && (await slack.readMessage(team, at).catch(() => undefined))?.text);
  const ids = [...peopleNamed(words ?? ''), ...request.people, ...(request.wordsBy ? [request.wordsBy] : [])];
  const known = await Promise.all(
    [...new Set(ids)]
      .slice(0, MOST_NAMES)
      .map((id) => people.profile(team, userId(id)).catch(() => undefined)),
  );
  const names = new Map<string, string>();
  for (const person of known) if (person) names.set(person.id, person.name);
  const apps = new Set(known.flatMap((person) => (person?.isBot ? [person.id] : [])));
  const form = prefill({
    ...knownOf(request),
    ...(words !== undefined && { words }),
    nameOf: (id) => names.get(id),
  });
  return { ...form, asked: form.asked.filter((id) => !apps.has(id)) };
}

/** The form from what came with the request alone. */
const bare = (request: OpenFormRequest): FormData =>
  prefill({ ...knownOf(request), nameOf: () => undefined });

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
