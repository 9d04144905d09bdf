/** Takes the submitted form of a new standup, a duplicate or an edit: saved, and its planning queued, before anybody is told so. */
import type { ChannelForMember } from '../../channels/access.js';
import type { Clock } from '../../core/clock.js';
import type { StandupId, TeamId, UserId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { PeopleReader } from '../../people/person.js';
import type { OpenView, ViewSubmission } from '../../slack/incoming.js';
import type { ViewReply } from '../../slack/listener-table.js';
import { closeView, showErrors, showInstead } from '../../slack/view-reply.js';
import type { Standup } from '../standup-record.js';
import type { StandupRepository } from '../standup-repository.js';
import { checkChannel, checkOwnersArePeople, type Manageable } from './access.js';
import type { PlanFor } from './ports.js';
import type { DraftInForm, ReadForm } from './read-form.js';
import type { FormRefs } from './refs.js';
import { sentenceOf } from './sentence-of.js';
import { type FieldErrors, settle, type Terms } from './settle.js';
import { changedMeanwhile } from './views/conflict.js';
import { FIELDS } from './views/fields.js';
import { manageView, NOTES, refusedModal } from './views/manage.js';

export interface SaveDeps {
  readonly draftInForm: DraftInForm;
  readonly manageable: Manageable;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly standups: Pick<StandupRepository, 'add' | 'save' | 'find'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly planFor: PlanFor;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  readonly newId: () => StandupId;
}

/**
 * However often Slack delivers one submit, it is done once; of two editors the second is told, and keeps what they typed.
 * @throws what the store throws: nothing was saved then, and the form stays open with all that was typed.
 */
export const createSave =
  (deps: SaveDeps) =>
  async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const form = await deps.draftInForm(team, user, view);
    if (!form) return showInstead(refusedModal());
    const { refs, draft, base, facts } = form;
    const settled = settle(draft, facts);
    if ('errors' in settled) return showErrors(settled.errors);
    const errors = await checkPlace(deps, team, user, settled.terms, refs.act === 'edit' ? base : undefined);
    if (Object.keys(errors).length > 0) return showErrors(errors);
    if (refs.act !== 'edit' || !base) return create(deps, team, user, settled.terms, view);
    const { region: _, ...kept } = base;
    return edit(deps, { ...kept, ...settled.terms }, view, refs, form);
  };

async function create(
  deps: SaveDeps,
  team: TeamId,
  user: UserId,
  terms: Terms,
  view: OpenView,
): Promise<ViewReply> {
  const now = deps.clock.now();
  const standup: Standup = {
    ...{ team, id: deps.newId(), ...terms, state: 'active', createdBy: user },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
  const first = await deps.transaction(async () => {
    if (!(await deps.deliveries.claim(team, [claimOf(view)], now))) return false;
    await deps.standups.add(standup);
    await deps.planFor(team, standup.id);
    return true;
  });
  return first ? showInstead(manageView(standup, NOTES.created)) : closeView;
}

async function edit(
  deps: SaveDeps,
  changed: Standup,
  view: OpenView,
  refs: Extract<FormRefs, { act: 'edit' }>,
  { draft, groups }: ReadForm,
): Promise<ViewReply> {
  const now = deps.clock.now();
  const next = { ...changed, version: refs.version + 1, updatedAt: now };
  const outcome = await deps.transaction(async () => {
    if (!(await deps.deliveries.claim(next.team, [claimOf(view)], now))) return 'repeated';
    if (!(await deps.standups.save(next, refs.version))) return 'overtaken';
    await deps.planFor(next.team, next.id);
    return 'saved';
  });
  if (outcome === 'saved') return showInstead(manageView(next, NOTES.saved));
  const stored = await deps.standups.find(next.team, next.id);
  if (!stored || stored.state === 'deleted') return showInstead(refusedModal());
  return showInstead(
    outcome === 'repeated' ? manageView(stored, NOTES.saved) : changedMeanwhile(draft, refs, stored, groups),
  );
}

const claimOf = ({ id, hash }: OpenView) => `view:${id}:${hash}` as const;

/** What only Slack knows. A channel and owners that stay as they were are not asked about again. */
async function checkPlace(
  { channelForMember, people }: SaveDeps,
  team: TeamId,
  user: UserId,
  { channel, owners }: Terms,
  before: Standup | undefined,
): Promise<FieldErrors> {
  const newOwners = owners.filter((owner) => !before?.owners.includes(owner));
  const [place, owned] = await Promise.all([
    channel === before?.channel
      ? undefined
      : sentenceOf(() => checkChannel(channelForMember, team, channel, user)),
    sentenceOf(() => checkOwnersArePeople(people, team, newOwners)),
  ]);
  return { ...(place && { [FIELDS.channel]: place }), ...(owned && { [FIELDS.owners]: owned }) };
}
