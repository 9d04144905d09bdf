/** The words that differ between a proposal, a question and an update. */
import type { ProposalKind } from '../proposal.js';

export interface KindWords {
  /** Title of the form. */
  readonly form: string;
  /** What the text is, as a label. */
  readonly label: string;
  readonly placeholder: string;
  /** What the author sees when the text is missing. */
  readonly missing: string;
  /** After the author's name, under the post's title. */
  readonly wrote: string;
  /** What readers may do. */
  readonly guidance: string;
  /** In a sentence: "I could not post your …". */
  readonly noun: string;
}

export const KIND_WORDS: Readonly<Record<ProposalKind, KindWords>> = {
  proposal: {
    form: 'Write a proposal',
    label: 'Proposal',
    placeholder: 'What do you propose, and why?',
    missing: 'Please write what you propose.',
    wrote: 'wrote this proposal instead of a meeting.',
    guidance: '*Reply in thread*: say that you agree, or what you would change and why.',
    noun: 'proposal',
  },
  question: {
    form: 'Ask in writing',
    label: 'Question',
    placeholder: 'What do you want to know, and what have you tried or found so far?',
    missing: 'Please write your question.',
    wrote: 'asks this in writing instead of a meeting.',
    guidance: '*Reply in thread* with what you know; part of an answer helps too.',
    noun: 'question',
  },
  update: {
    form: 'Share an update',
    label: 'Update',
    placeholder: 'What is new, and what comes next?',
    missing: 'Please write your update.',
    wrote: 'shares this update instead of a meeting.',
    guidance: '*Reply in thread* if you have a question or something to add.',
    noun: 'update',
  },
};
