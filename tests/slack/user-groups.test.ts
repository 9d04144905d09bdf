/** User groups: as the simulated Slack tells of them, and as the port reads them. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type TeamId, teamId } from '../../src/core/ids.js';
import type { Acted } from '../../src/sandbox/sandbox.js';
import { type Rig, startRig } from './edge-rig.js';

let rig: Rig;
let team: TeamId;
let [ana, ben, platform, gone] = ['', '', '', ''];

beforeEach(async () => {
  rig = await startRig();
  const { workspace } = rig.sandbox;
  team = teamId(workspace.id);
  ana = workspace.addUser({ name: 'ana' });
  ben = workspace.addUser({ name: 'ben' });
  platform = workspace.addGroup({ handle: 'platform', name: 'Platform team', users: [ana] });
  gone = workspace.addGroup({ handle: 'gone', users: [ben], disabled: true });
});
afterEach(() => rig.stop());

const sent = async (act: Promise<Acted>) => (await act).deliveries.map(({ payload }) => payload.event);
const callsOf = (method: string) => rig.sandbox.calls.filter((call) => call.method === method);

describe('the port', () => {
  test('reads every group, disabled ones too, and who is in them', async () => {
    const { slack } = rig.edge;
    expect(await slack.groups(team)).toEqual([
      { id: platform, handle: 'platform', name: 'Platform team', isDisabled: false },
      { id: gone, handle: 'gone', name: 'gone', isDisabled: true },
    ]);
    expect(await slack.groupMembers(team, platform)).toEqual([ana]);
    expect(await slack.groupMembers(team, gone)).toEqual([ben]);
    await expect(slack.groupMembers(team, 'S0NONE')).rejects.toMatchObject({ kind: 'gone' });
  });

  test('offers those that can be chosen, and asks once a minute', async () => {
    const { groups } = rig.edge;
    expect((await groups(team)).map(({ handle }) => handle)).toEqual(['platform']);
    await groups(team);
    expect(callsOf('usergroups.list')).toHaveLength(1);
    await rig.clock.advance(61_000);
    rig.sandbox.faults.next('usergroups.list', { rateLimited: { retryAfter: 30 } });
    expect((await groups(team)).map(({ handle }) => handle)).toEqual(['platform']);
  });

  test('offers none where the plan has none, and nobody notices', async () => {
    rig.sandbox.faults.next('usergroups.list', { error: 'plan_upgrade_required' });
    expect(await rig.edge.groups(team)).toEqual([]);
  });
});

describe('the simulated Slack', () => {
  test('tells of people who come and go in two ways, and of a new name or an end in one', async () => {
    const { workspace } = rig.sandbox;
    expect(await sent(workspace.changeGroup(platform, { users: [ben] }))).toMatchObject([
      { type: 'subteam_updated', subteam: { id: platform, users: [ben], user_count: 1, date_delete: 0 } },
      { type: 'subteam_members_changed', subteam_id: platform, added_users: [ben], removed_users: [ana] },
    ]);
    expect(await sent(workspace.changeGroup(platform, { name: 'The platform' }))).toHaveLength(1);
    const [disabled] = await sent(workspace.changeGroup(platform, { disabled: true }));
    expect(disabled).toMatchObject({ subteam: { date_delete: Math.floor(rig.clock.now() / 1000) } });
    expect(await sent(workspace.changeGroup(platform, { disabled: false }))).toMatchObject([
      { subteam: { date_delete: 0 } },
    ]);
  });
});
