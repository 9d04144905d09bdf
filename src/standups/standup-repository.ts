/** What the standups slice asks of the store. Everything joins the running transaction. */
import type { CalendarDate } from '../core/calendar-date.js';
import type { Instant } from '../core/clock.js';
import type { ChannelId, MessageTs, StandupId, TeamId, UserId } from '../core/ids.js';
import type { Leave } from '../core/working-hours.js';
import type { Occurrence, OccurrenceKey } from './occurrence.js';
import type { Standup, StandupHead, StandupResponse } from './standup-record.js';

export interface StandupRepository {
  add(standup: Standup): Promise<void>;
  find(team: TeamId, id: StandupId): Promise<Standup | undefined>;
  /** The same without reading its people: what each of a thousand prompts asks for. */
  findHead(team: TeamId, id: StandupId): Promise<StandupHead | undefined>;
  /** Writes the whole standup if its stored version is still `expectedVersion`. @returns whether it was. */
  save(standup: Standup, expectedVersion: number): Promise<boolean>;
  /** Not deleted, by name. */
  all(team: TeamId): Promise<readonly Standup[]>;
  ofChannel(team: TeamId, channel: ChannelId): Promise<readonly Standup[]>;
  /** Whose roster is in step with this channel or group. */
  inStepWith(
    team: TeamId,
    source: { readonly channel: ChannelId } | { readonly group: string },
  ): Promise<readonly Standup[]>;
  /** The members as last seen (for a list: the list itself). */
  members(team: TeamId, id: StandupId): Promise<readonly UserId[]>;
  setMembers(team: TeamId, id: StandupId, users: readonly UserId[]): Promise<void>;
  /** The active ones of every workspace, by ids. */
  active(): Promise<readonly Pick<Standup, 'team' | 'id'>[]>;
  /** The standups that ask this person (or that they observe). */
  ofMember(team: TeamId, user: UserId): Promise<readonly Standup[]>;
  /** The standups that this person owns, alone or with others. */
  ownedBy(team: TeamId, user: UserId): Promise<readonly Standup[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets those that were deleted before then, of every workspace, with their members, turns and answers. @returns how many. */
  purge(deletedBefore: Instant): Promise<number>;
}

export interface OccurrenceRepository {
  /** Adds those that are not there yet; one that is there stays as it is. @returns how many were added. */
  add(occurrences: readonly Occurrence[]): Promise<number>;
  find(key: OccurrenceKey): Promise<Occurrence | undefined>;
  /** Writes `next` if the stored one is still in `expected` state; its times stay as they were planned. @returns whether it was. */
  change(next: Occurrence, expected: Occurrence['state']): Promise<boolean>;
  /**
   * Takes up to `limit` due ones, oldest first, fair between workspaces, so that no other replica takes them, and takes `due` off them:
   * whoever takes one enqueues its job in the same transaction.
   */
  takeDue(now: Instant, limit: number): Promise<readonly Occurrence[]>;
  /** When the next one falls due; undefined when none is waiting. */
  nextDue(): Promise<Instant | undefined>;
  /** Those of a standup that are still `waiting`, of all members or of one; to be planned anew. */
  removeWaiting(team: TeamId, standup: StandupId, user?: UserId): Promise<number>;
  /** Of one work day, every member. */
  ofDay(team: TeamId, standup: StandupId, workDay: CalendarDate): Promise<readonly Occurrence[]>;
  /** Of one member over all standups: those open at `at` (from `opensAt` until closed), soonest first. */
  openFor(team: TeamId, user: UserId, at: Instant): Promise<readonly Occurrence[]>;
  /** The newest of a member in a standup, whatever its state. */
  latest(team: TeamId, standup: StandupId, user: UserId): Promise<Occurrence | undefined>;
  /** Of one member in a standup, those with `promptAt >= since`, soonest first. */
  ofMember(team: TeamId, standup: StandupId, user: UserId, since: Instant): Promise<readonly Occurrence[]>;
  /** The last ones about a member, newest first. */
  recent(team: TeamId, user: UserId, limit: number): Promise<readonly Occurrence[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  purge(before: Instant): Promise<number>;
}

/** Both are included. */
export interface WorkDays {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

export interface ResponseRepository {
  /** Saves the first answers, or replaces them; a repeated submit of the same answers changes nothing. */
  save(response: StandupResponse): Promise<'added' | 'changed' | 'same'>;
  find(key: OccurrenceKey): Promise<StandupResponse | undefined>;
  ofDay(team: TeamId, standup: StandupId, workDay: CalendarDate): Promise<readonly StandupResponse[]>;
  /** The newest before `workDay`: what carries plan and blockers over. */
  before(key: OccurrenceKey): Promise<StandupResponse | undefined>;
  /** Nothing, when it was edited since `shown`: an edit is shown nowhere until this is said of it. */
  setPosted(shown: OccurrenceKey & Pick<StandupResponse, 'editedAt'>, ts: MessageTs): Promise<void>;
  /** Of each member the newest in these work days, both included. */
  newest(team: TeamId, standup: StandupId, days: WorkDays): Promise<readonly StandupResponse[]>;
  /** Of these members, in these work days, both included; newest first. */
  ofMembers(
    team: TeamId,
    standup: StandupId,
    users: readonly UserId[],
    days: WorkDays,
  ): Promise<readonly StandupResponse[]>;
  /** Newest work days first. */
  history(team: TeamId, standup: StandupId, limitDays: number): Promise<readonly StandupResponse[]>;
  allOf(team: TeamId, user: UserId): Promise<readonly StandupResponse[]>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
}

/** Leave, as people tell it: `/async ooo`, the prompt's menu, and Home. */
export interface LeaveRepository {
  of(team: TeamId, user: UserId): Promise<readonly Leave[]>;
  ofMany(team: TeamId, users: readonly UserId[]): Promise<ReadonlyMap<UserId, readonly Leave[]>>;
  add(team: TeamId, user: UserId, leave: Leave, now: Instant): Promise<void>;
  /** Takes away what has not ended by `today`. @returns how many. */
  clear(team: TeamId, user: UserId, today: CalendarDate): Promise<number>;
  deletePerson(team: TeamId, user: UserId): Promise<number>;
  /** Forgets what ended before that day, of everybody. @returns how many. */
  purge(endedBefore: CalendarDate): Promise<number>;
}
