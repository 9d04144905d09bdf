/** What happens in a day of the world, drawn from the seed: travel, leave, status, roster, schedules, deliveries, deaths. */
import { STANDUPS, ZONES } from './cast.js';
import type { Hands } from './hands.js';
import { changeTime, ownerOf } from './owner.js';
import type { Person, SimStandup } from './record.js';
import { zoneAt } from './record.js';
import { type Stage, settling } from './stage.js';
import { addDays, dateOn } from './wall.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A change of plan that waits for the app waits so long. */
const TRY_AGAIN_MS = 20 * MINUTE_MS;

/** Of 60 people, each day. */
const A_DAY = {
  moves: 1.5,
  leaves: 1,
  away: 0.7,
  rosterChanges: 0.5,
  ahead: 4,
  held: 8,
  duplicates: 12,
  doubles: 4,
};

/** Writes a day, which begins at `from`, into the agenda. */
export function planDay(stage: Stage, people: Hands, from: number) {
  const { sandbox, record, agenda, random, clock } = stage;
  const { figures } = record;
  const everyone = [...record.people.values()];
  const someday = (rate: number, act: () => Promise<unknown> | unknown) => {
    const ofAll = (rate * everyone.length) / 60;
    const times = Math.floor(ofAll) + (random.is(ofAll % 1) ? 1 : 0);
    for (let n = 0; n < times; n += 1) agenda.add(from + random.between(0, DAY_MS), act);
  };

  someday(A_DAY.moves, () => move(random.of(everyone), random.of(ZONES)));
  someday(A_DAY.leaves, () => {
    const person = random.of(everyone);
    const first = addDays(dateOn(zoneAt(person, clock.now()), clock.now()), random.whole(0, 6));
    people.takesLeave(person.id, first, addDays(first, random.whole(0, 9)));
  });
  someday(A_DAY.away, () => goAway(random.of(everyone)));
  someday(A_DAY.ahead, () =>
    people.answersAhead(random.of(everyone).id, random.of(['Daily', 'Night watch'])),
  );
  someday(A_DAY.rosterChanges, () => comeOrGo(random.of(everyone)));
  someday(A_DAY.duplicates, () => {
    sandbox.traffic.duplicate(1);
    figures.duplicates += 1;
  });
  someday(A_DAY.doubles, () => {
    sandbox.traffic.double(1);
    figures.duplicates += 1;
  });
  someday(A_DAY.held, () => {
    sandbox.traffic.hold();
    agenda.add(clock.now() + random.between(1_000, 8 * MINUTE_MS), async () => {
      const order = random.is(0.7) ? 'reversed' : 'as-sent';
      const { deliveries } = await sandbox.traffic.release(order);
      if (order === 'reversed' && deliveries.length > 1) figures.reordered += deliveries.length;
    });
  });
  someday(0.12, () => editSchedule(random.of(record.standups)));
  for (const half of [0, 1]) {
    agenda.add(from + half * 12 * HOUR_MS + random.between(0, 11 * HOUR_MS), crash);
  }

  async function move(person: Person, zone: string) {
    person.zones.push({ at: clock.now(), zone });
    person.unsettled.push(settling(clock.now()));
    figures.moves += 1;
    await sandbox.workspace.changeUser(person.id, { tz: zone });
  }

  async function goAway(person: Person) {
    const span = { from: clock.now(), to: Number.POSITIVE_INFINITY };
    if (person.away.at(-1)?.to === Number.POSITIVE_INFINITY) return;
    person.away.push(span);
    person.unsettled.push(settling(clock.now()));
    await sandbox.workspace.changeUser(person.id, { statusText: 'On vacation', statusEmoji: ':palm_tree:' });
    agenda.add(clock.now() + random.between(0.5 * DAY_MS, 5 * DAY_MS), async () => {
      span.to = clock.now();
      person.unsettled.push(settling(clock.now()));
      await sandbox.workspace.changeUser(person.id, { statusText: '', statusEmoji: '' });
    });
  }

  /** Leaves the channel that the daily standup is in step with, and comes back some days later. */
  async function comeOrGo({ id }: Person) {
    const daily = record.standups.find(({ name }) => name === 'Daily');
    const spans = daily?.members.get(id);
    const last = spans?.at(-1);
    if (!last || last.to !== Number.POSITIVE_INFINITY || id === ownerOf(stage).id) return;
    last.to = clock.now();
    await sandbox.leaveChannel(id, stage.everybody);
    agenda.add(clock.now() + random.between(0.2 * DAY_MS, 9 * DAY_MS), async () => {
      spans?.push({ from: clock.now(), to: Number.POSITIVE_INFINITY });
      figures.joins += 1;
      await sandbox.joinChannel(id, stage.everybody);
    });
  }

  function editSchedule(standup: SimStandup) {
    const { schedule, otherTime } = STANDUPS.find(({ name }) => name === standup.name) ?? {};
    if (!schedule || otherTime === undefined) return;
    const wanted = standup.schedules.at(-1)?.schedule.time === otherTime ? schedule.time : otherTime;
    const attempt = async () => {
      if (!(await changeTime(stage, standup, wanted))) agenda.add(clock.now() + TRY_AGAIN_MS, attempt);
    };
    return attempt();
  }

  /** In the middle of what it does next; or, if that is long in coming, between two things. */
  function crash() {
    const life = stage.life();
    if (!life) return agenda.add(clock.now() + HOUR_MS, crash);
    life.dieAfter(random.whole(1, 60));
    agenda.add(clock.now() + 30 * MINUTE_MS, () => {
      figures.crashes += 1;
      if (!life.isAlive) figures.crashesInWork += 1;
      else life.dieNow();
    });
  }
}
