/** The App Home: what Meanwhile is, how to begin, what I chose, what it understands, privacy, and who helps. */
import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, divider, header, section } from '../../slack/blocks.js';
import type { Choices, RuleName } from '../choices.js';
import { choiceButtons, choiceLines } from './choices.js';

/** Tells a press on Home from one in a modal. */
export const HOME_VIEW = 'people:home';
export const SHOW_PRIVACY_ACTION = 'people:show-privacy';

/**
 * @param sections what other slices show the person of theirs.
 * @param commandHelp every subcommand with what it does, as blocks; the commands slice makes them.
 */
export const homeView = (
  choices: Choices,
  rules: readonly RuleName[],
  sections: readonly (readonly KnownBlock[])[],
  commandHelp: readonly KnownBlock[],
): HomeView => ({
  type: 'home',
  callback_id: HOME_VIEW,
  blocks: [
    header('Welcome to Meanwhile'),
    section(
      'I help a team put in writing what it would otherwise put in a meeting. When somebody asks to meet in a channel I was invited to, I show a written way to that person alone: it is their choice whether to use it.',
    ),
    section(
      [
        '*How to begin*',
        '1. In a channel, type `/invite` and choose me. I introduce myself once.',
        '2. Write as you always do. Should you ask for a meeting, I offer you a proposal, a question or an update, filled in with your own words.',
        '3. Or use *Make this async* in the menu of any message.',
      ].join('\n'),
    ),
    divider,
    header('My choices'),
    section(choiceLines(choices, rules)),
    actions('people:home-choices', ...choiceButtons(choices)),
    ...sections.flat(),
    divider,
    header('What I understand'),
    section(
      'Type `/async` and one of these words in a channel, or just the word in our DM (the *Messages* tab).',
    ),
    ...commandHelp,
    divider,
    section(
      '*Privacy*\nMessages in channels are read in memory and dropped. I keep what people type into my forms, and ids, times and rule names.',
      button({ actionId: SHOW_PRIVACY_ACTION, text: 'What is stored about me' }),
    ),
    context(
      '*Support:* whoever runs Meanwhile for your workspace can help. When something fails I give you a reference; pass it on to them.',
    ),
  ],
});

/** In place of a part for which Slack could not be asked. */
export const homePartAwayBlocks = (): readonly KnownBlock[] => [
  context('Slack did not answer just now, so a part is missing here. Open Home again in a while.'),
];
