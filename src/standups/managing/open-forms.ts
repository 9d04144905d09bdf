/** Opens the forms: a new standup, an edit, a duplicate, *More options*, *Hand over*, and the previews that lie over them. */
import type { ChannelForMember } from '../../channels/access.js';
import type { ChannelId, StandupId, TeamId, UserId } from '../../core/ids.js';
import type { ChoosableGroups } from '../../slack/choosable-groups.js';
import type { ActionPress, OpenView } from '../../slack/incoming.js';
import type { SlackApi, SlackGroup } from '../../slack/slack-api.js';
import type { Standup } from '../standup-record.js';
import { checkChannel, type Manageable } from './access.js';
import type { ComingPrompts } from './coming.js';
import { draftOf, duplicateOf, newDraft } from './draft.js';
import type { DraftInForm } from './read-form.js';
import { sentenceOf } from './sentence-of.js';
import { settle } from './settle.js';
import { TEMPLATES } from './templates.js';
import {
  previewFailedModal,
  previewLoadingModal,
  previewModal,
  previewNotYetModal,
  previewOf,
} from './views/coming.js';
import { formView } from './views/form.js';
import { handOverView } from './views/hand-over.js';
import { refusedModal } from './views/manage.js';

type Press = Pick<ActionPress, 'team' | 'user' | 'triggerId'>;

export interface OpenForms {
  create(press: Press, channel: ChannelId | undefined): Promise<void>;
  /** The three take the place of the view they are pressed in. */
  edit(press: Press, id: StandupId, view: OpenView): Promise<void>;
  duplicate(press: Press, id: StandupId, view: OpenView): Promise<void>;
  handOver(press: Press, id: StandupId, view: OpenView): Promise<void>;
  /** Shows all fields, with what was typed so far. */
  more(press: Press, view: OpenView): Promise<void>;
  previewDraft(press: Press, view: OpenView): Promise<void>;
  preview(press: Press, id: StandupId): Promise<void>;
}

export interface OpenFormsDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView'>;
  readonly manageable: Manageable;
  readonly draftInForm: DraftInForm;
  readonly coming: ComingPrompts;
  readonly channelForMember: ChannelForMember;
  readonly groups: ChoosableGroups;
}

export function createOpenForms(deps: OpenFormsDeps): OpenForms {
  const { slack, manageable, draftInForm, coming, channelForMember } = deps;
  type View = Parameters<SlackApi['openView']>[2];
  const inPlaceOf = async (team: TeamId, { id }: Pick<OpenView, 'id'>, view: View): Promise<void> => {
    await slack.updateView(team, { id }, view);
  };
  const instead = async (
    { team, user }: { readonly team: TeamId; readonly user: UserId },
    id: StandupId,
    view: OpenView,
    show: (standup: Standup, groups: readonly SlackGroup[]) => View,
  ): Promise<void> => {
    const [standup, groups] = await Promise.all([manageable(team, user, id), deps.groups(team)]);
    await inPlaceOf(team, view, standup ? show(standup, groups) : refusedModal());
  };
  /** Something opens at once: looking up a roster may take longer than a trigger id lives. */
  const pushed = async ({ team, triggerId }: Press, find: () => Promise<View>): Promise<void> => {
    const opened = await slack.pushView(team, triggerId, previewLoadingModal());
    try {
      await inPlaceOf(team, opened, await find());
    } catch (error) {
      await inPlaceOf(team, opened, previewFailedModal());
      throw error;
    }
  };
  return {
    async create({ team, user, triggerId }, channel) {
      await slack.openView(team, triggerId, formView(newDraft(channel, user), { act: 'new', more: false }));
    },
    edit: (press, id, view) =>
      instead(press, id, view, (standup, groups) =>
        formView(
          draftOf(standup),
          { act: 'edit', more: true, standup: id, version: standup.version },
          groups,
        ),
      ),
    duplicate: (press, id, view) =>
      instead(press, id, view, (standup, groups) =>
        formView(duplicateOf(standup, press.user), { act: 'new', more: true, standup: id }, groups),
      ),
    handOver: (press, id, view) => instead(press, id, view, (standup) => handOverView(standup)),
    async more({ team, user }, view) {
      const form = await draftInForm(team, user, view);
      if (!form) return inPlaceOf(team, view, refusedModal());
      const { name, when } = TEMPLATES[form.draft.template];
      const draft = { ...form.draft, name: form.draft.name || name, when: form.draft.when || when };
      await inPlaceOf(team, view, formView(draft, { ...form.refs, more: true }, await deps.groups(team)));
    },
    previewDraft: (press, view) =>
      pushed(press, async () => {
        const { team, user } = press;
        const form = await draftInForm(team, user, view);
        if (!form) return refusedModal();
        const settled = settle(form.draft, form.facts);
        if ('errors' in settled) return previewNotYetModal(Object.values(settled.errors));
        const { name, channel, schedule } = settled.terms;
        // A roster that follows a channel names its members: to members only.
        const unseen = await sentenceOf(() => checkChannel(channelForMember, team, channel, user));
        if (unseen !== undefined) return previewNotYetModal([unseen]);
        const prompts = await coming.ofAll({ team, ...settled.terms });
        return previewModal({ name, schedule, paused: false, coming: prompts, reader: user });
      }),
    preview: (press, id) =>
      pushed(press, async () => {
        const standup = await manageable(press.team, press.user, id);
        return standup
          ? previewModal(previewOf(standup, await coming.ofAll(standup), press.user))
          : refusedModal();
      }),
  };
}
