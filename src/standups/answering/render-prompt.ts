/** What the prompt and the reminder of an occurrence say. */
import type { MessageContent } from '../../slack/slack-api.js';
import type { Occurrence } from '../occurrence.js';
import type { StandupRepository } from '../standup-repository.js';
import { type PromptData, promptView, reminderView } from './views/prompt.js';

export interface RenderPromptDeps {
  readonly standups: Pick<StandupRepository, 'find'>;
}

/** Undefined when its standup is gone, and nothing is to be said. Asks nobody but the store. */
export type RenderPrompt = (occurrence: Occurrence) => Promise<MessageContent | undefined>;

export const createRenderPrompt = (deps: RenderPromptDeps): RenderPrompt => rendering(deps, promptView);
export const createRenderReminder = (deps: RenderPromptDeps): RenderPrompt => rendering(deps, reminderView);

const rendering =
  ({ standups }: RenderPromptDeps, view: (data: PromptData) => MessageContent): RenderPrompt =>
  async ({ team, standup: id, workDay, closesAt }) => {
    const standup = await standups.find(team, id);
    return standup && standup.state !== 'deleted' ? view({ standup, workDay, closesAt }) : undefined;
  };
