/** The buttons of a paused thread: its asker may take it back, and whoever took part may say that it is settled. */
import { pauseId } from '../../core/ids.js';
import type { InTransaction } from '../../core/transaction.js';
import type { JobQueue } from '../../jobs/job.js';
import type { ActionPress } from '../../slack/incoming.js';
import type { Respond } from '../../slack/slack-api.js';
import type { Pause, PauseRepository } from './pause.js';
import { noteJob } from './requests.js';
import { notYourPauseView, pauseOverView } from './views.js';

export interface PressPauseDeps {
  readonly pauses: Pick<PauseRepository, 'find' | 'save'>;
  readonly respond: Respond;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
}

export interface PressPause {
  takeBack(press: ActionPress): Promise<void>;
  settle(press: ActionPress): Promise<void>;
}

export function createPressPause({ pauses, respond, jobs, transaction }: PressPauseDeps): PressPause {
  const change = async (
    { team, value, responseUrl }: ActionPress,
    may: (pause: Pause) => boolean,
    from: Pause['state'],
    to: Partial<Pause>,
  ): Promise<void> => {
    const answer = await transaction(async () => {
      const pause = await pauses.find(team, pauseId(value));
      if (!pause || !may(pause)) return notYourPauseView();
      // Pressed twice at once, the second finds it done: that is what they wanted.
      const kept = pause.state === from ? await pauses.save({ ...pause, ...to }) : undefined;
      if (!kept) return pauseOverView();
      await jobs.enqueue(noteJob(kept));
      return undefined;
    });
    if (answer && responseUrl) await respond(responseUrl, answer);
  };

  return {
    takeBack: (press) =>
      change(press, ({ asker }) => asker === press.user, 'waiting', { state: 'cancelled' }),
    settle: (press) =>
      change(press, ({ asker, people }) => asker === press.user || people.includes(press.user), 'back', {
        state: 'settled',
        settledBy: press.user,
      }),
  };
}
