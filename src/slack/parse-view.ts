/** Views, and what is entered in them, from Slack's payloads. */
import { z } from 'zod';
import { type TeamId, userId, viewId } from '../core/ids.js';
import type { InputValue, OpenView, ViewSubmission } from './incoming.js';

const chosen = z.object({ value: z.string().optional() });

/** What an element holds, whatever its type: each type fills one of these fields. */
export const elementValue = z.object({
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_channel: z.string().nullish(),
  selected_channels: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** The one value of an element; undefined when nothing is entered or chosen. */
export function inputValue(element: z.output<typeof elementValue>): InputValue {
  const options = element.selected_options?.flatMap(({ value }) => value ?? []);
  const several =
    options ?? element.selected_users ?? element.selected_channels ?? element.selected_conversations;
  if (several) return several;
  const instant = element.selected_date_time;
  return (
    element.value ??
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_channel ??
    element.selected_conversation ??
    element.selected_date ??
    element.selected_time ??
    (typeof instant === 'number' ? String(instant) : undefined)
  );
}

const inputBlock = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.object({ action_id: z.string() }),
});

export const openView = z
  .object({
    id: z.string(),
    hash: z.string().default(''),
    callback_id: z.string().default(''),
    private_metadata: z.string().default(''),
    blocks: z.array(z.unknown()).default([]),
    state: z
      .object({ values: z.record(z.string(), z.record(z.string(), elementValue)).default({}) })
      .nullish(),
  })
  .transform((view): OpenView => {
    const inputs = view.blocks.flatMap((block) => inputBlock.safeParse(block).data ?? []);
    const values = Object.values(view.state?.values ?? {}).flatMap((elements) => Object.entries(elements));
    return {
      id: viewId(view.id),
      hash: view.hash,
      callbackId: view.callback_id,
      privateMetadata: view.private_metadata,
      values: Object.fromEntries(values.map(([actionId, element]) => [actionId, inputValue(element)])),
      blockOf: Object.fromEntries(inputs.map((block) => [block.element.action_id, block.block_id])),
    };
  });

const submission = z.object({
  user: z.object({ id: z.string() }).transform(({ id }) => userId(id)),
  view: openView,
});

/** A `view_submission` payload. @throws ZodError. */
export function parseViewSubmission(body: unknown, team: TeamId): ViewSubmission {
  return { team, ...submission.parse(body) };
}
