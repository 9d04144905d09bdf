/** The log as a file: Markdown for people and repositories, JSON for programs. Pure. */
import { type Instant, isoOf } from '../core/clock.js';
import type { UserId } from '../core/ids.js';
import type { Decision, Position } from './decision.js';
import type { ExportFormat } from './requests.js';
import { tally } from './tally.js';
import { type Names, STATE_WORDS } from './views/words.js';

export interface Exported {
  readonly decision: Decision;
  readonly positions: readonly Position[];
}

/** @param all in the order in which they are to stand. Names are as in Slack. */
export const exportText = (all: readonly Exported[], names: Names, format: ExportFormat): string =>
  format === 'json'
    ? `${JSON.stringify(
        all.map((each) => asRecord(each, names)),
        null,
        2,
      )}\n`
    : all.map((each) => asMarkdown(each, names)).join('\n---\n\n');

const nameIn = (names: Names, user: UserId | undefined): string =>
  (user && names.get(user)) || (user === '' ? 'somebody' : (user ?? ''));

function asRecord({ decision, positions }: Exported, names: Names): Readonly<Record<string, unknown>> {
  const { team: _team, version: _version, dueAt: _due, asked, ...kept } = decision;
  return {
    ...kept,
    ...timesOf(decision),
    author: nameIn(names, decision.author),
    owner: nameIn(names, decision.owner),
    ...(decision.closedBy !== undefined && { closedBy: nameIn(names, decision.closedBy) }),
    asked: asked.map(({ user }) => nameIn(names, user)),
    positions: positions.map(({ user, kind, option, concern, takenAt, changedAt }) => ({
      ...{ name: nameIn(names, user), kind, takenAt: isoOf(takenAt) },
      ...(option !== undefined && { option: decision.options[option] }),
      ...(concern !== undefined && { concern }),
      ...(changedAt !== undefined && { changedAt: isoOf(changedAt) }),
    })),
  };
}

function timesOf(decision: Decision): Readonly<Record<string, string>> {
  const { createdAt, opensAt, deadline, postedAt, closedAt, confirmedAt } = decision;
  const times: Readonly<Record<string, Instant | undefined>> = {
    ...{ createdAt, opensAt, deadline, postedAt, closedAt, confirmedAt },
  };
  return Object.fromEntries(
    Object.entries(times).flatMap(([name, at]) => (at === undefined ? [] : [[name, isoOf(at)]])),
  );
}

function asMarkdown({ decision, positions }: Exported, names: Names): string {
  const { id, question, context, proposal, options, chosen, reason, link, state, supersedes, supersededBy } =
    decision;
  const counted = tally(decision, positions);
  const name = (user: UserId | undefined) => nameIn(names, user);
  const list = (of: readonly Position[]) => of.map(({ user }) => name(user)).join(', ') || 'nobody';
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Id', id],
    ['State', state === 'returned' ? undefined : STATE_WORDS[state]],
    ['Decides', name(decision.owner)],
    ['Asked by', name(decision.author)],
    ['Opened', isoOf(decision.createdAt)],
    ['Closed', decision.closedAt === undefined ? undefined : isoOf(decision.closedAt)],
    ['Supersedes', supersedes],
    ['Superseded by', supersededBy],
    ['Review on', decision.reviewOn],
    ['In Slack', link],
  ];
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['Context', context || undefined],
    ['Proposal', proposal || undefined],
    ['Options', options.length > 0 ? optionList(options, chosen, counted.options.map(list)) : undefined],
    ['Reason', reason],
    ['Positions', options.length > 0 ? undefined : `Agree: ${list(counted.agree)}`],
    ['Concerns', concernsIn(counted.concern, name)],
  ];
  return [
    `# ${oneLine(question)}\n`,
    ...facts.flatMap(([label, value]) => (value === undefined ? [] : `- ${label}: ${value}`)),
    ...parts.flatMap(([label, text]) => (text === undefined ? [] : `\n## ${label}\n\n${text}`)),
    '',
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const optionList = (options: readonly string[], chosen: number | undefined, by: readonly string[]): string =>
  options
    .map((each, n) => `${n + 1}. ${oneLine(each)}${n === chosen ? ' (decided)' : ''}: ${by[n]}`)
    .join('\n');

function concernsIn(concerns: readonly Position[], name: (user: UserId) => string): string | undefined {
  if (concerns.length === 0) return undefined;
  return concerns
    .map(({ user, concern = '' }) => {
      const quoted = concern.split('\n').map((line) => `> ${line}`);
      return [`${name(user)}:`, '', ...quoted].join('\n');
    })
    .join('\n\n');
}
