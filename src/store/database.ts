/** The store: one set of repositories over either engine. */
import { Kysely, sql } from 'kysely';
import type { CallRepository } from '../calls/call.js';
import type { PauseRepository } from '../calls/pausing/pause.js';
import type { ChannelRepository } from '../channels/channel-settings.js';
import type { Clock } from '../core/clock.js';
import { AppError } from '../core/errors.js';
import type { Logger } from '../core/logger.js';
import { randomId } from '../core/random.js';
import type { DecisionRepository } from '../decisions/decision-repository.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { DigestRepository } from '../digests/digest.js';
import type { InstallationRepository } from '../installations/installation.js';
import type { JobEngine } from '../jobs/engine.js';
import type { NudgeRepository } from '../nudges/nudge.js';
import type { TalkRepository } from '../nudges/talk/talk-repository.js';
import type { OutboxRepository } from '../outbox/outbox.js';
import type { LesserRepository } from '../outbox/unasked.js';
import type { PreferenceRepository } from '../people/preference.js';
import type { ProposalRepository } from '../proposals/proposal.js';
import type { TermsRepository } from '../standups/scheduling/terms.js';
import type {
  LeaveRepository,
  OccurrenceRepository,
  ResponseRepository,
  StandupRepository,
} from '../standups/standup-repository.js';
import type { WrapUpRepository } from '../wrapups/wrap-up.js';
import { type Ambient, createAmbient, type Handle, type LateWork } from './ambient.js';
import { callStore } from './call-store.js';
import { channelStore } from './channel-store.js';
import { decisionStore } from './decision-store.js';
import { deliveryStore } from './delivery-store.js';
import { digestStore } from './digest-store.js';
import { createEncryption, type Encryption } from './encryption.js';
import type { Engine } from './engine.js';
import { installationStore } from './installation-store.js';
import { jobStore } from './job-store.js';
import { leaveStore } from './leave-store.js';
import { lesserStore } from './lesser-store.js';
import { migrate } from './migrate.js';
import { nudgeStore } from './nudge-store.js';
import { occurrenceStore } from './occurrence-store.js';
import { outboxStore } from './outbox-store.js';
import { pauseStore } from './pause-store.js';
import { openPostgres } from './postgres.js';
import { preferenceStore } from './preference-store.js';
import { proposalStore } from './proposal-store.js';
import { responseStore } from './response-store.js';
import type { Schema } from './schema.js';
import { openSqlite } from './sqlite.js';
import { standupStore } from './standup-store.js';
import { talkStore } from './talk-store.js';
import { termsStore } from './terms-store.js';
import { wrapUpStore } from './wrap-up-store.js';

export interface StoreSettings {
  readonly clock: Clock;
  /** 32 bytes, the same at every start. */
  readonly encryptionKey: Uint8Array;
  readonly logger: Logger;
  /** Done beside, unless somebody asks for more. */
  readonly lateWork?: LateWork;
}

interface Repositories {
  readonly channels: ChannelRepository;
  readonly deliveries: DeliveryRepository;
  readonly digests: DigestRepository;
  readonly installations: InstallationRepository;
  readonly nudges: NudgeRepository;
  readonly outbox: OutboxRepository;
  readonly lesser: LesserRepository;
  readonly preferences: PreferenceRepository;
  readonly proposals: ProposalRepository;
  readonly standups: StandupRepository;
  readonly terms: TermsRepository;
  readonly occurrences: OccurrenceRepository;
  readonly responses: ResponseRepository;
  readonly leave: LeaveRepository;
  readonly calls: CallRepository;
  readonly pauses: PauseRepository;
  readonly talks: TalkRepository;
  readonly decisions: DecisionRepository;
  readonly wrapUps: WrapUpRepository;
}

