/** Several app processes behind one address, as behind a load balancer; or one that is so confused that all of them get everything. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

type Recipients = 'each of them' | 'them in turn';

export interface Replicas {
  /** Where Slack's requests go. */
  readonly url: string;
  /** `them in turn` at first. */
  sendTo(which: Recipients): void;
  close(): Promise<void>;
}

/** @param urls of the processes. The answer that comes back is the last one's of those asked. */
export async function openReplicas(urls: readonly string[]): Promise<Replicas> {
  let which: Recipients = 'them in turn';
  let turns = 0;
  const chosen = (): readonly string[] => {
    turns += 1;
    return which === 'each of them' ? urls : urls.slice(turns % urls.length).slice(0, 1);
  };
  const server = createServer((request, response) => {
    const forward = async () => {
      const body = await buffer(request);
      const { host: _, connection: _connection, ...theirs } = request.headers;
      const headers = Object.entries(theirs).map(([name, value]): [string, string] => [name, String(value)]);
      const given = { method: 'POST', body, headers };
      const answers = await Promise.all(chosen().map((url) => fetch(url, given)));
      const last = answers.at(-1);
      response.writeHead(last?.status ?? 502, { 'content-type': last?.headers.get('content-type') ?? '' });
      response.end(await last?.text());
    };
    forward().catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`,
    sendTo(given) {
      which = given;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
