/** What the terminal shows: who does what when, and what one person then sees, behind a bar. */

import { renderText } from '../render/text.js';
import { render, renderView } from '../render.js';
import type { Ephemeral, Message, Sandbox, View } from '../sandbox.js';
import type { Member } from './team.js';

/** Takes one line without its end. */
export type Print = (line: string) => void;

export interface Screen {
  /** A heading of the day. */
  scene(title: string): void;
  /** Somebody does something, with their own time of day. */
  act(who: Member, what: string): void;
  /** One line of a conversation, with the time of whoever reads along; `isReply` in its thread. */
  said(viewer: Member, who: Member, text: string, isReply: boolean): void;
  /** An aside to the reader. */
  note(text: string): void;
  /** Lines as they are. */
  text(text: string): void;
  message(viewer: Member, message: Message): void;
  ephemeral(viewer: Member, ephemeral: Ephemeral): void;
  view(viewer: Member, view: View): void;
}

/** Where a link to a message leads is of no use in a terminal, and longer than what it stands in. */
const MESSAGE_LINKS = / \(https:\/\/[^/\s]+\/archives\/[^)\s]+\)/g;

export function createScreen(sandbox: Sandbox, print: Print): Screen {
  const boxed = (title: string, body: string) => {
    print(`  ┌ ${title}`);
    for (const line of body.replace(MESSAGE_LINKS, '↗').split('\n')) print(`  │ ${line}`.trimEnd());
    print('  └');
  };
  return {
    scene(title) {
      print('');
      print(`── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`);
    },
    act(who, what) {
      print('');
      print(
        `${timeIn(sandbox.clock.now(), who.tz)} in ${who.place}: ${who.name} ${shown(sandbox, who, what)}`,
      );
    },
    said(viewer, who, text, isReply) {
      const time = timeIn(sandbox.clock.now(), viewer.tz).slice(-'00:00'.length);
      print(`  ${isReply ? '  ' : ''}${time} ${who.name}: ${shown(sandbox, viewer, text)}`);
    },
    text: print,
    note: (text) => print(`  (${text})`),
    message(viewer, message) {
      const author = message.username ?? nameOf(sandbox, viewer, message.user);
      boxed(
        `${author}${message.thread_ts && message.thread_ts !== message.ts ? ', in the thread' : ''}${message.edited ? ' (edited)' : ''} · as ${viewer.name} sees it`,
        render(message, sandbox.viewerOf(viewer.id)),
      );
    },
    ephemeral: (viewer, ephemeral) =>
      boxed(`Meanwhile · only ${viewer.name} sees this`, render(ephemeral, sandbox.viewerOf(viewer.id))),
    view: (viewer, view) =>
      boxed(
        `${view.type === 'home' ? 'Home' : 'a form'} · as ${viewer.name} sees it`,
        renderView(view, sandbox.viewerOf(viewer.id)),
      ),
  };
}

const shown = (sandbox: Sandbox, viewer: Member, text: string) =>
  renderText(text, sandbox.viewerOf(viewer.id));

const nameOf = (sandbox: Sandbox, viewer: Member, user: string): string =>
  sandbox.viewerOf(viewer.id).nameOf(user) ?? user;

/** `'Mon 17:10'`. */
const timeIn = (at: number, tz: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: tz,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
