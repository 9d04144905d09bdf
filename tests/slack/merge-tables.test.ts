import { describe, expect, test } from '@jest/globals';
import type { ListenerTable } from '../../src/slack/listener-table.js';
import { mergeTables } from '../../src/slack/merge-tables.js';

const nothing = async () => {};

describe('the listener tables of all slices', () => {
  test('two that claim one action are refused by its name', () => {
    const table: ListenerTable = { actions: { 'test:yes': nothing } };
    expect(() => mergeTables([table, table])).toThrow('Two slices listen to "test:yes".');
  });

  test('an action and a shortcut may share a name', () => {
    const merged = mergeTables([
      { actions: { 'test:yes': nothing } },
      { shortcuts: { 'test:yes': nothing } },
    ]);
    expect([...merged.actions.keys(), ...merged.shortcuts.keys()]).toEqual(['test:yes', 'test:yes']);
  });

  test('events and messages reach everybody who listens', () => {
    const table: ListenerTable = { message: nothing, events: { user_change: nothing } };
    const merged = mergeTables([table, {}, table]);
    expect(merged.messages).toHaveLength(2);
    expect(merged.events.get('user_change')).toHaveLength(2);
  });
});
