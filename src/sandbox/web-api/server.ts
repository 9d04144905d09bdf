/** The HTTP server that stands for slack.com: Web API, uploads, response URLs, the OAuth page, and Socket Mode's door. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Activity } from '../activity.js';
import type { FaultSource } from '../faults/faults.js';
import type { Call, Wire } from '../sandbox.js';
import { textField } from '../wire.js';
import { Refusal } from '../workspace/refusal.js';
import type { World } from '../workspace/world.js';
import { argumentsOf, readBody } from './arguments.js';
import type { Reply } from './call.js';
import { answer, playFault } from './play-fault.js';

export interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Doors {
  /** `/api/<method>`. */
  call(method: string, args: Wire, token: string | undefined): Reply;
  /** `/response/<ticket>`: what an app posts to a response_url. */
  respond(ticket: string, args: Wire): Reply;
  /** `/upload/<file>`: the bytes of a file. */
  upload(file: string, body: Buffer, contentType: string): Reply;
  /** `/oauth/v2/authorize`: what a person's browser is answered. */
  authorize(query: URLSearchParams): Page;
  /** `/link/`: a WebSocket asks to be let in. */
  upgrade(request: IncomingMessage, socket: Duplex): void;
}

interface Deps {
  readonly world: World;
  readonly doors: Doors;
  readonly faults: FaultSource;
  readonly activity: Activity;
}

interface SlackServer {
  readonly log: Call[];
  /** @returns the origin, `http://127.0.0.1:PORT`. */
  open(): Promise<string>;
  close(): Promise<void>;
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly kind: 'api' | 'response' | 'upload';
  /** The path after the kind. */
  readonly rest: string;
  readonly ended: () => void;
}

export function createSlackServer({ world, doors, faults, activity }: Deps): SlackServer {
  const log: Call[] = [];

  const reply = ({ request, kind, rest }: Visit, body: Buffer): { args: Wire; act: () => Reply } => {
    if (kind === 'upload') {
      return {
        args: { file: rest },
        act: () => doors.upload(rest, body, request.headers['content-type'] ?? ''),
      };
    }
    try {
      const args = argumentsOf(request, body);
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      return {
        args,
        act: () => (kind === 'response' ? doors.respond(rest, args) : doors.call(rest, args, token)),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refused: Reply = {
        status: 200,
        headers: {},
        body: { ok: false, error: error.code },
        team: undefined,
      };
      return { args: {}, act: () => refused };
    }
  };

  const serve = async (visit: Visit): Promise<void> => {
    const { request, response, kind, rest } = visit;
    const method = kind === 'api' ? rest : kind === 'response' ? 'response_url' : 'upload';
    const { args, act } = reply(visit, await readBody(request));
    const at = world.clock.now();
    const fault = faults.draw(method);
    const write = (status: number, done: boolean, told?: Reply): void => {
      const error = told && textField(told.body, 'error');
      const ok = status === 200 && told?.body.ok !== false;
      log.push({
        method,
        team: told?.team,
        args,
        at,
        status,
        ok,
        done,
        ...(error === undefined ? {} : { error }),
        ...(told === undefined ? {} : { result: told.body }),
        ...(fault === undefined ? {} : { fault }),
      });
    };
    if (fault !== undefined)
      return playFault(fault, { act, write, response, later: (ms, work) => parked(visit, ms, work) });
    const told = act();
    write(told.status, true, told);
    answer(response, told);
  };

  /** Waits on the sandbox's clock; meanwhile nothing is under way. */
  const parked = (visit: Visit, ms: number, work: () => void): void => {
    visit.ended();
    world.clock.wakeAt(world.clock.now() + ms, () => {
      // A caller that hung up meanwhile closes nothing any more; the call is carried out all the same.
      if (!visit.response.destroyed) visit.response.on('close', activity.begin());
      work();
    });
  };

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const ended = activity.begin();
    response.on('close', ended);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, kind = '', ...rest] = url.pathname.split('/');
    if (kind === 'oauth') {
      const { status, headers, body } = doors.authorize(url.searchParams);
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    } else if (kind === 'api' || kind === 'response' || kind === 'upload') {
      serve({ request, response, kind, rest: rest.join('/'), ended }).catch((error: unknown) =>
        broken(response, error),
      );
    } else {
      response.writeHead(404).end();
    }
  };

  const server = createServer(handle);
  server.on('upgrade', (request, socket) => doors.upgrade(request, socket));

  return {
    log,
    async open() {
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address() as AddressInfo;
      return `http://127.0.0.1:${address.port}`;
    },
    async close() {
      server.closeAllConnections();
      if (server.listening) await new Promise((done) => server.close(done));
    },
  };
}

/** A fault of the simulator's own, told to whoever called; unless the caller hung up, whom nobody can tell. */
function broken(response: ServerResponse, error: unknown): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(500, { 'content-type': 'text/plain' });
  response.end(`the simulator failed: ${error instanceof Error ? error.stack : String(error)}`);
}
