/** Opens a modal within the three seconds that Slack's trigger id lives, whatever it takes to fill it. */
import type { Clock } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import { within } from '../core/within.js';
import type { SlackApi } from '../slack/slack-api.js';

/** Slack's own way to us and back takes some of the 3 s: by now something must be opening. */
const OPEN_WITHIN_MS = 700;
/** How much longer a person looks at "one moment": a long thread takes several calls to read. */
const FILL_WITHIN_MS = 6_000;

type Modal = Parameters<SlackApi['openView']>[2];

export interface OpenSoonDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView'>;
  readonly clock: Clock;
}

/**
 * @param how `open` a modal of its own, or `push` it over the one that is open.
 * @param views what to show in the end, meanwhile, and when the first is late or fails.
 * @throws SlackCallError when Slack does not open it, e.g. because the trigger id is too old.
 */
export async function openSoon(
  { slack, clock }: OpenSoonDeps,
  {
    team,
    triggerId,
    how,
  }: { readonly team: TeamId; readonly triggerId: string; readonly how: 'open' | 'push' },
  views: { readonly filling: Promise<Modal>; readonly meanwhile: Modal; readonly instead: Modal },
): Promise<void> {
  const show = how === 'open' ? slack.openView : slack.pushView;
  const filled = await within(clock, OPEN_WITHIN_MS, views.filling);
  if (filled) {
    await show(team, triggerId, filled);
    return;
  }
  const { id, hash } = await show(team, triggerId, views.meanwhile);
  const late = await within(clock, FILL_WITHIN_MS, views.filling);
  await slack.updateView(team, { id, hash }, late ?? views.instead);
}
