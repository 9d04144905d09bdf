/** What `database.ts` needs of an engine: how Kysely speaks to it, and how it is closed. */
import type { Dialect } from 'kysely';

export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  readonly dialect: Dialect;
  /** Called once, after Kysely let go of it. */
  close(): Promise<void>;
}
