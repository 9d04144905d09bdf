/** One member's answers as a reply in the work day's thread; long ones go on in further replies. */
import { context } from '../../../slack/blocks.js';
import { joinWhileFits, pagesOf } from '../../../slack/pages.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import type { StandupResponse } from '../../standup-record.js';
import { answerTexts, nameLabel, told } from './words.js';

/** @param name as in Slack, not escaped; it is shown as text and pings nobody. */
export function replyView(response: StandupResponse, name: string): readonly MessageContent[] {
  const label = nameLabel(name);
  const texts = joinWhileFits([`*${label}*${marks(response)}`, ...answerTexts(response)], '\n');
  return pagesOf(texts).map((page, n) => {
    if (n === 0) return told(`${label} answered`, page);
    const where = `${label}, continued (${n + 1})`;
    return told(where, page, [context(where)]);
  });
}

/** ` · _late_ · _edited_`, as far as they are so. */
export function marks({ late, editedAt }: StandupResponse): string {
  return `${late ? ' · _late_' : ''}${editedAt === undefined ? '' : ' · _edited_'}`;
}
