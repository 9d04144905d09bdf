/** Filling in, submitting and closing modals. */

import { entered, unfit } from '../block-kit/input-state.js';
import { type PeopleDeps, rested } from '../people/deps.js';
import type { Answered, Delivery, People, Submitted } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { isWire, textField, type View, type Wire, wireField } from '../wire.js';
import { Refusal } from '../workspace/refusal.js';
import { basePayload, failure } from './payloads.js';

type Modals = Pick<People, 'fill' | 'submit' | 'closeView'>;

export function modals({ world, dispatch, views, triggers, activity }: PeopleDeps): Modals {
  const onTop = (user: string, viewId: string): View => {
    const top = views.stackOf(user).at(-1);
    if (top?.id === viewId) return top;
    throw new SandboxError(`${viewId} is not on top of what ${user} has open (${top?.id ?? 'nothing'})`);
  };

  const payload = (type: string, user: string, view: View): Wire => ({
    ...basePayload(world, type, user, view.team_id),
    view,
  });

  /** Does what the app answered to a submission. */
  const applied = (user: string, view: View, delivery: Delivery): Omit<Submitted, 'deliveries'> => {
    const error = failure(delivery);
    if (error !== undefined) return { action: 'failed', error };
    const answer = isWire(delivery.body) ? delivery.body : {};
    const wanted = wireField(answer, 'view') ?? {};
    switch (textField(answer, 'response_action')) {
      case undefined:
        views.close(user, view.id);
        return { action: 'close' };
      case 'clear':
        views.clear(user);
        return { action: 'clear' };
      case 'errors':
        return shownErrors(view, wireField(answer, 'errors') ?? {});
      case 'update':
        views.update(view, wanted);
        return { action: 'update' };
      case 'push':
        views.push(view.team_id, user, wanted);
        return { action: 'push' };
      default:
        return { action: 'failed', error: `unknown response_action ${String(answer.response_action)}` };
    }
  };

  const submitted = async (user: string, view: View): Promise<Submitted> => {
    const trigger = triggers.issue(view.team_id, user);
    const sent = { ...payload('view_submission', user, view), trigger_id: trigger, response_urls: [] };
    const delivery = await dispatch.send('interaction', view.team_id, sent);
    const outcome = refusable(() => applied(user, view, delivery));
    const top = views.stackOf(user).at(-1);
    return { deliveries: [delivery], ...outcome, ...(top ? { view: top } : {}) };
  };

  const closed = async (user: string, view: View, cleared: boolean): Promise<readonly Delivery[]> => {
    const told = views.find(view.id);
    views.close(user, view.id);
    if (!told?.notify_on_close) return [];
    return [
      await dispatch.send('interaction', view.team_id, {
        ...payload('view_closed', user, told),
        is_cleared: cleared,
      }),
    ];
  };

  const close = async (user: string, viewId: string, how: 'top' | 'all'): Promise<Answered> => {
    const gone = how === 'top' ? [onTop(user, viewId)] : [...views.stackOf(user)].reverse();
    const deliveries: Delivery[] = [];
    for (const view of gone) deliveries.push(...(await closed(user, view, how === 'all')));
    return { deliveries };
  };

  return {
    fill(user, viewId, entries) {
      const view = onTop(user, viewId);
      views.enter(view.id, entered(view.blocks, view.state.values, entries));
    },
    async submit(user, viewId, entries = {}) {
      const shown = onTop(user, viewId);
      if (!shown.submit) throw new SandboxError(`${viewId} has no submit button`);
      const view = views.enter(shown.id, entered(shown.blocks, shown.state.values, entries));
      const errors = unfit(view.blocks, view.state.values);
      if (Object.keys(errors).length > 0) return { action: 'blocked', errors, view, deliveries: [] };
      return rested(activity, submitted(user, view));
    },
    closeView: (user, viewId, how = 'top') => rested(activity, close(user, viewId, how)),
  };
}

/** Errors that Slack can show: each under an input block. It shows none when one of them is elsewhere. */
function shownErrors(view: View, wanted: Wire): Omit<Submitted, 'deliveries'> {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const astray = Object.keys(wanted).filter((blockId) => !inputs.includes(blockId));
  if (astray.length > 0)
    return { action: 'failed', error: `errors for blocks that are no inputs: ${astray.join(', ')}` };
  const errors = Object.fromEntries(Object.entries(wanted).map(([blockId, text]) => [blockId, String(text)]));
  return { action: 'errors', errors };
}

/** A view in an answer that Slack would not show fails the submission. */
function refusable(apply: () => Omit<Submitted, 'deliveries'>): Omit<Submitted, 'deliveries'> {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { action: 'failed', error: `${error.code} ${JSON.stringify(error.extra)}` };
  }
}
