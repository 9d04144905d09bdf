/**
 * *Draft with …*: shows word for word what would be sent, and sends it when the person agrees; the answer only fills the form. Nothing is
 * kept in between: what was agreed to is read again and compared by its hash, so that nothing else can be sent.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelForMember } from '../../channels/access.js';
import type { Clock } from '../../core/clock.js';
import { AppError } from '../../core/errors.js';
import { type TeamId, type UserId, type ViewId, viewId } from '../../core/ids.js';
import type { Logger } from '../../core/logger.js';
import type { DeliveryRepository } from '../../deliveries/delivery-repository.js';
import type { PeopleReader } from '../../people/person.js';
import type { InFlight } from '../../slack/in-flight.js';
import type { ActionPress, ViewSubmission } from '../../slack/incoming.js';
import type { ViewReply } from '../../slack/listener-table.js';
import { openSoon } from '../../slack/open-soon.js';
import type { SlackApi } from '../../slack/slack-api.js';
import { showInstead } from '../../slack/view-reply.js';
import { extract } from '../extract/extract.js';
import type { Said } from '../extract/sentences.js';
import { type FormRefs, readRefs, writeRefs } from '../form-refs.js';
import { gatherTalk, type RecentTexts } from '../gather-talk.js';
import { createNameOf, mayWrapUp, READ_WITHIN_MS } from '../open-form.js';
import { type Prefilled, prefill } from '../prefill.js';
import {
  consentView,
  draftingView,
  draftReadyView,
  type NoDraft,
  noDraftView,
  readingView,
} from '../views/draft.js';
import { formView } from '../views/form.js';
import { type Disguised, disguise } from './disguise.js';
import type { DraftModel } from './model.js';
import { readDraft } from './read-draft.js';

export interface DraftingDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'pushView' | 'updateView' | 'readTalk'>;
  readonly channelForMember: ChannelForMember;
  readonly people: PeopleReader;
  readonly recentTexts?: RecentTexts;
  readonly model: DraftModel;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly inFlight: Pick<InFlight, 'run'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface Drafting {
  /** The button in the form was pressed. */
  offer(press: ActionPress): Promise<void>;
  /** The person agreed. */
  agree(submission: ViewSubmission): Promise<ViewReply>;
}

/** What the agreement is about. */
interface Agreement {
  readonly refs: FormRefs;
  /** The form that the draft fills. */
  readonly form: ViewId;
  /** Of the text that was shown. */
  readonly hash: string;
}

interface Material extends Disguised {
  readonly said: readonly Said[];
  /** What the rules found: the draft has no links, and perhaps no title. */
  readonly given: Prefilled;
}

export function createDrafting(deps: DraftingDeps): Drafting {
  const { slack, model, deliveries, inFlight, clock, logger } = deps;

  async function offer({ team, user, triggerId, view }: ActionPress): Promise<void> {
    if (!view) return; // The button stands in the form alone.
    const refs = readRefs(view.privateMetadata);
    await openSoon(
      deps,
      { team, triggerId, show: slack.pushView },
      {
        filling: asked(team, user, refs, view.id, false),
        meanwhile: readingView(),
        instead: noDraftView('unread'),
        withinMs: READ_WITHIN_MS,
      },
    );
  }

  /** The view that asks for agreement, or says why there is nothing to agree to. */
  async function asked(team: TeamId, user: UserId, refs: FormRefs, form: ViewId, changed: boolean) {
    const material = await gather(team, user, refs);
    if (!material) return noDraftView('unread');
    const metadata = writeAgreement({ refs, form, hash: hashOf(material.text) });
    return consentView({ model: model.name, host: model.host, text: material.text, metadata, changed });
  }

  async function gather(team: TeamId, user: UserId, refs: FormRefs): Promise<Material | undefined> {
    if (!(await mayWrapUp(deps.channelForMember, team, user, refs))) return undefined;
    const { said } = await gatherTalk(deps, team, refs);
    if (said.length === 0) return undefined;
    const found = extract(said);
    // All of them: a name that is not known cannot be taken out of what is sent.
    const { participants } = found;
    const nameOf = await createNameOf(deps.people, team, participants, participants.length);
    return { said, given: prefill(said, found, nameOf), ...disguise(said, nameOf) };
  }

  async function agree({ team, user, view }: ViewSubmission): Promise<ViewReply> {
    const agreement = readAgreement(view.privateMetadata);
    const reply = showInstead(draftingView(model.name));
    if (!(await deliveries.claim(team, [`view:${view.id}:${view.hash}`], clock.now()))) return reply;
    inFlight.run('wrapups.draft', async () => {
      const shown = await draft(team, user, agreement, view.id).catch((error: unknown) => {
        logger.warn({ team, error }, 'a draft could not be made');
        return noDraftView('trouble');
      });
      await slack.updateView(team, { id: view.id }, shown);
    });
    return reply;
  }

  /** Fills the form. @returns what the view that was agreed in says then. */
  async function draft(team: TeamId, user: UserId, { refs, form, hash }: Agreement, mark: string) {
    const material = await gather(team, user, refs);
    if (!material) return noDraftView('unread');
    if (hashOf(material.text) !== hash) return asked(team, user, refs, form, true);
    const answer = await model.ask(material.text);
    const filled =
      answer.state === 'answered'
        ? readDraft(answer.content, material.said, material.given, material.reveal)
        : undefined;
    if (!filled) {
      const why: NoDraft = answer.state === 'failed' ? answer.why : 'nonsense';
      logger.info({ team, why }, 'the model gave no draft');
      return noDraftView(why);
    }
    const { words, cites } = filled;
    const data = { refs: { ...refs, cites }, words, toChannel: false };
    await slack.updateView(
      team,
      { id: form },
      formView({ ...data, draftWith: model.name, drafted: { by: model.name, mark } }),
    );
    return draftReadyView();
  }

  return { offer, agree };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

const stored = z.object({
  refs: z.string(),
  form: z.string().min(1).transform(viewId),
  hash: z.string().min(1),
});

const writeAgreement = ({ refs, form, hash }: Agreement): string =>
  JSON.stringify({ refs: writeRefs(refs), form, hash });

/** @throws AppError `bad-input` when it is not what `writeAgreement` wrote. */
function readAgreement(privateMetadata: string): Agreement {
  try {
    const { refs, ...rest } = stored.parse(JSON.parse(privateMetadata));
    return { ...rest, refs: readRefs(refs) };
  } catch (cause) {
    throw new AppError('bad-input', 'This cannot be read any more. Please open the form again.', { cause });
  }
}
