/** The least of Slack's Web API that both contestants need: it answers at once and counts what was called. */
import { createServer, type Server } from 'node:http';

const ANSWERS: Readonly<Record<string, object>> = {
  'auth.test': {
    ...{ url: 'https://bench.example/', team: 'Bench', user: 'meanwhile', team_id: 'T0BENCH001' },
    ...{ user_id: 'U0BENCHBOT', bot_id: 'B0BENCH001', is_enterprise_install: false },
  },
  'users.info': {
    user: {
      id: 'U0BENCH000',
      name: 'ana',
      tz: 'Europe/Berlin',
      profile: { display_name: 'Ana' },
      is_bot: false,
    },
  },
  'conversations.info': { channel: { id: 'C0BENCH000', name: 'bench', is_channel: true, is_member: true } },
  'chat.postEphemeral': { message_ts: '1770000000.000001' },
};

export interface WebApi {
  readonly url: string;
  readonly calls: Readonly<Record<string, number>>;
  close(): void;
}

export async function startWebApi(): Promise<WebApi> {
  const calls: Record<string, number> = {};
  const server: Server = createServer((request, response) => {
    const method = request.url?.split('/').pop()?.split('?')[0] ?? '';
    calls[method] = (calls[method] ?? 0) + 1;
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, ...ANSWERS[method] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the Web API has no port');
  return { url: `http://127.0.0.1:${address.port}/api/`, calls, close: () => void server.close() };
}
