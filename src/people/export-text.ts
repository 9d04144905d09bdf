/** A person's export as JSON text that is safe to show anywhere in Slack. */
import type { Instant } from '../core/clock.js';
import type { TeamId, UserId } from '../core/ids.js';
import { wallOf } from '../core/zoned-time.js';
import type { PersonalData } from './personal-data.js';

/**
 * `{ about, made, kinds: [{ title, explanation, records }] }`, indented.
 * Signs that mean something in mrkdwn or end a code block are written as JSON escapes: the text needs no other escaping, and may
 * be cut anywhere without a mention coming out of it.
 */
export async function exportText(
  entries: readonly PersonalData[],
  team: TeamId,
  user: UserId,
  now: Instant,
): Promise<string> {
  const { date, time } = wallOf(now, 'UTC');
  const kinds = [];
  for (const { title, explanation, ...entry } of entries) {
    kinds.push({ title, explanation, records: await entry.export(team, user) });
  }
  const about = { workspace: team, person: user, times: 'milliseconds since 1 January 1970, UTC' };
  return JSON.stringify({ about, made: `${date}T${time}Z`, kinds }, null, 2).replace(/[&<>`]/g, jsonEscape);
}

const jsonEscape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Cuts text into pieces that put together are the text again.
 * A piece has at most 1,400 characters: 2,800 UTF-16 units at worst, which fit a section with its code fences.
 */
export const inPieces = (text: string): readonly string[] => text.match(/[\s\S]{1,1400}/gu) ?? [];
