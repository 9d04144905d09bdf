/** What one section tells of given facts, as lines and as Slack gets them. */
import { channelId, teamId } from '../../src/core/ids.js';
import type { DigestReaders } from '../../src/digests/readers.js';
import type { DigestScope, Section } from '../../src/digests/section.js';
import { sections } from '../../src/digests/sections/index.js';
import { digestView } from '../../src/digests/views/digest.js';

export const NOW = Date.parse('2026-02-02T17:00:00Z');
export const scope: DigestScope = {
  ...{
    team: teamId('T1'),
    channel: channelId('C1'),
    from: NOW - 86_400_000,
    to: NOW,
    now: NOW,
    ahead: NOW + 86_400_000,
  },
  ...{ first: '2026-02-02', last: '2026-02-02', zone: 'Europe/London' },
};
const none: DigestReaders = {
  standupDays: async () => [],
  openBlockers: async () => [],
  writtenWays: async () => [],
  openQuestions: async () => [],
  unansweredDecisions: async () => [],
  agreedCalls: async () => [],
  decisions: async () => ({ opened: [], closing: [], closed: [] }),
  wrapUps: async () => [],
  askedMeeting: async () => undefined,
  memberCount: async () => 5,
};
const sectionOf = (id: Section['id']): Section => {
  const found = sections.find((each) => each.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};
export const looked = {
  nameOf: (user: string) => user,
  linkOf: () => undefined,
  inWords: (at: number) => new Date(at).toISOString(),
};
export async function told(id: Section['id'], readers: Partial<DigestReaders>, about = scope) {
  const section = sectionOf(id);
  const facts = await section.read({ ...none, ...readers }, about);
  const lines = section.say(facts, about);
  const messages = digestView(
    { headline: 'Digest, Mon 2 Feb', sections: [{ title: section.title, lines }] },
    looked,
  );
  return { lines, messages, news: section.isNews?.(facts, about) ?? lines.length > 0 };
}

export const textOf = (value: unknown) => JSON.stringify(value);
