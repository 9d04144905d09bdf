/** User groups: making and changing them, and how Slack shows them. */
import type { NewGroup } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import type { Wire } from '../wire.js';
import { type Group, seconds, type World } from './world.js';

/** Users that an event names at most. */
const MOST_NAMED = 500;

export function addGroup(world: World, team: string, group: NewGroup): Group {
  const id = world.ids.named('S', group.handle);
  const now = seconds(world);
  const made: Group = {
    ...{ id, team, name: group.handle, users: [], disabled: false, ...group },
    ...{ created: now, updated: now, deleted: group.disabled ? now : 0 },
  };
  world.groups.set(id, made);
  return made;
}

export function changeGroup(world: World, id: string, change: Partial<NewGroup>): Group {
  const before = groupOf(world, id);
  const now = seconds(world);
  const { disabled = before.disabled } = change;
  const after = { ...before, ...change, updated: now, deleted: disabled ? before.deleted || now : 0 };
  world.groups.set(id, after);
  return after;
}

export function groupOf(world: World, id: string): Group {
  const group = world.groups.get(id);
  if (!group) throw new SandboxError(`there is no user group ${id}`);
  return group;
}

/** @param more `users` and their count go with it only where they are asked for, and with events. */
export const groupShape = (group: Group, more: { users?: boolean; count?: boolean }): Wire => ({
  id: group.id,
  team_id: group.team,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  description: '',
  handle: group.handle,
  is_external: false,
  date_create: group.created,
  date_update: group.updated,
  date_delete: group.deleted,
  auto_type: null,
  auto_provision: false,
  enterprise_subteam_id: '',
  created_by: group.users[0] ?? '',
  updated_by: group.users[0] ?? '',
  deleted_by: null,
  prefs: { channels: [], groups: [] },
  ...(more.users && { users: group.users.slice(0, MOST_NAMED) }),
  ...(more.count && { user_count: group.users.length }),
  channel_count: 0,
});

/** Who came and who went; undefined when nobody did. */
export function membersChanged(before: Group, after: Group): Wire | undefined {
  const added = after.users.filter((user) => !before.users.includes(user));
  const removed = before.users.filter((user) => !after.users.includes(user));
  if (added.length + removed.length === 0) return undefined;
  return {
    type: 'subteam_members_changed',
    subteam_id: after.id,
    team_id: after.team,
    date_previous_update: before.updated,
    date_update: after.updated,
    added_users: added,
    added_users_count: String(added.length),
    removed_users: removed,
    removed_users_count: String(removed.length),
  };
}
