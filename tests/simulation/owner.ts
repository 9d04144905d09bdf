/** What the owner of the standups does: makes them in the form, and changes their time now and then. */
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import type { Casting } from './cast.js';
import type { Schedule, SimStandup } from './record.js';
import { type Stage, settling } from './stage.js';
import { addDays, dateOn, instantOf, weekdayOf } from './wall.js';

/** Makes a standup; the app is up and Slack is well. */
export async function makeStandup(stage: Stage, casting: Casting): Promise<SimStandup> {
  const { sandbox, clock, record, everybody } = stage;
  const users = [...record.people.keys()];
  const owner = ownerOf(stage);
  const [n, m] = casting.every ?? [1, 0];
  const asked = users.filter((_, place) => place % n === m);
  const channel = casting.every
    ? sandbox.workspace.addChannel({ name: casting.name.toLowerCase(), members: users, withApp: true })
    : everybody;
  await sandbox.slash(owner.id, channel, '/async', 'standup new');
  await sandbox.press(owner.id, { view: openView(sandbox, owner.id).id }, 'standups:more-options');
  const { action } = await sandbox.submit(owner.id, openView(sandbox, owner.id).id, {
    'standups:channel': channel,
    'standups:name': casting.name,
    'standups:when': casting.when,
    'standups:zone': casting.schedule.zone ?? '',
    'standups:window': String(casting.schedule.windowHours),
    'standups:report': casting.report,
    'standups:privacy': casting.privacy,
    ...(casting.every && { 'standups:roster': 'list', 'standups:people': asked }),
  });
  if (action !== 'update') throw new Error(`${casting.name} was not made: ${action}`);
  await sandbox.closeView(owner.id, openView(sandbox, owner.id).id, 'all');
  const schedule = fromFirstWeek(casting.schedule, owner.zones[0]?.zone ?? '', clock.now());
  const standup: SimStandup = {
    ...{ name: casting.name, channel, unsettled: [] },
    schedules: [{ at: clock.now(), schedule }],
    members: new Map(asked.map((user) => [user, [{ from: clock.now(), to: Number.POSITIVE_INFINITY }]])),
  };
  record.standups.push(standup);
  return standup;
}

/** @returns whether the owner was told that it is saved. */
export async function changeTime(stage: Stage, standup: SimStandup, time: string): Promise<boolean> {
  const { sandbox, clock, record } = stage;
  const owner = ownerOf(stage).id;
  const reads = () => JSON.stringify(sandbox.openViewOf(owner)?.blocks ?? []);
  if (!stage.life()) return false;
  standup.unsettled.push(settling(clock.now()));
  await sandbox.slash(owner, standup.channel, '/async', `standup ${standup.name}`);
  const list = sandbox.ephemeralsOf(owner).at(-1);
  const value =
    list && new RegExp(`\\*${standup.name}\\*.*?"value":"(S\\w+)"`).exec(JSON.stringify(list.blocks))?.[1];
  if (!list || value === undefined || !stage.life()) return false;
  await sandbox.press(owner, { ephemeral: list }, 'standups:manage', { value });
  for (const button of ['standups:edit', 'standups:more-options']) {
    const view = sandbox.openViewOf(owner);
    if (!view || !stage.life()) return false;
    if (JSON.stringify(view.blocks).includes(`"${button}"`)) {
      await sandbox.press(owner, { view: view.id }, button);
    }
  }
  const view = sandbox.openViewOf(owner);
  if (!view || !reads().includes('"standups:when"') || !stage.life()) return false;
  await sandbox.submit(owner, view.id, { 'standups:when': time });
  const saved = reads().includes('From now on this holds');
  const left = sandbox.openViewOf(owner);
  if (left) await sandbox.closeView(owner, left.id, 'all');
  if (!saved) return false;
  const before = standup.schedules.at(-1)?.schedule;
  if (before) standup.schedules.push({ at: clock.now(), schedule: { ...before, time } });
  record.figures.scheduleEdits += 1;
  return true;
}

export function ownerOf({ record }: Stage) {
  const owner = [...record.people.values()].find(({ name }) => name === 'berlin');
  if (!owner) throw new Error('nobody owns the standups');
  return owner;
}

function openView(sandbox: Sandbox, user: string) {
  const view = sandbox.openViewOf(user);
  if (!view) throw new Error('no form is open');
  return view;
}

/** What is held every two weeks begins with the next time that it would be held, where its owner is. */
function fromFirstWeek(schedule: Schedule, zone: string, now: number): Schedule {
  if (schedule.everyTwoWeeksFrom === undefined) return schedule;
  let date = dateOn(zone, now);
  while (!schedule.days.includes(weekdayOf(date)) || instantOf(zone, date, schedule.time) < now) {
    date = addDays(date, 1);
  }
  return { ...schedule, everyTwoWeeksFrom: date };
}
