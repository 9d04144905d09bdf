/** What stands in an open form, with all that is needed to judge it. */
import type { Clock } from '../../core/clock.js';
import type { TeamId, UserId } from '../../core/ids.js';
import type { PeopleReader } from '../../people/person.js';
import type { OpenView } from '../../slack/incoming.js';
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
    return {
      refs,
      draft: readDraft(view, hidden),
      ...(base && { base }),
      facts: { now: deps.clock.now(), zone: person?.zone ?? 'UTC', editing, ...(base && { base }) },
    };
  };
