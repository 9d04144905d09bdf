/** *Close or decide*: the owner's alone, or an admin's when its owner has left; saved before it is shown. */
import type { Clock } from '../core/clock.js';
import { decisionId, type UserId } from '../core/ids.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import { LIMITS } from '../slack/limits.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { verdictOf } from './close.js';
import type { Decision, Position } from './decision.js';
import type { DecisionRepository } from './decision-repository.js';
import type { Seeing } from './seeing.js';
import type { Outcome, Settle } from './settle.js';
import {
  ACCEPT,
  BY_POSITIONS,
  DECIDE_ERRORS,
  decideFormView,
  notForcedView,
  notYoursView,
  OUTCOME_FIELD,
  optionChoice,
  REASON_FIELD,
  REJECT,
  WITHDRAW,
} from './views/decide.js';
import { notPostedView } from './views/position.js';

export interface OwnerDecidesDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly seeing: Pick<Seeing, 'findOwn'>;
  readonly decisions: Pick<DecisionRepository, 'positions'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly settle: Settle;
  readonly clock: Clock;
}

export interface OwnerDecides {
  open(press: ActionPress): Promise<void>;
  submit(submission: ViewSubmission): Promise<ViewReply>;
}

export function createOwnerDecides(deps: OwnerDecidesDeps): OwnerDecides {
  const { slack, respond, seeing, decisions, deliveries, settle, clock } = deps;
  return {
    async open({ team, user, triggerId, value, responseUrl }) {
      const decision = await seeing.findOwn(team, user, decisionId(value));
      const no = refusal(decision);
      if (no && responseUrl) await respond(responseUrl, { ...no, replaceOriginal: false });
      if (no || !decision) return;
      const verdict = verdictOf(decision, await decisions.positions(team, decision.id));
      await slack.openView(team, triggerId, decideFormView(decision, verdict));
    },

    async submit({ team, user, view }) {
      const [id = '', rounds] = view.privateMetadata.split('|');
      const decision = await seeing.findOwn(team, user, decisionId(id));
      if (!decision) return showErrors({ [OUTCOME_FIELD]: DECIDE_ERRORS.notYours });
      const choice = view.values[OUTCOME_FIELD];
      const typed = view.values[REASON_FIELD];
      const reason = typeof typed === 'string' ? typed.trim() : '';
      if (typeof choice !== 'string') return showErrors({ [OUTCOME_FIELD]: DECIDE_ERRORS.missingOutcome });
      if (reason === '') return showErrors({ [REASON_FIELD]: DECIDE_ERRORS.missingReason });
      if (reason.length > LIMITS.input.text) return showErrors({ [REASON_FIELD]: DECIDE_ERRORS.tooLong });
      let refused = false;
      await settle(
        team,
        decision.id,
        (found, positions) => {
          // Opened on an open decision, sent when it had closed: what was chosen then may not be meant any more.
          const outcome =
            found.rounds === Number(rounds ?? decision.rounds) &&
            chosenOutcome(found, positions, choice, user, reason);
          refused = !outcome;
          return outcome || undefined;
        },
        () => deliveries.claim(team, [`view:${view.id}:${view.hash}`], clock.now()),
      );
      return refused ? showErrors({ [OUTCOME_FIELD]: DECIDE_ERRORS.closed }) : closeView;
    },
  };
}

function refusal(decision: Decision | undefined) {
  if (!decision) return notYoursView();
  if (decision.state === 'superseded' || decision.state === 'withdrawn') return notForcedView();
  return decision.postedAt === undefined ? notPostedView() : undefined;
}

/** @returns undefined for what may not be chosen as things stand. */
function chosenOutcome(
  found: Decision,
  positions: readonly Position[],
  choice: string,
  user: UserId,
  reason: string,
): Outcome | undefined {
  const said = { why: 'by-owner', reason, closedBy: user } as const;
  const isOpen = found.state === 'proposed';
  if (!isOpen && found.state !== 'accepted' && found.state !== 'rejected') return undefined;
  if (isOpen && choice === BY_POSITIONS) return { ...verdictOf(found, positions), reason, closedBy: user };
  if (isOpen && choice === WITHDRAW) return { state: 'withdrawn', ...said };
  if (choice === REJECT) return { state: 'rejected', ...said };
  if (choice === ACCEPT && found.options.length === 0) return { state: 'accepted', ...said };
  const chosen = found.options.findIndex((_, n) => optionChoice(n) === choice);
  return chosen < 0 ? undefined : { state: 'accepted', chosen, ...said };
}
