/** A decision as the channel sees it: open, with its tally; later with its outcome. */
import type { KnownBlock } from '@slack/types';
import type { Zone } from '../../core/zoned-time.js';
import { actions, button, context, message, section } from '../../slack/blocks.js';
import { LIMITS } from '../../slack/limits.js';
import { labelled, pages, sectionsOf } from '../../slack/long-text.js';
import { escapeText, mention, shorten } from '../../slack/mrkdwn.js';
import type { MessageContent } from '../../slack/slack-api.js';
import type { Decision, Position } from '../decision.js';
import { tally } from '../tally.js';
import { hoursWords, type Names, nameOf, namesOf, outcomeSentence, STATE_WORDS, timeFor } from './words.js';

/** What a press on the card means; the value is the decision's id, and with an option `<id>|<index>`. */
export const AGREE_ACTION = 'decisions:agree';
export const CONCERN_ACTION = 'decisions:concern';
export const MORE_TIME_ACTION = 'decisions:more-time';
export const ABSTAIN_ACTION = 'decisions:abstain';
export const CHOOSE_ACTION = 'decisions:choose';
export const DECIDE_ACTION = 'decisions:decide';
export const SUPERSEDE_ACTION = 'decisions:supersede';

/** Characters of what the author wrote in the card itself; what is longer goes on in the thread. */
const TEXT_ROOM = 4_500;
/** The same where options need room too. */
const TEXT_ROOM_WITH_OPTIONS = 2_000;
/** Of the owner's reason; all of it stands in the thread. */
const REASON_ROOM = 600;
/** Names in the line of one option, which may be one of ten. */
const NAMES_OF_OPTION = 6;

export interface CardFacts {
  readonly names: Names;
  /** The author's, named in the times that old clients show. */
  readonly zone: Zone;
  /** What it takes the place of, and what took its place, for readers of the same channel. */
  readonly supersedes?: Pick<Decision, 'question' | 'link'> | undefined;
  readonly supersededBy?: Pick<Decision, 'question' | 'link'> | undefined;
}

export interface CardView {
  readonly card: MessageContent;
  /** What did not fit, in order; for its thread. */
  readonly continued: readonly MessageContent[];
}

export function cardView(decision: Decision, positions: readonly Position[], facts: CardFacts): CardView {
  const { names } = facts;
  const question = escapeText(decision.question);
  const text = pages(
    [...labelled('Context', decision.context), ...labelled('Proposal', decision.proposal)],
    decision.options.length > 0 ? TEXT_ROOM_WITH_OPTIONS : TEXT_ROOM,
  );
  const isOpen = decision.state === 'proposed';
  const head = `${nameOf(names, decision.author)} asks for a decision`;
  return {
    card: message(
      notification(
        decision,
        isOpen ? `${question}: ${head}.` : `${question}: ${STATE_WORDS[stateOf(decision)]}.`,
      ),
      section(`*${question}*`),
      context(headLine(decision, head, names), ...chainLines(decision, facts)),
      ...(isOpen ? [] : outcomeBlocks(decision, positions, facts)),
      ...sectionsOf(text[0]),
      ...(text.length > 1 ? [context('It goes on in the thread.')] : []),
      ...(isOpen ? askingBlocks(decision, facts) : []),
      ...optionSections(decision, positions, names),
      section(tallyLine(decision, positions, names)),
      ...(isOpen ? openControls(decision) : closedControls(decision)),
    ),
    continued: text.slice(1).map((texts, n) => {
      const where = `${question}, continued (${n + 2} of ${text.length})`;
      return message(where, context(where), ...sectionsOf(texts));
    }),
  };
}

const stateOf = ({ state }: Decision) => (state === 'returned' ? 'withdrawn' : state);

/** Notifications and screen readers get the proposal too where there is room for it. */
function notification({ proposal }: Decision, headline: string): string {
  const whole = `${headline}\n${escapeText(proposal)}`;
  return proposal !== '' && whole.length <= LIMITS.message.updateText ? whole : headline;
}

function headLine({ author, owner, passedFrom }: Decision, head: string, names: Names): string {
  const passed = passedFrom === undefined ? '' : `, since ${nameOf(names, passedFrom)} left`;
  return owner === author && passed === ''
    ? `${head}.`
    : `${head}; ${nameOf(names, owner)} decides${passed}.`;
}

/** The question of another decision as a link to it. */
export const decisionLink = ({ question, link }: Pick<Decision, 'question' | 'link'>): string => {
  const words = escapeText(shorten(question, 120)).replace(/\|/g, '¦');
  return link === undefined ? `“${words}”` : `<${link}|${words}>`;
};

function chainLines({ state }: Decision, { supersedes, supersededBy }: CardFacts): readonly string[] {
  return [
    ...(supersedes ? [placeOf(state, decisionLink(supersedes))] : []),
    ...(supersededBy ? [`*Superseded by* ${decisionLink(supersededBy)}.`] : []),
  ];
}

function placeOf(state: Decision['state'], earlier: string): string {
  if (state === 'proposed') return `Takes the place of ${earlier}, once accepted.`;
  const isIn = state === 'accepted' || state === 'superseded';
  return isIn ? `Took the place of ${earlier}.` : `Would have taken the place of ${earlier}.`;
}

