/** What stands in an open form, with all that is needed to judge it. */
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import type { TeamId, UserId } from '../../core/ids.js';
import { findRegion } from '../../core/regions.js';
import type { PeopleReader } from '../../people/person.js';
import type { ChoosableGroups } from '../../slack/choosable-groups.js';
import type { OpenView } from '../../slack/incoming.js';
import type { SlackGroup } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';
import type { Manageable } from './access.js';
import { type Draft, draftOf, duplicateOf, newDraft } from './draft.js';
import { readDraft } from './read-draft.js';
import { type FormRefs, readRefs } from './refs.js';
import type { DraftFacts } from './settle.js';

export interface ReadForm {
  readonly refs: FormRefs;
  readonly draft: Draft;
  /** What is edited, or duplicated. */
  readonly base?: Standup;
  readonly facts: DraftFacts;
  /** That may be chosen, for showing the form again. */
  readonly groups: readonly SlackGroup[];
}

/** @returns undefined when it is about a standup that this person may not manage, or that is gone. */
export type DraftInForm = (
  team: TeamId,
  user: UserId,
  view: Pick<OpenView, 'privateMetadata' | 'values'>,
) => Promise<ReadForm | undefined>;

export const createDraftInForm =
  (deps: {
    readonly manageable: Manageable;
    readonly people: PeopleReader;
    readonly groups: ChoosableGroups;
    readonly clock: Clock;
  }): DraftInForm =>
  async (team, user, view) => {
    const refs = readRefs(view.privateMetadata);
    const [base, person] = await Promise.all([
      refs.standup === undefined ? undefined : deps.manageable(team, user, refs.standup),
      deps.people.person(team, user),
    ]);
    if (refs.standup !== undefined && !base) return undefined;
    const editing = refs.act === 'edit';
    const hidden = base ? (editing ? draftOf(base) : duplicateOf(base, user)) : newDraft(undefined, user);
    const draft = readDraft(view, hidden);
    const [groups, region] = await Promise.all([
      refs.more ? deps.groups(team) : [],
      readRegion(draft.region, base?.region),
    ]);
    return {
      ...{ refs, draft, groups, ...(base && { base }) },
      facts: {
        ...{ now: deps.clock.now(), zone: person?.zone ?? 'UTC', editing, ...(base && { base }) },
        ...(region !== undefined && { region }),
        groups: groups.map(({ id }) => id),
      },
    };
  };

/** One that stays as it is was understood before. */
async function readRegion(typed: string, before: string | undefined): Promise<DraftFacts['region']> {
  if (typed === '') return undefined;
  if (typed === before) return before;
  try {
    return (await findRegion(typed)).code;
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-input') return { refused: error.message };
    throw error;
  }
}
