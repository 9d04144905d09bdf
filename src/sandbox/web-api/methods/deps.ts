/** What all methods are made from. */
import type { Events } from '../../events/events.js';
import type { Ephemerals } from '../../workspace/ephemerals.js';
import type { Triggers } from '../../workspace/triggers.js';
import type { Views } from '../../workspace/views.js';
import type { World } from '../../workspace/world.js';

export interface MethodDeps {
  readonly world: World;
  readonly events: Events;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly ephemerals: Ephemerals;
  readonly limits: { readonly history: 'tier-3' | 'one-a-minute' };
  /** @returns the address of a new Socket Mode connection. */
  readonly openConnection: () => string;
}
