import { pglite } from './engines/pglite.js';
import { everyContract } from './every-contract.js';

everyContract(pglite);
