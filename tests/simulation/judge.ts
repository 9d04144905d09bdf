/** Compares what was seen in a run with what should have been. It asks the app nothing but, at the very end, what it wrote down. */

import { calendarDate } from '../../src/core/calendar-date.js';
import { standupId, teamId, userId } from '../../src/core/ids.js';
import { encryptionKey } from '../../src/encryption-key.js';
import type { Occurrence } from '../../src/standups/occurrence.js';
import { openStore } from '../../src/store/database.js';
import { silentLogger } from '../support/silent-logger.js';
import { judgeReports } from './judge-reports.js';
import { judgeTurn } from './judge-turn.js';
import { keyOf, type Shown } from './record.js';
import type { Stage } from './stage.js';
import { stretchesOf, turnOf } from './turns-due.js';
import { addDays, dateOn } from './wall.js';

/** How many of each kind are told. */
const MOST_TOLD = 5;

/** @param end of the last day on which anything was to happen. @returns a sentence for each disagreement. */
export async function judge(stage: Stage, end: number): Promise<readonly string[]> {
  const { record } = stage;
  const prompts = byTurn(record.prompts);
  const reminders = byTurn(record.reminders);
  const wrong: (readonly [kind: string, what: string])[] = [...judgeReports(stage)];
  for (const standup of record.standups) {
    const written = await occurrencesOf(stage, standup.id ?? '', end);
    for (const person of record.people.values()) {
      const stretches = stretchesOf(standup, person);
      for (
        let day = addDays(dateOn('UTC', record.startsAt), -2);
        day <= dateOn('UTC', end + 2 * 86_400_000);
      ) {
        const key = keyOf(standup, day, person.id);
        wrong.push(
          ...judgeTurn(record, end, {
            ...{ standup, person, stretches, workDay: day, turn: turnOf(stretches, day) },
            neighbours: [turnOf(stretches, addDays(day, -1)), turnOf(stretches, addDays(day, 1))],
            ...{ prompts: prompts.get(key) ?? [], reminders: reminders.get(key) ?? [] },
            written: written.get(`${day} ${person.id}`),
          }),
        );
        day = addDays(day, 1);
      }
    }
  }
  const kinds = new Map<string, string[]>();
  for (const [kind, what] of wrong) kinds.set(kind, [...(kinds.get(kind) ?? []), what]);
  return [...kinds].flatMap(([kind, all]) => [
    ...all.slice(0, MOST_TOLD).map((what) => `${kind}: ${what}`),
    ...(all.length > MOST_TOLD ? [`${kind}: and ${all.length - MOST_TOLD} more`] : []),
  ]);
}

function byTurn(all: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const turns = new Map<string, Shown[]>();
  for (const shown of all) {
    const key = keyOf(shown.standup, shown.workDay, shown.user);
    turns.set(key, [...(turns.get(key) ?? []), shown]);
  }
  return turns;
}

/** What the app has on record, by work day and member. The app is ended for it. */
async function occurrencesOf(stage: Stage, id: string, end: number) {
  stage.life()?.dieNow();
  const { config, clock, record, sandbox } = stage;
  const key = await encryptionKey(config.store, silentLogger);
  const store = openStore({ ...config.store, encryptionKey: key, clock, logger: silentLogger });
  const found = new Map<string, Occurrence>();
  try {
    const { occurrences } = store.repositories;
    for (
      let day = addDays(dateOn('UTC', record.startsAt), -2);
      day <= dateOn('UTC', end + 2 * 86_400_000);
    ) {
      const ofDay = await occurrences.ofDay(teamId(sandbox.workspace.id), standupId(id), calendarDate(day));
      for (const each of ofDay) found.set(`${day} ${userId(each.user)}`, each);
      day = addDays(day, 1);
    }
  } finally {
    await store.close();
  }
  return found;
}
