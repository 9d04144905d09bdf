/** Opens a modal within the three seconds that Slack's trigger id lives, whatever it takes to fill it. */
import type { Clock } from '../core/clock.js';
import type { TeamId } from '../core/ids.js';
import { within } from '../core/within.js';
import type { SlackApi } from './slack-api.js';

/** Slack's own way to us and back takes some of the 3 s: by now something must be opening. */
const OPEN_WITHIN_MS = 700;
/** How much longer a person looks at "one moment" before they get an empty form. */
const FILL_WITHIN_MS = 1_500;

type Show = SlackApi['openView'];
type Modal = Parameters<Show>[2];

/**
 * @param at `show` opens a modal of its own, or pushes it over the one that is open.
 * @param views what to show in the end, meanwhile, and when the first fails or is later than `withinMs` (default 1,500) after that.
 * @throws SlackCallError when Slack does not open it, e.g. because the trigger id is too old.
 */
export async function openSoon(
  { slack, clock }: { readonly slack: Pick<SlackApi, 'updateView'>; readonly clock: Clock },
  at: { readonly team: TeamId; readonly triggerId: string; readonly show: Show },
  views: {
    readonly filling: Promise<Modal>;
    readonly meanwhile: Modal;
    readonly instead: Modal;
    readonly withinMs?: number;
  },
): Promise<void> {
  const { team, triggerId, show } = at;
  const filled = await within(clock, OPEN_WITHIN_MS, views.filling);
  if (filled) {
    await show(team, triggerId, filled);
    return;
  }
  const { id, hash } = await show(team, triggerId, views.meanwhile);
  const late = await within(clock, views.withinMs ?? FILL_WITHIN_MS, views.filling);
  await slack.updateView(team, { id, hash }, late ?? views.instead);
}