export interface Store extends Pick<Ambient, 'transaction' | 'running' | 'afterCommit'> {
  readonly kind: Engine['kind'];
  readonly repositories: Repositories;
  /** The jobs of SQLite's one process. On Postgres use pg-boss: this table knows nothing of other processes. */
  readonly jobTable: JobEngine;
  /** Brings the tables up to this version; call it before anything else. @returns which migrations ran. */
  migrate(): Promise<readonly string[]>;
  /**
   * Whether the store answers and what it holds was sealed with our key.
   * @throws AppError `store-unreadable` or `wrong-key`.
   */
  check(): Promise<void>;
  /** Waits for the running transaction, then lets go of the file or the connections. */
  close(): Promise<void>;
}

/**
 * Opens Postgres when there is a `databaseUrl`, else the SQLite file in `dataDir` (made if missing).
 * @throws AppError `store-busy` when another process owns the file, `store-unreadable` when it can't be opened.
 */
export function openStore(
  settings: StoreSettings & { readonly databaseUrl?: string | undefined; readonly dataDir: string },
): Store {
  const { databaseUrl, dataDir, logger } = settings;
  const encryption = createEncryption(settings.encryptionKey);
  return storeOver(
    databaseUrl ? openPostgres(databaseUrl, logger) : openSqlite(dataDir),
    encryption,
    settings,
  );
}

/** The store over an engine that is open already. */
export function storeOver(
  engine: Engine,
  encryption: Encryption,
  { clock, logger, lateWork = 'done beside' }: Omit<StoreSettings, 'encryptionKey'>,
): Store {
  const database = new Kysely<Schema>({ dialect: engine.dialect });
  const ambient = createAmbient(database, lateWork);
  return {
    kind: engine.kind,
    transaction: ambient.transaction,
    running: ambient.running,
    afterCommit: ambient.afterCommit,
    repositories: {
      channels: channelStore(ambient),
      deliveries: deliveryStore(ambient),
      digests: digestStore(ambient),
      installations: installationStore(ambient, encryption),
      nudges: nudgeStore(ambient, encryption),
      outbox: outboxStore(ambient),
      lesser: lesserStore(ambient),
      preferences: preferenceStore(ambient),
      proposals: proposalStore(ambient, encryption),
      standups: standupStore(ambient, encryption),
      terms: termsStore(ambient),
      occurrences: occurrenceStore(ambient, engine.kind),
      responses: responseStore(ambient, encryption),
      leave: leaveStore(ambient),
      calls: callStore(ambient, encryption),
      pauses: pauseStore(ambient),
      talks: talkStore(ambient),
      decisions: decisionStore(ambient, encryption),
      wrapUps: wrapUpStore(ambient, encryption),
    },
    jobTable: jobStore(ambient, { clock, worker: randomId('W') }),
    migrate: () => migrate(database, logger),
    check: () => check(ambient.handle(), encryption),
    async close() {
      await database.destroy();
      await engine.close();
      ambient.end();
    },
  };
}

/** Looks at one sealed text of each kind, so that a wrong key is told at start and not at the first click. */
async function check(handle: Handle, encryption: Encryption): Promise<void> {
  const sealed: (string | null | undefined)[] = [];
  try {
    await sql`select 1`.execute(handle);
    const token = handle.selectFrom('installation').where('bot_token', 'is not', null);
    for (const one of [
      token.select('bot_token as text').limit(1),
      handle.selectFrom('proposal').select('title as text').limit(1),
      handle.selectFrom('decision').select('question as text').limit(1),
      handle.selectFrom('standup').select('name as text').limit(1),
      handle.selectFrom('call').select('topic as text').limit(1),
      handle.selectFrom('wrap_up').select('title as text').limit(1),
    ])
      sealed.push((await one.executeTakeFirst())?.text);
  } catch (cause) {
    throw new AppError('store-unreadable', 'The store does not answer, or its tables are missing.', {
      cause,
    });
  }
  for (const text of sealed) if (text) encryption.checkKey(text);
}
