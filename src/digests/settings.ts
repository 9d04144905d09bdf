/** Opens, previews and saves a channel's digest settings, for its members. Asked again at every step: a form may outlive a membership. */
import type { ChannelForMember } from '../channels/access.js';
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { JobQueue } from '../jobs/job.js';
import type { PeopleReader } from '../people/person.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { SlackApi } from '../slack/slack-api.js';
import { showErrors, showInstead } from '../slack/view-reply.js';
import type { DigestRepository, DigestSettings } from './digest.js';
import { type DigestDraft, draftOf } from './draft.js';
import { planNext } from './post.js';
import { nextInWords, type PreviewDigest } from './preview.js';
import { metadataOf, readDraft, settle } from './read-form.js';
import type { Section } from './section.js';
import {
  changedMeanwhileModal,
  type Preview,
  refusedModal,
  savedModal,
  settingsForm,
} from './views/settings.js';

export interface SettingsDeps {
  readonly sections: readonly Section[];
  readonly digests: DigestRepository;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly preview: PreviewDigest;
  readonly slack: Pick<SlackApi, 'openView' | 'updateView'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

interface Asker {
  readonly team: TeamId;
  readonly user: UserId;
}

export interface DigestSettingsForm {
  /** @returns false when this person may not see the channel. */
  open(asker: Asker & { readonly triggerId: string }, channel: ChannelId): Promise<boolean>;
  /** Something was chosen in the form: its preview follows. */
  chosen(press: ActionPress): Promise<void>;
  submit(submission: ViewSubmission): Promise<ViewReply>;
  /** Turns it off, keeping how it was set. @returns whether it was on; undefined when this person may not. */
  turnOff(asker: Asker, channel: ChannelId): Promise<boolean | undefined>;
}

export function createSettings(deps: SettingsDeps): DigestSettingsForm {
  const { digests, slack, clock, sections } = deps;
  const known = [...sections.map(({ id }) => id), 'picture' as const];
  const form = (draft: DigestDraft, preview: Preview) =>
    settingsForm(draft, sections, preview, metadataOf(draft));

  async function mayChange({ team, user }: Asker, channel: ChannelId): Promise<boolean> {
    const found = await deps.channelForMember(team, channel, user);
    return found !== undefined && !found.isExternal;
  }

  /** The draft's preview; of one that cannot be saved as it is, none. */
  async function previewOf({ team, user }: Asker, draft: DigestDraft): Promise<Preview> {
    const settled = settle(draft, { team, by: user, now: clock.now(), known });
    return 'settings' in settled ? deps.preview(settled.settings) : { state: 'empty' };
  }

  async function save(settings: DigestSettings): Promise<boolean> {
    return deps.transaction(async () => {
      if (!(await digests.saveSettings(settings, settings.version - 1))) return false;
      if (settings.on) await planNext(deps, settings, clock.now());
      return true;
    });
  }

  return {
    async open(asker, channel) {
      const { team, user, triggerId } = asker;
      // Both at once: a trigger id lives three seconds.
      const [may, settings, person] = await Promise.all([
        mayChange(asker, channel),
        digests.settings(team, channel),
        deps.people.person(team, user),
      ]);
      if (!may) return false;
      const draft = draftOf(channel, settings, person?.zone ?? 'UTC');
      const opened = await slack.openView(team, triggerId, form(draft, { state: 'loading' }));
      // Without its hash: what was chosen meanwhile stays, and Slack keeps it.
      await slack.updateView(team, { id: opened.id }, form(draft, await previewOf(asker, draft)));
      return true;
    },

    async chosen(press) {
      const { team, view } = press;
      if (!view) return;
      const draft = readDraft(view, known);
      if (!(await mayChange(press, draft.channel))) return;
      await slack.updateView(team, { id: view.id }, form(draft, await previewOf(press, draft)));
    },

    async submit({ team, user, view }) {
      const draft = readDraft(view, known);
      if (!(await mayChange({ team, user }, draft.channel))) return showInstead(refusedModal());
      const settled = settle(draft, { team, by: user, now: clock.now(), known });
      if ('errors' in settled) return showErrors(settled.errors);
      const { settings } = settled;
      if (!(await save(settings))) return showInstead(changedMeanwhileModal());
      return showInstead(savedModal(settings, nextInWords(settings, clock.now())));
    },

    async turnOff(asker, channel) {
      // Also where none may be set up: a channel may have come to be shared with another organisation since.
      if (!(await deps.channelForMember(asker.team, channel, asker.user))) return undefined;
      const settings = await digests.settings(asker.team, channel);
      if (!settings?.on) return false;
      const { version } = settings;
      const off = { on: false, version: version + 1, updatedBy: asker.user, updatedAt: clock.now() };
      return save({ ...settings, ...off });
    },
  };
}
