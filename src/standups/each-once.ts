/** Standups that were found in more than one way. Pure. */
import type { Standup } from './standup-record.js';

/** Each of them once, by name. */
export function eachOnce(found: readonly Standup[]): readonly Standup[] {
  const byId = new Map(found.map((standup) => [standup.id, standup]));
  return [...byId.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
