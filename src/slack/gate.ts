/** Stands before Bolt's `processEvent`: what Slack is told, and when. */
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../core/logger.js';
import type { InFlight } from './in-flight.js';

/** Thrown for what comes while we stop: Slack delivers it again, to whoever is there then. */
export class NotReceivingError extends Error {
  override readonly name = 'NotReceivingError';
}

export interface Gate {
  /** From now on nothing is taken in. */
  close(): void;
}

/**
 * Puts the gate before `app`:
 * - an event is acknowledged when its listeners have returned (Bolt alone does so before they run), so a throw makes Slack deliver again;
 * - `app_rate_limited`, which Bolt can't route, is answered and logged;
 * - what no Bolt listener acknowledges (a closed view, a kind of payload newer than this file) is answered instead of left to time out;
 * - everything counts as in flight until it is done.
 */
export function standBefore(
  app: Pick<App, 'processEvent'>,
  deps: { readonly inFlight: InFlight; readonly logger: Logger },
): Gate {
  const process = app.processEvent.bind(app);
  let open = true;

  const receive = async (event: ReceiverEvent): Promise<void> => {
    if (!open) throw new NotReceivingError('Stopping: nothing is taken in any more.');
    const { body } = event;
    if (body.type === 'app_rate_limited') {
      const { team_id: team, minute_rate_limited: minute } = body;
      deps.logger.warn(
        { team, minute },
        'Slack sent more events than its limit and dropped the rest of a minute',
      );
      await event.ack();
      return;
    }
    let acknowledged = false;
    const ack: ReceiverEvent['ack'] = async (response) => {
      acknowledged = true;
      await event.ack(response);
    };
    if (body.type === 'event_callback') {
      await process({ ...event, ack: async () => {} });
      await event.ack();
      return;
    }
    await process({ ...event, ack });
    if (acknowledged) return;
    if (body.type !== 'view_closed') deps.logger.warn({ type: body.type }, 'Nobody listens to this');
    await event.ack();
  };

  app.processEvent = (event) => deps.inFlight.track(() => receive(event));
  return {
    close() {
      open = false;
    },
  };
}
