/** What managing standups listens to: the list's and the form's buttons, and the forms being sent. */
import { channelId, type StandupId, standupId, type UserId, userId } from '../../core/ids.js';
import type { ActionPress, ViewSubmission } from '../../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../../slack/listener-table.js';
import type { Respond, SlackApi } from '../../slack/slack-api.js';
import { showErrors, showInstead } from '../../slack/view-reply.js';
import type { Standup } from '../standup-record.js';
import type { Manageable } from './access.js';
import { type Alteration, type ChangeStandup, handOverTo, pause, remove, resume } from './change.js';
import type { OpenForms } from './open-forms.js';
import { listOf } from './read-draft.js';
import { readStandup } from './refs.js';
import { FIELDS } from './views/fields.js';
import { MORE_ACTION, PREVIEW_DRAFT_ACTION, SAVE_VIEW } from './views/form.js';
import { HAND_OVER_VIEW } from './views/hand-over.js';
import { NEW_ACTION } from './views/list.js';
import {
  DELETE_ACTION,
  DUPLICATE_ACTION,
  deletedModal,
  EDIT_ACTION,
  HAND_OVER_ACTION,
  handedOverModal,
  MANAGE_ACTION,
  manageView,
  NOTES,
  PAUSE_ACTION,
  PREVIEW_ACTION,
  RESUME_ACTION,
  refusedModal,
  refusedView,
} from './views/manage.js';

export interface ManagingListenersDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView'>;
  readonly respond: Respond;
  readonly manageable: Manageable;
  readonly changeStandup: ChangeStandup;
  readonly checkNewOwners: (standup: Standup, owners: readonly UserId[]) => Promise<string | undefined>;
  readonly openForms: OpenForms;
  readonly save: (submission: ViewSubmission) => Promise<ViewReply>;
}

export function managingListeners(deps: ManagingListenersDeps): ListenerTable {
  const { slack, openForms } = deps;
  /** From the list: a view of its own, or the refusal beside the list. */
  const manage = async ({ team, user, triggerId, value, responseUrl }: ActionPress) => {
    const standup = await deps.manageable(team, user, standupId(value));
    if (standup) await slack.openView(team, triggerId, manageView(standup));
    else if (responseUrl) await deps.respond(responseUrl, { ...refusedView(), replaceOriginal: false });
  };
  const alter =
    (alteration: Alteration, show: (standup: Standup) => ReturnType<typeof manageView>) =>
    async ({ team, user, value, view }: ActionPress) => {
      const standup = await deps.changeStandup(team, user, standupId(value), alteration);
      if (view) await slack.updateView(team, { id: view.id }, standup ? show(standup) : refusedModal());
    };
  const inView =
    (open: (press: ActionPress, id: StandupId, view: NonNullable<ActionPress['view']>) => Promise<void>) =>
    async (press: ActionPress) => {
      if (press.view) await open(press, standupId(press.value), press.view);
    };
  const saveOwners = async ({ team, user, view }: ViewSubmission): Promise<ViewReply> => {
    const id = readStandup(view.privateMetadata);
    const owners = listOf(view.values[FIELDS.owners]).map(userId);
    const standup = await deps.manageable(team, user, id);
    if (!standup) return showInstead(refusedModal());
    const wrong = await deps.checkNewOwners(standup, owners);
    if (wrong !== undefined) return showErrors({ [FIELDS.owners]: wrong });
    const changed = await deps.changeStandup(team, user, id, handOverTo(owners));
    if (!changed) return showInstead(refusedModal());
    const stays = changed.owners.includes(user);
    return showInstead(stays ? manageView(changed, NOTES.handedOver) : handedOverModal(changed));
  };
  return {
    actions: {
      [NEW_ACTION]: (press) =>
        openForms.create(press, press.value === '' ? undefined : channelId(press.value)),
      [MANAGE_ACTION]: manage,
      [EDIT_ACTION]: inView(openForms.edit),
      [DUPLICATE_ACTION]: inView(openForms.duplicate),
      [HAND_OVER_ACTION]: inView(openForms.handOver),
      [PREVIEW_ACTION]: (press) => openForms.preview(press, standupId(press.value)),
      [PAUSE_ACTION]: alter(pause, (standup) => manageView(standup, NOTES.paused)),
      [RESUME_ACTION]: alter(resume, (standup) => manageView(standup, NOTES.resumed)),
      [DELETE_ACTION]: alter(remove, deletedModal),
      [MORE_ACTION]: inView((press, _id, view) => openForms.more(press, view)),
      [PREVIEW_DRAFT_ACTION]: inView((press, _id, view) => openForms.previewDraft(press, view)),
    },
    views: { [SAVE_VIEW]: deps.save, [HAND_OVER_VIEW]: saveOwners },
  };
}
