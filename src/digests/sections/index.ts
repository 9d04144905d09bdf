/** Every section of a digest, in the order in which it is read; one line each. */
import type { Section } from '../section.js';
import { blockerSection } from './blockers.js';
import { callSection } from './calls.js';
import { decisionSection } from './decisions.js';
import { ledgerSection } from './ledger.js';
import { questionSection } from './questions.js';
import { standupSection } from './standups.js';
import { wrapUpSection } from './wrap-ups.js';
import { writtenWaySection } from './written-ways.js';

export const sections: readonly Section[] = [
  blockerSection,
  questionSection,
  decisionSection,
  writtenWaySection,
  wrapUpSection,
  callSection,
  standupSection,
  ledgerSection,
];
