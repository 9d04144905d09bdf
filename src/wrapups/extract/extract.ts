/**
 * Reads a conversation and says what it came to, what is open, who does what, and what was linked. Pure, the same for the same words,
 * linear in their length, and explainable: every line cites a message and the words by which it was recognised. Few and right before many.
 */
import type { Extraction } from './extraction.js';
import { findLinks } from './find-links.js';
import { findOutcomes } from './find-outcomes.js';
import { findQuestions } from './find-questions.js';
import { findSteps } from './find-steps.js';
import { languages } from './languages/index.js';
import { phrasebook } from './phrases.js';
import { type Said, sentencesOf } from './sentences.js';

const book = phrasebook(languages);

/** @param conversation people's messages, oldest first, texts as Slack sent them. */
export function extract(conversation: readonly Said[]): Extraction {
  const sentences = sentencesOf(conversation);
  const outcomes = findOutcomes(sentences, book);
  const taken = new Set(outcomes.map(({ ts, text }) => `${ts} ${text}`));
  return {
    outcomes,
    questions: findQuestions(sentences, book),
    // What was agreed on stands above already.
    steps: findSteps(sentences, book).filter(({ ts, text }) => !taken.has(`${ts} ${text}`)),
    links: findLinks(conversation),
    participants: [...new Set(conversation.map(({ user }) => user))],
    messages: conversation.length,
  };
}
