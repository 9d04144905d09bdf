/** Opens the form of a wrap-up, filled with what is found in the conversation. */
import type { ChannelForMember } from '../channels/access.js';
import type { Clock } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import type { PeopleReader } from '../people/person.js';
import { openSoon } from '../slack/open-soon.js';
import type { SlackApi } from '../slack/slack-api.js';
import { extract } from './extract/extract.js';
import { type GatheredTalk, gatherTalk, type RecentTexts } from './gather-talk.js';
import { prefill } from './prefill.js';
import { type FormData, type FormNote, formView, loadingView, refusedModal } from './views/form.js';
import type { Talk } from './wrap-up.js';

/** A long thread takes several calls to read. */
export const READ_WITHIN_MS = 6_000;
/** People whose names are looked up; further ones keep their ids. */
const MOST_NAMES = 20;

export interface WrapUpRequest extends Talk {
  readonly team: TeamId;
  /** Who opens it, and will be the author. */
  readonly user: UserId;
  readonly triggerId: string;
}

export interface OpenFormDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView' | 'readTalk'>;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly recentTexts?: RecentTexts;
  /** The model that may draft, where one is configured. */
  readonly draftWith?: string;
  readonly clock: Clock;
}

/**
 * Whoever is not in the conversation sees the same refusal as for one that does not exist.
 * @throws SlackCallError when Slack does not open the form, e.g. because the trigger id is too old.
 */
export type OpenWrapUp = (request: WrapUpRequest) => Promise<void>;

export const createOpenForm =
  (deps: OpenFormDeps): OpenWrapUp =>
  async ({ team, user, triggerId, ...talk }) => {
    await openSoon(
      deps,
      { team, triggerId, show: deps.slack.openView },
      {
        filling: fill(deps, team, user, talk),
        meanwhile: loadingView(),
        instead: formView(emptyForm(talk)),
        withinMs: READ_WITHIN_MS,
      },
    );
  };

async function fill(deps: OpenFormDeps, team: TeamId, user: UserId, talk: Talk) {
  // Both at once, because a modal waits; what was read is shown to members only.
  const reading = gatherTalk(deps, team, talk);
  reading.catch(() => {});
  if (!(await mayWrapUp(deps.channelForMember, team, user, talk))) return refusedModal();
  const gathered = await reading;
  if (gathered.trouble === 'missing') return refusedModal();
  return formView({
    ...(await filledForm(deps.people, team, gathered)),
    ...(deps.draftWith !== undefined && gathered.said.length > 0 && { draftWith: deps.draftWith }),
  });
}

/** Only members, and only where the app is one, too. @throws SlackCallError when it cannot be found out. */
export async function mayWrapUp(
  channelForMember: ChannelForMember,
  team: TeamId,
  user: UserId,
  { channel }: Talk,
): Promise<boolean> {
  const known = await channelForMember(team, channel, user);
  return known !== undefined && (known.isMember || known.isDm || known.isGroupDm);
}

async function filledForm(people: PeopleReader, team: TeamId, gathered: GatheredTalk): Promise<FormData> {
  const { talk, said } = gathered;
  const found = extract(said);
  const nameOf = await createNameOf(people, team, found.participants);
  const { words, cites } = prefill(said, found, nameOf);
  const note = noteOf(gathered, found.outcomes.length > 0);
  return { refs: { ...talk, cites }, words, toChannel: false, ...(note && { note }) };
}

/** Display names of the first people of a conversation. @param most so many are looked up. */
export async function createNameOf(
  people: PeopleReader,
  team: TeamId,
  users: readonly UserId[],
  most = MOST_NAMES,
): Promise<(user: string) => string | undefined> {
  const known = await Promise.all(
    users.slice(0, most).map((user) => people.person(team, user).catch(() => undefined)),
  );
  const names = new Map<string, string>(
    known.flatMap((person) => (person ? [[person.id, person.name]] : [])),
  );
  return (user) => names.get(user);
}

function noteOf({ trouble, said }: GatheredTalk, decided: boolean): FormNote | undefined {
  if (trouble !== undefined && trouble !== 'missing') return trouble;
  if (said.length === 0) return 'no-people';
  return decided ? undefined : 'nothing-found';
}

const emptyForm = (talk: Talk): FormData => ({
  refs: { ...talk, cites: [] },
  words: { title: '', outcome: '', questions: '', steps: '', links: '' },
  toChannel: false,
  note: 'unreached',
});
