/** The message shortcut *Make this async*: the form that a nudge would open, on any message, one's own or somebody else's. */
import type { ShortcutUse } from '../slack/incoming.js';
import type { OpenForm } from './open-form.js';
import type { ProposalKind } from './proposal.js';

export const MAKE_ASYNC_SHORTCUT = 'proposals:make-async';

export interface MakeAsyncDeps {
  readonly openForm: OpenForm;
  /** Which kind of writing fits a message, as Slack sent it; undefined when nothing in it tells. */
  readonly kindFor: (text: string) => ProposalKind | undefined;
}

export const createMakeAsync =
  ({ openForm, kindFor }: MakeAsyncDeps) =>
  async ({ team, user, triggerId, message }: ShortcutUse): Promise<void> => {
    if (!message) return; // Only message shortcuts bear this name.
    const { channel, ts, threadTs, text } = message;
    await openForm({
      ...{ team, user, triggerId, kind: kindFor(text) ?? 'proposal', channel, ts, words: text, people: [] },
      ...(threadTs !== undefined && { threadTs }),
      ...(message.user !== undefined && { wordsBy: message.user }),
    });
  };
