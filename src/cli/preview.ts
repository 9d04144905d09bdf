/** `meanwhile preview`: a standup file in, the coming prompts out. Needs no settings, no Slack and no database. */
import { type Instant, isoOf } from '../core/clock.js';
import { plan } from '../standups/plan.js';
import { previewText } from '../standups/preview-text.js';
import { readPreview } from '../standups/read-preview.js';
import type { Slot } from '../standups/standup.js';
import type { RunCommand } from './command.js';

const USAGE =
  'Give it a standup file: meanwhile preview < standup.json (with --json: one JSON line for each member and day)\n';
/** Lines that are written together: a call for each of 100,000 would cost more than planning them. */
const LINES_AT_ONCE = 1_000;

export const run: RunCommand = async (args, io) => {
  if (args.some((arg) => arg !== '--json')) {
    io.complain(USAGE);
    return 2;
  }
  const text = await textOf(io.input);
  if (text.trim() === '') {
    io.complain(USAGE);
    return 2;
  }
  const request = await readPreview(text);
  if ('problems' in request) {
    const list = request.problems.map((problem) => `- ${problem}\n`).join('');
    io.complain(`This standup cannot be planned yet:\n${list}`);
    return 2;
  }
  const { schedule, members, from, to, ignored } = request;
  if (ignored.length > 0) io.complain(`Not known, and left out: ${ignored.join(', ')}\n`);
  const slots = plan(schedule, members, from, to);
  if (!args.includes('--json')) {
    await io.write(previewText(schedule, members, slots));
    return 0;
  }
  let lines: string[] = [];
  for (const slot of slots) {
    if (lines.push(line(slot)) < LINES_AT_ONCE) continue;
    await io.write(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) await io.write(lines.join(''));
  return 0;
};

const line = ({ user, workDay, promptAt, remindAt, closesAt, skip }: Slot): string =>
  `${JSON.stringify({
    user,
    workDay,
    promptAt: utc(promptAt),
    remindAt: utc(remindAt),
    closesAt: utc(closesAt),
    ...(skip && { skip }),
  })}\n`;

/** `2026-03-08T13:00:00Z`. */
const utc = (at: Instant): string => `${isoOf(at).slice(0, 19)}Z`;

async function textOf(input: AsyncIterable<string | Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return new TextDecoder().decode(Buffer.concat(chunks));
}
