import { describe, test } from '@jest/globals';
import { postgres, serverUrl } from './engines/postgres.js';
import { everyContract } from './every-contract.js';

if (serverUrl) everyContract(postgres(serverUrl));
else describe('Postgres server', () => test.skip('runs where TEST_DATABASE_URL is set', () => {}));
