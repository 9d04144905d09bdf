/** All migrations, in order of their names. They run at start, under a lock, in one transaction. */
import type { Migration } from 'kysely';
import { firstTables } from './0001-first-tables.js';
import { standupTables } from './0002-standups.js';
import { regions } from './0003-regions.js';
import { talkTables } from './0004-talks.js';
import { wrapUpTable } from './0005-wrap-ups.js';
import { decisionTables } from './0006-decisions.js';
import { callTables } from './0007-calls.js';
import { digestTables } from './0008-digests.js';
import { handOvers } from './0009-hand-overs.js';
import { unasked } from './0010-unasked.js';
import { digestIndexes } from './0012-digest-indexes.js';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-standups': standupTables,
  '0003-regions': regions,
  '0004-talks': talkTables,
  '0005-wrap-ups': wrapUpTable,
  '0006-decisions': decisionTables,
  '0007-calls': callTables,
  '0008-digests': digestTables,
  '0009-hand-overs': handOvers,
  '0010-unasked': unasked,
  '0012-digest-indexes': digestIndexes,
};
