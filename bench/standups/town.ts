/** Many simulated workspaces, each with members who are all asked by one standup at the same minute, and the store that plans for them. */
import type { Instant } from '../../src/core/clock.js';
import { channelId, standupId, teamId, type UserId, userId } from '../../src/core/ids.js';
import type { NewJob } from '../../src/jobs/engine.js';
import type { Sandbox, Workspace } from '../../src/sandbox/sandbox.js';
import { plan } from '../../src/standups/plan.js';
import type { StandupSchedule } from '../../src/standups/standup.js';
import type { Standup } from '../../src/standups/standup-record.js';
import type { Store } from '../../src/store/database.js';

const MINUTE_MS = 60_000;
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface Place {
  readonly workspace: Workspace;
  readonly token: string;
  readonly users: readonly UserId[];
}

/** @returns so many workspaces with so many members each, the app installed in all of them. */
export function settlers(sandbox: Sandbox, workspaces: number, membersEach: number): readonly Place[] {
  return Array.from({ length: workspaces }, (_, n) => {
    const workspace = n === 0 ? sandbox.workspace : sandbox.addWorkspace(`Town ${n}`);
    const users = Array.from({ length: membersEach }, (_each, m) =>
      userId(workspace.addUser({ name: `member-${n}-${m}` })),
    );
    return { workspace, token: workspace.botToken ?? workspace.install(), users };
  });
}

/** The whole minute that `now` is in: all are asked then, and a moment's delay is caught up with. */
export const minuteOf = (now: Instant): Instant => now - (now % MINUTE_MS);

/**
 * Keeps one standup a workspace, whose members all wait for their prompt.
 * @param promptAt a whole minute. @param dueAt when it is taken: a moment later, as after a restart.
 */
export async function plantStandups(
  { transaction, repositories }: Pick<Store, 'transaction' | 'repositories'>,
  places: readonly Place[],
  promptAt: Instant,
  dueAt: Instant,
): Promise<void> {
  const { installations, standups, terms, occurrences } = repositories;
  for (const { workspace, token, users } of places) {
    const standup = standupOf(workspace, users, promptAt);
    await transaction(async () => {
      await installations.save({
        ...{ team: standup.team, botUser: userId(workspace.botUserId), botId: workspace.botId },
        ...{ botToken: token, scopes: ['chat:write', 'users:read'], installedAt: promptAt, state: 'active' },
      });
      await standups.add(standup);
      for (const user of users) {
        const planned = {
          schedule: standup.schedule,
          zone: 'UTC',
          settledUntil: promptAt - MINUTE_MS,
        } as const;
        await terms.set(standup.team, standup.id, user, planned);
      }
      await occurrences.add(turnsOf(standup, users, promptAt, dueAt));
    });
  }
}

function standupOf(workspace: Workspace, users: readonly UserId[], promptAt: Instant): Standup {
  const time = new Date(promptAt).toISOString().slice(11, 16) as StandupSchedule['time'];
  return {
    ...{
      team: teamId(workspace.id),
      id: standupId('S1'),
      name: 'Platform',
      channel: channelId('C0BENCH000'),
    },
    questions: [
      { text: 'What did you finish since last time?', role: 'last' },
      { text: 'What is next?', role: 'plan' },
      { text: 'What are you waiting for?', role: 'blockers' },
    ],
    schedule: { time, days: EVERY_DAY, zone: 'member', windowHours: 8, holidays: true, catchUpMinutes: 240 },
    report: { mode: 'thread', groupBy: 'person' },
    ...{ privacy: 'open', roster: { kind: 'list', users }, observers: [], owners: users.slice(0, 1) },
    ...{ state: 'active', createdBy: users[0] ?? userId(''), createdAt: 0, updatedAt: 0, version: 1 },
  };
}

/** As the scheduler itself would have planned them. */
function turnsOf(
  { team, id, schedule }: Standup,
  users: readonly UserId[],
  promptAt: Instant,
  dueAt: Instant,
) {
  const members = users.map(
    (user) => ({ id: user, zone: 'UTC', leave: [], holidays: new Set<never>() }) as const,
  );
  return [...plan(schedule, members, promptAt, promptAt + 1)].map(({ skip: _, ...slot }) => ({
    ...{ team, standup: id, ...slot },
    ...({ state: 'waiting', due: { kind: 'prompt', at: dueAt } } as const),
  }));
}

/** The job that looks at what is due, at `at`. */
export const lookAt = (at: Instant): NewJob => ({
  ...{ name: 'standups.look', key: 'bench', team: undefined, payload: {}, runAt: at },
});

/** Settings of an app that many workspaces installed. */
export function oauthSettings({ oauthEnv }: Sandbox): Readonly<Record<string, string>> {
  const { authorizationUrl: _, ...env } = oauthEnv;
  return { ...env, SLACK_STATE_SECRET: 'a long text of the bench', PUBLIC_URL: 'https://bench.example' };
}
