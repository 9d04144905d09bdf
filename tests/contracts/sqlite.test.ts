import { sqlite } from './engines/sqlite.js';
import { everyContract } from './every-contract.js';

everyContract(sqlite);
