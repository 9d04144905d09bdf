/** Installations, and the end of a workspace. */
import { expect, test } from '@jest/globals';
import type { TeamId } from '../../src/core/ids.js';
import { tables } from '../../src/store/schema.js';
import { call, pause } from './call-samples.js';
import { decision, position } from './decision-samples.js';
import { digestRecord, digestSettings } from './digest-samples.js';
import {
  ana,
  general,
  installation,
  lesserOffer,
  NOW,
  nudge,
  OTHER_KEY,
  otherTeam,
  outgoing,
  proposal,
  team,
  wrapUp,
} from './samples.js';
import { occurrence, response, standup } from './standup-samples.js';
import type { TestStore } from './test-engine.js';

type Kept = TestStore['store']['repositories'];

export function workspacesContract(given: () => TestStore) {
  const installations = () => given().store.repositories.installations;

  test('an installation is found again with its token, which is not readable in what is stored', async () => {
    const full = installation({ teamName: 'Acme', appId: 'A1', installedBy: ana, enterpriseId: 'E1' });
    await installations().save(full);
    expect(await installations().find(team)).toEqual(full);
    expect(await given().wrote('secret-of-the-team')).toBe(false);
    await expect(given().store.check()).resolves.toBeUndefined();
  });

  test.each([
    ['a token', ({ installations: kept }: Kept) => kept.save(installation())],
    ['a proposal', ({ proposals }: Kept) => proposals.add(proposal())],
    ['a decision', ({ decisions }: Kept) => decisions.add(decision())],
    ['a standup', ({ standups }: Kept) => standups.add(standup())],
    ['a call', ({ calls }: Kept) => calls.add(call())],
    ['a wrap-up', ({ wrapUps }: Kept) => wrapUps.add(wrapUp())],
  ])('with another key, %s alone is enough for the check to say so', async (_what, keep) => {
    await keep(given().store.repositories);
    const other = await given().reopen(OTHER_KEY);
    await expect(other.check()).rejects.toMatchObject({ code: 'wrong-key' });
  });

  test('saving again replaces it whole, the token too', async () => {
    await installations().save(installation());
    const { botToken, ...gone } = installation({
      state: 'removed',
      stateReason: 'app_uninstalled',
      stateSince: NOW,
    });
    await installations().save(gone);
    expect(await installations().find(team)).toEqual(gone);
  });

  test('a token moved to another workspace does not open there', async () => {
    const { store } = given();
    await installations().save(installation());
    await installations().save(installation({ team: otherTeam, botToken: 'xoxb-other' }));
    await store.transaction(async () => {
      const ours = store
        .running()
        ?.selectFrom('installation')
        .select('bot_token')
        .where('team_id', '=', team);
      const stolen = await ours?.executeTakeFirstOrThrow();
      const into = store.running()?.updateTable('installation').where('team_id', '=', otherTeam);
      await into?.set({ bot_token: stolen?.bot_token ?? null }).execute();
    });
    await expect(installations().find(otherTeam)).rejects.toMatchObject({ code: 'store-unreadable' });
    expect(await installations().find(team)).toEqual(installation());
  });

  test('workspaces that were removed, or paused, before an instant are listed', async () => {
    await installations().save(installation({ state: 'removed', stateSince: NOW }));
    await installations().save(installation({ team: otherTeam, state: 'paused', stateSince: NOW }));
    for (const state of ['removed', 'paused'] as const)
      expect(await installations().inStateBefore(state, NOW)).toEqual([]);
    expect(await installations().inStateBefore('removed', NOW + 1)).toEqual([team]);
    expect(await installations().inStateBefore('paused', NOW + 1)).toEqual([otherTeam]);
  });

  test('every table that holds a team is known to the deletion of a workspace', async () => {
    const { store } = given();
    const inDatabase = await store.transaction(async () => store.running()?.introspection.getTables());
    const withTeam = inDatabase?.filter((table) => table.columns.some((column) => column.name === 'team_id'));
    expect(withTeam?.map((table) => table.name).sort()).toEqual([...tables].sort());
  });

  test('deleting a workspace leaves no row of it in any table, and every row of another', async () => {
    await writeEverywhere(given(), team);
    await writeEverywhere(given(), otherTeam);
    const before = await rowsOf(given(), otherTeam);
    for (const [table, rows] of Object.entries(await rowsOf(given(), team)))
      expect([table, rows]).not.toEqual([table, 0]);

    expect(await installations().deleteWorkspace(team)).toBeGreaterThanOrEqual(tables.length);
    expect(Object.values(await rowsOf(given(), team))).toEqual(tables.map(() => 0));
    expect(await rowsOf(given(), otherTeam)).toEqual(before);
  });
}

/** At least one row in every table. */
async function writeEverywhere({ store }: TestStore, of: TeamId) {
  const { channels, deliveries, digests, installations, nudges, outbox, preferences, proposals } =
    store.repositories;
  const { standups, terms, occurrences, responses, leave } = store.repositories;
  const { calls, pauses, talks, decisions, wrapUps, lesser } = store.repositories;
  await installations.save(installation({ team: of }));
  await preferences.change(of, ana, { optedOut: true }, NOW);
  await channels.change(of, general, { nudges: false }, ana, NOW);
  await nudges.record(nudge({ team: of }));
  const cooldowns = { personCooldownMs: 1, channelCooldownMs: 1 };
  await nudges.takeTurn({ team: of, user: ana, channel: general, now: NOW, ...cooldowns });
  await proposals.add(proposal({ team: of }));
  await standups.add(standup({ team: of }));
  const { id, schedule } = standup();
  await terms.set(of, id, ana, { schedule, zone: 'UTC', settledUntil: NOW });
  await occurrences.add([occurrence({ team: of })]);
  await responses.save(response({ team: of }));
  await talks.publish('W1', [{ team: of, channel: general, said: [] }], NOW);
  await leave.add(of, ana, { from: '2026-03-02', to: '2026-03-03' }, NOW);
  await digests.saveSettings(digestSettings({ team: of }), 0);
  await digests.begin(digestRecord({ team: of }));
  await calls.add(call({ team: of }));
  await pauses.add(pause({ team: of }));
  await decisions.add(decision({ team: of }));
  await decisions.savePosition(position({ team: of }));
  await wrapUps.add(wrapUp({ team: of }));
  await outbox.intend(outgoing({ team: of }), undefined);
  await lesser.add(lesserOffer({ team: of }), NOW);
  await deliveries.claim(of, ['event:1'], NOW);
  await store.jobTable.add([{ team: of, name: 'a.job', key: '1', payload: {}, runAt: NOW }]);
}

async function rowsOf({ store }: TestStore, of: TeamId): Promise<Readonly<Record<string, number>>> {
  return store.transaction(async () => {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const rows = await store
        .running()
        ?.selectFrom(table)
        .select('team_id')
        .where('team_id', '=', of)
        .execute();
      counts[table] = rows?.length ?? -1;
    }
    return counts;
  });
}
