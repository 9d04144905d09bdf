/** What goes with an exported file, or comes in its place. */
import { message } from '../../../slack/blocks.js';
import type { MessageContent } from '../../../slack/slack-api.js';
import { nameLabel } from './words.js';

export const exportOnItsWayView = (): MessageContent =>
  message('The file is on its way: look into our DM, usually within a minute.');

/** Introduces the file. */
export const exportFileText = (name: string): string => `Here is every answer kept for ${nameLabel(name)}.`;

export const fileRefusedView = (name: string): MessageContent =>
  message(
    `Slack took no file from me, so I can't send you the answers of ${nameLabel(name)}. An admin of your workspace can allow files from apps, or give me the scope \`files:write\`.`,
  );
