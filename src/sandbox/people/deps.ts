/** What people's acts are made from. */
import type { Activity } from '../activity.js';
import type { Dispatch } from '../events/dispatch.js';
import type { Events } from '../events/events.js';
import type { Acted } from '../sandbox.js';
import type { ResponseUrls } from '../web-api/response-urls.js';
import type { Ephemerals } from '../workspace/ephemerals.js';
import type { Triggers } from '../workspace/triggers.js';
import type { Views } from '../workspace/views.js';
import type { World } from '../workspace/world.js';

export interface PeopleDeps {
  readonly world: World;
  readonly events: Events;
  readonly dispatch: Dispatch;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly ephemerals: Ephemerals;
  readonly responseUrls: ResponseUrls;
  readonly activity: Activity;
}

/** The outcome of an act, once the app has come to rest after it. */
export async function rested<T extends Acted>(activity: Activity, act: Promise<T>): Promise<T> {
  const outcome = await act;
  await activity.settle();
  return outcome;
}
