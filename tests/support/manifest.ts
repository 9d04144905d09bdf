/** `manifest.yml` as data, for the stories that run with exactly what it grants and for the test that holds it to the code. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Manifest = z.object({
  display_information: z.object({ name: z.string(), description: z.string(), long_description: z.string() }),
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
    shortcuts: z.array(z.object({ callback_id: z.string(), name: z.string(), description: z.string() })),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const { display_information, features, oauth_config, settings } = Manifest.parse(
  parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')),
);

export const manifest = {
  commands: features.slash_commands.map(({ command }) => command),
  shortcuts: features.shortcuts.map(({ callback_id }) => callback_id),
  scopes: oauth_config.scopes.bot,
  events: settings.event_subscriptions.bot_events,
  /** For people to read. */
  texts: {
    display: display_information,
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
  },
} as const;
