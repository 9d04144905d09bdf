/** The message shortcut *Make this async*: the same form on any message, one's own or somebody else's. */
import type { ShortcutUse } from '../slack/incoming.js';
import type { OpenForm } from './open-form.js';

export const MAKE_ASYNC_SHORTCUT = 'proposals:make-async';

export const createMakeAsync =
  (openForm: OpenForm) =>
  async ({ team, user, triggerId, message }: ShortcutUse): Promise<void> => {
    if (!message) return; // Only message shortcuts bear this name.
    const { channel, ts, threadTs, text } = message;
    await openForm({
      ...{ team, user, triggerId, kind: 'proposal', channel, ts, words: text, people: [] },
      ...(threadTs !== undefined && { threadTs }),
      ...(message.user !== undefined && { wordsBy: message.user }),
    });
  };
