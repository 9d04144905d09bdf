/** *Agree*, *Concern*, *Abstain* or an option: one position a person, changed as often as they like until it closes. */
import type { Clock, Instant } from '../core/clock.js';
import { type DecisionId, decisionId, type TeamId, type UserId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryKey, DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import { LIMITS } from '../slack/limits.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { MessageContent, Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { changeDecision } from './change.js';
import { type Decision, type Position, samePosition } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import { showJob } from './requests.js';
import type { Seeing } from './seeing.js';
import { takenView } from './views/direct.js';
import { unknownDecisionView } from './views/form.js';
import {
  CONCERN_ERRORS,
  CONCERN_FIELD,
  closedView,
  concernFormView,
  notPostedView,
} from './views/position.js';

export interface TakePositionDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly seeing: Pick<Seeing, 'find'>;
  readonly decisions: Pick<DecisionRepository, 'find' | 'save' | 'positions' | 'savePosition'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

type Taken = Pick<Position, 'kind' | 'option' | 'concern'>;

export interface TakePosition {
  agree(press: ActionPress): Promise<void>;
  abstain(press: ActionPress): Promise<void>;
  /** The button's value is `<decision>|<index of the option>`. */
  choose(press: ActionPress): Promise<void>;
  openConcern(press: ActionPress): Promise<void>;
  submitConcern(submission: ViewSubmission): Promise<ViewReply>;
}

/** Positions count until the deadline, even when the closing comes late. */
export const isOpen = ({ state, postedAt, deadline = 0 }: Decision, now: Instant): boolean =>
  state === 'proposed' && postedAt !== undefined && now < deadline;

export function createTakePosition(deps: TakePositionDeps): TakePosition {
  const { slack, respond, seeing, decisions, deliveries, jobs, transaction, clock } = deps;

  const answer = async ({ responseUrl, message }: ActionPress, content: MessageContent) => {
    if (responseUrl === undefined) return;
    await respond(responseUrl, { ...content, replaceOriginal: message?.channel.startsWith('D') ?? false });
  };

  /** Once for each delivery, together with the job that shows it. @returns whether the decision is open. */
  function take(
    team: TeamId,
    id: DecisionId,
    user: UserId,
    taken: Taken,
    key: DeliveryKey,
  ): Promise<boolean> {
    return transaction(async () => {
      const now = clock.now();
      if (!(await deliveries.claim(team, [key], now))) return true;
      let position: Position | undefined;
      let isStill = false;
      const changed = await changeDecision(decisions, team, id, (found, positions) => {
        isStill = isOpen(found, now);
        position = nextPosition(found, positions, user, taken, now);
        return isStill && position ? found : undefined;
      });
      if (!changed || !position) return isStill;
      await decisions.savePosition(position);
      await jobs.enqueue(showJob(changed));
      return true;
    });
  }

  async function pressed(press: ActionPress, id: string, taken: (decision: Decision) => Taken | undefined) {
    const { team, user, triggerId } = press;
    const decision = await seeing.find(team, user, decisionId(id));
    const position = decision && taken(decision);
    if (!decision || !position) return answer(press, unknownDecisionView());
    const no = refusal(decision, clock.now());
    if (no) return answer(press, no);
    const isStill = await take(team, decision.id, user, position, `press:${triggerId}`);
    if (!isStill) return answer(press, closedView());
    // On the card the tally tells; in a DM nothing would.
    if (press.message?.channel.startsWith('D')) await answer(press, takenView(decision, position.kind));
  }

  return {
    agree: (press) =>
      pressed(press, press.value, ({ options }) => (options.length > 0 ? undefined : { kind: 'agree' })),
    abstain: (press) => pressed(press, press.value, () => ({ kind: 'abstain' })),
    choose: (press) => {
      const [id = '', index = ''] = press.value.split('|');
      const option = /^\d{1,2}$/.test(index) ? Number(index) : -1;
      return pressed(press, id, ({ options }) =>
        option >= 0 && option < options.length ? { kind: 'option', option } : undefined,
      );
    },

    async openConcern(press) {
      const { team, user, triggerId, value } = press;
      const decision = await seeing.find(team, user, decisionId(value));
      const no = decision ? refusal(decision, clock.now()) : unknownDecisionView();
      if (no || !decision) return no && answer(press, no);
      const mine = (await decisions.positions(team, decision.id)).find((each) => each.user === user);
      await slack.openView(team, triggerId, concernFormView(decision, mine?.concern));
    },

    async submitConcern({ team, user, view }) {
      const typed = view.values[CONCERN_FIELD];
      const concern = typeof typed === 'string' ? typed.trim() : '';
      if (concern === '') return concernError('missing');
      if (concern.length > LIMITS.input.text) return concernError('tooLong');
      const decision = await seeing.find(team, user, decisionId(view.privateMetadata));
      if (!decision) return concernError('unknown');
      const key: DeliveryKey = `view:${view.id}:${view.hash}`;
      const isStill = await take(team, decision.id, user, { kind: 'concern', concern }, key);
      return isStill ? closeView : concernError('closed');
    },
  };
}

const concernError = (which: keyof typeof CONCERN_ERRORS): ViewReply =>
  showErrors({ [CONCERN_FIELD]: CONCERN_ERRORS[which] });

const refusal = (decision: Decision, now: Instant): MessageContent | undefined => {
  if (isOpen(decision, now)) return undefined;
  return decision.state === 'proposed' && decision.postedAt === undefined ? notPostedView() : closedView();
};

/** @returns undefined when that is where they stand already. A concern that was voiced is kept, also when it is taken back. */
function nextPosition(
  { team, id }: Decision,
  positions: readonly Position[],
  user: UserId,
  taken: Taken,
  now: Instant,
): Position | undefined {
  const before = positions.find((each) => each.user === user);
  if (before && samePosition(before, taken)) return undefined;
  const concern = taken.concern ?? before?.concern;
  return {
    ...{ team, decision: id, user, kind: taken.kind, takenAt: before?.takenAt ?? now },
    ...(taken.option !== undefined && { option: taken.option }),
    ...(concern !== undefined && { concern }),
    ...(before && { changedAt: now }),
  };
}
