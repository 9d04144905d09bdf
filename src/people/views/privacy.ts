/** What `/async privacy` shows, and what follows *Export* and *Delete*. */
import type { Button, KnownBlock, ModalView } from '@slack/types';
import { actions, button, context, header, message, plain, section } from '../../slack/blocks.js';
import { escapeText } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { StoredKind } from '../personal-data.js';
import { TURN_OFF_ACTION } from './choices.js';

export const EXPORT_ACTION = 'people:export';
export const DELETE_ACTION = 'people:delete';

/** Introduces the exported file. */
export const EXPORT_FILE_TEXT = 'Here is everything Meanwhile stores about you.';

/** Where it was typed: with buttons. */
export const privacyView = (kinds: readonly StoredKind[]): MessageContent =>
  message('What Meanwhile stores about you', ...privacyBlocks(kinds));

/** The same, opened from Home. */
export const privacyModal = (kinds: readonly StoredKind[]): ModalView => modalOf(privacyBlocks(kinds));

/** An answer to a button, shown in place of what the modal showed. */
export const answerModal = ({ blocks }: MessageContent): ModalView => modalOf(blocks);

function privacyBlocks(kinds: readonly StoredKind[]): readonly KnownBlock[] {
  return [
    header('What is stored about you'),
    section(
      'Messages in channels are read in memory and dropped: their text is never stored. Logs hold ids and codes only. The rest is in the database of whoever runs Meanwhile for your workspace:',
    ),
    ...kinds.map(({ title, explanation, count }) =>
      section(`*${escapeText(title)}*: ${recordsInWords(count)}\n${escapeText(explanation)}`),
    ),
    actions('people:privacy', button({ actionId: EXPORT_ACTION, text: 'Export' }), deleteButton),
    context(
      '*Export* sends you a file with all of it. *Delete* removes all of it for good. What you posted in channels is in Slack and stays there; channel settings stay too, without your name on them.',
    ),
  ];
}

const deleteButton: Button = {
  ...button({ actionId: DELETE_ACTION, text: 'Delete', style: 'danger' }),
  confirm: {
    title: plain('Delete what is stored about you?'),
    text: plain(
      'This cannot be undone. It also forgets that you turned nudges off or snoozed them, so you may be offered a written way again.',
    ),
    confirm: plain('Delete'),
    deny: plain('Keep'),
    style: 'danger',
  },
};

export const exportRequestedView = (): MessageContent =>
  message('Your export is on its way: a file in our DM, usually within a minute.');

/** @param deleted with how many records of each kind went. */
export function deletedView(deleted: readonly StoredKind[]): MessageContent {
  const lines = deleted
    .filter(({ count }) => count > 0)
    .map(({ title, count }) => `${escapeText(title)}: ${recordsInWords(count)}`);
  const what = lines.length > 0 ? `Deleted. ${lines.join('; ')}.` : 'There was nothing to delete.';
  return message(
    what,
    section(what),
    section(
      'I no longer know whether you wanted nudges. If you do not want any, turn them off again: that one choice is then stored.',
    ),
    actions('people:deleted', button({ actionId: TURN_OFF_ACTION, text: 'Turn nudges off' })),
  );
}

/** One piece of an export whose file was refused. `json` holds no sign that means anything in mrkdwn (`exportText`). */
export const exportPieceView = (json: string, part: number, parts: number): MessageContent => {
  const text = `Slack took no file from me, so here is your export as text: part ${part} of ${parts}.`;
  return message(text, section(text), section(`\`\`\`\n${json}\n\`\`\``));
};

const recordsInWords = (count: number): string => (count === 1 ? '1 record' : `${count} records`);

const modalOf = (blocks: readonly KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plain('Privacy'),
  close: plain('Close'),
  blocks: [...blocks],
});