function askingBlocks(decision: Decision, { names, zone }: CardFacts): readonly KnownBlock[] {
  const { asked, deadline, extendedBy, hours } = decision;
  const who = asked.length > 0 ? `For ${asked.map(({ user }) => mention(user)).join(' ')}. ` : '';
  const by = deadline === undefined ? '' : `*Closes ${timeFor(deadline, zone)}*. `;
  const moved = extendedBy === undefined ? '' : `${nameOf(names, extendedBy)} asked for more time.`;
  const fair =
    asked.length > 0
      ? `Working hours until then: ${asked.map((each) => hoursLine(each, names)).join(' · ')}`
      : `Everyone in the channel has at least ${hoursWords(hours)} of their own working time.`;
  return [section(`${who}${by}${moved}`.trim() || 'Open.'), context(fair, rulesLine(decision))];
}

const hoursLine = ({ user, hours }: Decision['asked'][number], names: Names): string =>
  `${nameOf(names, user)} ${hours === 0 ? 'away' : hoursWords(hours)}`;

function rulesLine({ silence, options, quorum, reviewOn }: Decision): string {
  const [first = ''] = options;
  const accepts = first === '' ? 'it is accepted' : `“${escapeText(first)}” is taken`;
  const silent = options.length > 0 ? 'If nobody chooses' : 'If nobody objects';
  return [
    `${silent}, ${silence === 'accepts' ? accepts : needsWord(options)}.`,
    ...(quorum === undefined ? [] : [`At least ${quorum} must take a position.`]),
    ...(reviewOn === undefined ? [] : [`Review on ${reviewOn}.`]),
  ].join(' ');
}

const needsWord = (options: readonly string[]): string =>
  options.length > 0 ? 'nothing is decided' : 'it still needs somebody to agree';

const standing = (label: string, of: readonly Position[], names: Names, most?: number): string => {
  const users = of.map(({ user }) => user);
  return `${label} *${of.length}*${of.length > 0 ? `: ${namesOf(names, users, most)}` : ''}`;
};

/** Each option with those who chose it and, while it is open, its button. */
function optionSections(
  decision: Decision,
  positions: readonly Position[],
  names: Names,
): readonly KnownBlock[] {
  const counted = tally(decision, positions);
  return decision.options.map((each, n) => {
    const decided = decision.chosen === n ? ' *(decided)*' : '';
    const chosenBy = standing('Chosen by', counted.options[n] ?? [], names, NAMES_OF_OPTION);
    const choose = button({ actionId: CHOOSE_ACTION, text: 'Choose', value: `${decision.id}|${n}` });
    const words = `*${n + 1}.* ${escapeText(each)}${decided}\n${chosenBy}`;
    return section(words, decision.state === 'proposed' ? choose : undefined);
  });
}

/** Who stands where besides. Live while it is open. */
function tallyLine(decision: Decision, positions: readonly Position[], names: Names): string {
  const { agree, concern, abstain } = tally(decision, positions);
  return [
    ...(decision.options.length > 0 ? [] : [standing('Agree', agree, names)]),
    ...[standing('Concern', concern, names), standing('Abstain', abstain, names)],
  ].join('  ·  ');
}

function openControls({ id, options, extendedBy }: Decision): readonly KnownBlock[] {
  const agree = button({ actionId: AGREE_ACTION, text: 'Agree', value: id, style: 'primary' });
  const moreTime = button({ actionId: MORE_TIME_ACTION, text: 'Need more time', value: id });
  return [
    actions(
      'decisions.positions',
      ...(options.length > 0 ? [] : [agree]),
      button({ actionId: CONCERN_ACTION, text: 'Concern…', value: id }),
      ...(extendedBy === undefined ? [moreTime] : []),
      button({ actionId: ABSTAIN_ACTION, text: 'Abstain', value: id }),
      button({ actionId: DECIDE_ACTION, text: 'Close or decide…', value: id }),
    ),
  ];
}

function closedControls({ id, state }: Decision): readonly KnownBlock[] {
  if (state !== 'accepted' && state !== 'rejected') return [];
  return [
    actions(
      'decisions.closed',
      button({ actionId: SUPERSEDE_ACTION, text: 'Decide anew…', value: id }),
      button({ actionId: DECIDE_ACTION, text: 'Decide otherwise…', value: id }),
    ),
  ];
}

function outcomeBlocks(
  decision: Decision,
  positions: readonly Position[],
  { names, zone }: CardFacts,
): readonly KnownBlock[] {
  const { reason, closedAt, confirmedAt } = decision;
  const sentence = outcomeSentence(decision, tally(decision, positions), names);
  const [short = ''] = labelled('Reason', shorten(reason ?? '', REASON_ROOM));
  const when = closedAt === undefined ? [] : [`Closed ${timeFor(closedAt, zone)}.`];
  const still = confirmedAt === undefined ? [] : [`Found still right ${timeFor(confirmedAt, zone)}.`];
  return [
    section(sentence),
    ...(short === '' ? [] : [section(short)]),
    ...(when.length + still.length > 0 ? [context(...when, ...still)] : []),
  ];
}
