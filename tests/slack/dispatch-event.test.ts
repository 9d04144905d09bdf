import { describe, expect, test } from '@jest/globals';
import { createDispatchEvent, type EventBody } from '../../src/slack/dispatch-event.js';
import type { ListenerTable } from '../../src/slack/listener-table.js';
import { mergeTables } from '../../src/slack/merge-tables.js';
import { silentLogger } from '../support/silent-logger.js';

const CONTEXT = { teamId: 'T1', botUserId: 'UBOT', botId: 'BBOT' };
const body = (event: EventBody['event'] & Record<string, unknown>): EventBody => ({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event,
});
const MESSAGE = body({
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  ts: '1.2',
  text: 'hi',
});

const dispatch = (...tables: ListenerTable[]) => createDispatchEvent(mergeTables(tables), silentLogger);

describe('dispatching events', () => {
  test('nothing is waited for when no listener has anything to wait for', () => {
    expect(dispatch({ message: () => undefined })(MESSAGE, CONTEXT)).toBeUndefined();
    expect(dispatch({})(body({ type: 'user_change' }), CONTEXT)).toBeUndefined();
  });

  test('all listeners are called although one of them throws, and the throw is handed on', async () => {
    const called: string[] = [];
    const failing: ListenerTable = {
      message: () => {
        throw new Error('no');
      },
    };
    const other: ListenerTable = { message: async () => void called.push('other') };
    await expect(dispatch(failing, other)(MESSAGE, CONTEXT)).rejects.toThrow('no');
    expect(called).toEqual(['other']);
  });

  test('an event without a known workspace, as at an uninstall, belongs to the one it names', async () => {
    const teams: string[] = [];
    const table: ListenerTable = { events: { app_uninstalled: async ({ team }) => void teams.push(team) } };
    await dispatch(table)(body({ type: 'app_uninstalled' }), {});
    expect(teams).toEqual(['T1']);
  });
});
