/**
 * How fast we post, in this process: direct messages of one workspace at a steady pace, and no call at all while Slack asks us to wait.
 * Whoever is too early is told when to come back, and has that place: workspaces never wait for each other.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';

/** Slack counts by method: an update may go out while posts have to wait. */
export type PacedMethod = 'post' | 'ephemeral' | 'update';

export interface Pace {
  /** When this message may be sent: an instant that has come, or the one to come back at. */
  turn(of: { team: TeamId; method: PacedMethod; key: string; isDm: boolean }): Instant;
  /** Slack asked this workspace to wait with this method. */
  hold(team: TeamId, method: PacedMethod, until: Instant): void;
}

/** Five a second: Slack allows "several hundred messages a minute" in a workspace, and others post there too. */
const EVERY_MS = 200;
/** A small team is asked at once. */
const AT_ONCE = 25;

/** The direct messages of one workspace. */
interface Line {
  /** The last place that is given away. */
  last: Instant;
  readonly places: Map<string, Instant>;
}

export function createPace(clock: Pick<Clock, 'now'>): Pace {
  const holds = new Map<string, Instant>();
  const lines = new Map<TeamId, Line>();

  function placeIn(team: TeamId, key: string, now: Instant): Instant {
    const line = lines.get(team) ?? { last: 0, places: new Map<string, Instant>() };
    lines.set(team, line);
    // Places that nobody came back for are given up once the line has passed.
    if (line.last + EVERY_MS < now - AT_ONCE * EVERY_MS) line.places.clear();
    const place = line.places.get(key) ?? Math.max(line.last, now - AT_ONCE * EVERY_MS) + EVERY_MS;
    line.last = Math.max(line.last, place);
    if (place > now) line.places.set(key, place);
    else line.places.delete(key);
    return place;
  }

  return {
    turn({ team, method, key, isDm }) {
      const now = clock.now();
      const held = holds.get(`${team} ${method}`) ?? 0;
      if (held > now) return held;
      holds.delete(`${team} ${method}`);
      return isDm && method === 'post' ? placeIn(team, key, now) : now;
    },

    hold(team, method, until) {
      holds.set(`${team} ${method}`, until);
      const line = lines.get(team);
      const wait = until - clock.now();
      if (!line || method !== 'post' || wait <= 0) return;
      // The whole line moves back, or all of it would come at once when the wait is over.
      for (const [key, place] of line.places) line.places.set(key, place + wait);
      line.last += wait;
    },
  };
}
