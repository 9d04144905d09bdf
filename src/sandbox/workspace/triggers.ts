/** Trigger ids: each act of a person lets the app open one view, once, within three seconds. */
import type { Instant } from '../../core/clock.js';
import { Refusal } from './refusal.js';
import type { World } from './world.js';

const LIFE_MS = 3_000;

export interface Triggers {
  issue(team: string, user: string): string;
  /** Uses a trigger up. @returns who it stands for. @throws Refusal when it is unknown, used, or too old. */
  use(id: string, team: string): string;
}

export function createTriggers({ world }: { readonly world: World }): Triggers {
  const triggers = new Map<
    string,
    { readonly team: string; readonly user: string; readonly until: Instant; used: boolean }
  >();
  return {
    issue(team, user) {
      const id = `${world.clock.now()}.${triggers.size}.${world.ids.ticket()}`;
      triggers.set(id, { team, user, until: world.clock.now() + LIFE_MS, used: false });
      return id;
    },
    use(id, team) {
      const trigger = triggers.get(id);
      if (!trigger || trigger.team !== team) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (world.clock.now() > trigger.until) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
}
