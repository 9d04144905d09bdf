/** Builds a digest: every section reads its facts and says them; then names and links are found, and one view makes the messages. */
import type { Clock } from '../core/clock.js';
import type { ChannelId, TeamId, UserId } from '../core/ids.js';
import type { NamedPerson } from '../core/named-in.js';
import { formatInZone, type Zone, zoneName } from '../core/zoned-time.js';
import type { PeopleReader } from '../people/person.js';
import type { MessageContent, MessageRef, SlackApi } from '../slack/slack-api.js';
import type { DigestSettings } from './digest.js';
import { nextDigest, type Period, periodInWords } from './period.js';
import type { DigestReaders } from './readers.js';
import type { DigestScope, Line, Piece, Section } from './section.js';
import { digestView } from './views/digest.js';

export interface BuildDeps {
  readonly sections: readonly Section[];
  readonly readers: DigestReaders;
  readonly people: PeopleReader;
  readonly slack: Pick<SlackApi, 'permalink'>;
  readonly clock: Clock;
}

/** What is told to some of the channel's people: a region's part of a hand-over, a catch-up. */
export interface Part {
  readonly headline: string;
  readonly readBy: readonly NamedPerson[];
}

/** @returns its messages, or undefined when there is nothing to tell. */
export type BuildDigest = (
  of: Pick<DigestSettings, 'team' | 'channel' | 'schedule' | 'without'>,
  period: Period,
  part?: Part,
) => Promise<readonly MessageContent[] | undefined>;

/** A digest with more links than this is read for its words; each costs a call to Slack. */
const MOST_LINKS = 40;

export const createBuildDigest =
  (deps: BuildDeps): BuildDigest =>
  async ({ team, channel, schedule, without }, period, part) => {
    const ahead = period.ahead ?? nextDigest(schedule, period.to + 1)?.at ?? period.to;
    const scope: DigestScope = {
      ...{ team, channel, ...period, ahead },
      ...{ zone: schedule.zone, now: deps.clock.now() },
      ...(part && { readBy: part.readBy }),
    };
    const wanted = deps.sections.filter(({ id }) => !without.includes(id));
    const said = await Promise.all(wanted.map((section) => tell(section, deps.readers, scope)));
    if (!said.some(({ isNews }) => isNews)) return undefined;
    const sections = said.filter(({ lines }) => lines.length > 0);
    const pieces = sections.flatMap(({ lines }) => lines.flat());
    const looked = await lookUp(deps, team, channel, schedule.zone, pieces);
    const headline = part?.headline ?? `Digest, ${periodInWords(period, schedule.cadence)}`;
    return digestView({ headline, sections, isPart: part !== undefined }, looked);
  };

async function tell(section: Section, readers: DigestReaders, scope: DigestScope) {
  const facts = await section.read(readers, scope);
  const lines = section.say(facts, scope);
  const isNews = lines.length > 0 && (section.isNews?.(facts, scope) ?? true);
  return { title: section.title, lines, isNews };
}

async function lookUp(deps: BuildDeps, team: TeamId, channel: ChannelId, zone: Zone, pieces: Line) {
  const names = new Map<string, string>();
  const links = new Map<string, string>();
  const people = new Set(pieces.flatMap((piece) => (isPerson(piece) ? [piece.person] : [])));
  const messages = new Set(pieces.flatMap((piece) => (isMessage(piece) ? [piece.message.ts] : [])));
  await Promise.all([
    ...[...people].map(async (user) => names.set(user, await nameOf(deps.people, team, user))),
    ...[...messages].slice(0, MOST_LINKS).map(async (ts) => {
      const link = await linkTo(deps.slack, team, { channel, ts });
      if (link !== undefined) links.set(ts, link);
    }),
  ]);
  return {
    nameOf: (user: string) => names.get(user) ?? 'Somebody',
    linkOf: ({ ts }: { ts: string }) => links.get(ts),
    inWords: (at: number) => `${formatInZone(at, zone, 'day-and-time')} ${zoneName(at, zone)}`,
  };
}

/** Somebody who cannot be looked up, or a link that Slack does not tell, costs a digest that name or link alone. */
const nameOf = (people: PeopleReader, team: TeamId, user: UserId): Promise<string> =>
  people.person(team, user).then(
    (person) => person?.name ?? 'Somebody',
    () => 'Somebody',
  );

const linkTo = (slack: BuildDeps['slack'], team: TeamId, at: MessageRef): Promise<string | undefined> =>
  slack.permalink(team, at).catch(() => undefined);

const isPerson = (piece: Piece): piece is Extract<Piece, { person: unknown }> =>
  typeof piece === 'object' && 'person' in piece;
const isMessage = (piece: Piece): piece is Extract<Piece, { message: unknown }> =>
  typeof piece === 'object' && 'message' in piece;
