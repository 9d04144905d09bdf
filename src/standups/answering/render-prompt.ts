/** What the prompt and the reminder of an occurrence say: pure. */
import type { MessageContent } from '../../slack/slack-api.js';
import type { Occurrence } from '../occurrence.js';
import type { StandupHead } from '../standup-record.js';
import { type PromptData, promptView, reminderView } from './views/prompt.js';

export type RenderPrompt = (standup: StandupHead, occurrence: Occurrence) => MessageContent;

export const renderPrompt: RenderPrompt = (standup, occurrence) => promptView(dataOf(standup, occurrence));
export const renderReminder: RenderPrompt = (standup, occurrence) =>
  reminderView(dataOf(standup, occurrence));

const dataOf = (standup: StandupHead, { workDay, closesAt }: Occurrence): PromptData => ({
  standup,
  workDay,
  closesAt,
});
