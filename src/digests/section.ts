/**
 * What a section of a digest is: the contract between `sections/*` and the rest of the slice. A section reads facts through ports and
 * says them in lines; it knows nothing of Slack. Lines are made of pieces, so that one view escapes what people typed, finds the names
 * of people and the links of messages, and nobody is pinged by a digest.
 */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, TeamId, UserId } from '../core/ids.js';
import type { NamedPerson } from '../core/named-in.js';
import type { Zone } from '../core/zoned-time.js';
import type { DigestReaders } from './readers.js';

export type SectionId =
  | 'standups'
  | 'blockers'
  | 'written-ways'
  | 'questions'
  | 'decisions'
  | 'wrap-ups'
  | 'calls'
  | 'ledger';

/** What a channel's members may leave out: a section, or a weekly digest's picture. */
export type PartId = SectionId | 'picture';

/** Words of ours as plain text; what a person typed, a person, an instant or a message as what they are. */
export type Piece =
  | string
  | { readonly typed: string }
  | { readonly person: UserId }
  | { readonly at: Instant }
  | { readonly message: { readonly channel: ChannelId; readonly ts: MessageTs }; readonly text: string };

export type Line = readonly Piece[];

/** What a digest is about. */
export interface DigestScope {
  readonly team: TeamId;
  readonly channel: ChannelId;
  readonly from: Instant;
  readonly to: Instant;
  /** Up to when what is coming is told: when this digest's readers hear of it next. */
  readonly ahead: Instant;
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly zone: Zone;
  /** Whom it is for, if not for everybody in the channel: what names them comes first. */
  readonly readBy?: readonly NamedPerson[];
  /** When it is made: it may be brought up to date long after `to`. */
  readonly now: Instant;
}

export interface Section<Facts = unknown> {
  readonly id: SectionId;
  /** Its heading in the digest. */
  readonly title: string;
  /** What it tells, for the settings form: at most 75 characters. */
  readonly summary: string;
  read(readers: DigestReaders, scope: DigestScope): Promise<Facts>;
  /** Whether it is worth a digest by itself; what only stands as before comes along. Absent: whenever there is a line. */
  isNews?(facts: Facts, scope: DigestScope): boolean;
  /** Pure. No line: the section is left out. */
  say(facts: Facts, scope: DigestScope): readonly Line[];
}

/** Helps a section keep the type of its facts inside a list of sections. */
export const defineSection = <Facts>(section: Section<Facts>): Section => section as Section;

/** `A`, `A and B`, `A, B and 3 more`: at most `most` of them. */
export function listed(pieces: readonly Piece[], most: number): Line {
  const shown = pieces.slice(0, most);
  const more = pieces.length - shown.length;
  const all: Piece[] = more > 0 ? [...shown, `${more} more`] : shown;
  return all.flatMap((piece, i) => (i === 0 ? [piece] : [i === all.length - 1 ? ' and ' : ', ', piece]));
}
