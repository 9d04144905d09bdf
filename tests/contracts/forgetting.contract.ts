/** Deleting a person: nothing in any table names them, and nobody else loses anything. */
import { expect, test } from '@jest/globals';
import type { TeamId, UserId } from '../../src/core/ids.js';
import { userId } from '../../src/core/ids.js';
import type { Store } from '../../src/store/database.js';
import { columnsWith, unwritten, writeEverythingAbout } from '../support/everything-about.js';
import { otherTeam, team } from './samples.js';
import type { TestStore } from './test-engine.js';

const who = userId('UGOES');
const other = userId('USTAYS');

type Forgets = (team: TeamId, user: UserId) => Promise<number>;

/** Whatever can forget a person does; that the app asks each of them is in the privacy story. */
async function forgetThem({ repositories, jobTable }: Store) {
  const all = [...Object.values(repositories), jobTable] as {
    deletePerson?: Forgets;
    forgetPerson?: Forgets;
  }[];
  for (const each of all) await (each.deletePerson ?? each.forgetPerson)?.(team, who);
  const installation = await repositories.installations.find(team);
  if (!installation) return;
  const { installedBy: _, ...rest } = installation;
  await repositories.installations.save(rest);
}

export function forgettingContract(given: () => TestStore) {
  test('every column that can name a person does so in the world of the next test', async () => {
    await writeEverythingAbout(given().store, { team, who, other });
    expect(await unwritten(given().store, who)).toEqual([]);
  });

  test('a person who did everything and is deleted is named in no column of any table', async () => {
    const { store } = given();
    await writeEverythingAbout(store, { team, who, other });
    const otherStood = await columnsWith(store, other);
    await forgetThem(store);
    expect(await columnsWith(store, who)).toEqual([]);
    // What the other did stands, but for their place in what is gone.
    expect(await columnsWith(store, other)).toEqual(
      otherStood.filter((column) => !GONE_WITH_THE_PERSON.has(column)),
    );
  });

  test('in another workspace, the same person is left alone', async () => {
    const { store } = given();
    await writeEverythingAbout(store, { team: otherTeam, who, other });
    const stood = await columnsWith(store, who);
    await forgetThem(store);
    expect(await columnsWith(store, who)).toEqual(stood);
  });
}

/** Where the other was named by the person alone: in a form of theirs. */
const GONE_WITH_THE_PERSON = new Set([
  ...['proposal.asked', 'call.needed', 'pause.people', 'pause.settled_by'],
  ...['decision.closed_by', 'decision.extended_by', 'decision.passed_from', 'decision.asked'],
]);
