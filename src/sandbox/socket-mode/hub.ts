/** Socket Mode: the app's connections, and envelopes that any one of them may get. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { systemClock } from '../../core/clock.js';
import type { Activity } from '../activity.js';
import type { Answer, Attempt, Outgoing, Transport } from '../events/transport.js';
import type { Sockets } from '../sandbox.js';
import { isWire, parseJson, textField } from '../wire.js';
import type { World } from '../workspace/world.js';
import { acceptConnection, type Connection } from './connection.js';

/** Slack allows so many connections per app; one more is turned away. */
const MOST_CONNECTIONS = 10;
/** Time between Slack's pings, real ms. The Node client gives up 30 s after the last one. */
const PING_MS = 10_000;

interface Hub extends Transport {
  readonly sockets: Sockets;
  /** @returns an address that lets one connection in. */
  openConnection(): string;
  upgrade(request: IncomingMessage, socket: Duplex): void;
}

interface Deps {
  readonly world: World;
  readonly activity: Activity;
  /** Draws which connection gets an envelope. */
  readonly random: () => number;
}

const ENVELOPE_TYPES = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;

export function createHub({ world, activity, random }: Deps): Hub {
  let connections: readonly Connection[] = [];
  const tickets = new Set<string>();
  const unacked = new Map<
    string,
    { readonly by: Connection; readonly resolve: (answer: Answer | undefined) => void }
  >();
  const debugInfo = { host: 'applink-sandbox' };

  const forget = (gone: Connection): void => {
    connections = connections.filter((each) => each !== gone);
    for (const { by, resolve } of unacked.values()) if (by === gone) resolve(undefined);
    activity.touch();
  };

  const acked = (text: string): void => {
    const frame = parseJson(text);
    const id = isWire(frame) ? textField(frame, 'envelope_id') : undefined;
    if (id === undefined || !isWire(frame)) return;
    const { payload } = frame;
    // The Node client answers `payload: {}` for an ack without a word; Slack reads that as nothing.
    const silent = payload === undefined || (isWire(payload) && Object.keys(payload).length === 0);
    unacked.get(id)?.resolve({ status: 200, headers: {}, body: silent ? '' : payload });
  };

  const keepAlive = (connection: Connection): void => {
    systemClock.wakeAt(systemClock.now() + PING_MS, () => {
      if (!connections.includes(connection)) return;
      connection.ping();
      keepAlive(connection);
    });
  };

  const greet = (connection: Connection): void => {
    if (connections.length >= MOST_CONNECTIONS) {
      connection.send({ type: 'disconnect', reason: 'too_many_websockets', debug_info: debugInfo });
      connection.close();
      return;
    }
    connections = [...connections, connection];
    connection.send({
      type: 'hello',
      num_connections: connections.length,
      debug_info: { ...debugInfo, build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: world.app.id },
    });
    keepAlive(connection);
    activity.touch();
  };

  const envelope = ({ kind, payload, attempt, retryReason }: Outgoing, id: string): object => ({
    envelope_id: id,
    type: kind === 'command' || kind === 'interaction' ? ENVELOPE_TYPES[kind] : ENVELOPE_TYPES.event,
    payload,
    accepts_response_payload: kind === 'command' || kind === 'interaction',
    ...(kind === 'event' ? { retry_attempt: attempt, retry_reason: retryReason ?? '' } : {}),
  });

  const send = (outgoing: Outgoing): Attempt => {
    const connection = connections[Math.floor(random() * connections.length)];
    if (!connection) return { answer: Promise.resolve(undefined), abandon: () => undefined };
    const id = world.ids.uuid();
    const answer = new Promise<Answer | undefined>((resolve) => {
      unacked.set(id, { by: connection, resolve });
    });
    connection.send(envelope(outgoing, id));
    return { answer: answer.finally(() => unacked.delete(id)), abandon: () => void unacked.delete(id) };
  };

  const disconnect = (reason: string): void => {
    for (const connection of connections) {
      connection.send({ type: 'disconnect', reason, debug_info: debugInfo });
      if (reason !== 'warning') connection.close();
    }
  };

  return {
    send,
    // A second envelope about four seconds after the first: three of waiting and one more; then as over HTTP.
    retryDelays: [1_000, 60_000, 300_000],
    retryReasons: { late: 'timeout', broken: 'timeout' },
    openConnection() {
      const ticket = world.ids.ticket();
      tickets.add(ticket);
      return `${world.origin.replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${world.app.id}`;
    },
    upgrade(request, socket) {
      const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
        return;
      }
      const connection = acceptConnection(request, socket, {
        onText: acked,
        onGone: () => connection && forget(connection),
      });
      if (connection) greet(connection);
    },
    sockets: {
      get count() {
        return connections.length;
      },
      disconnect,
      drop() {
        for (const connection of connections) connection.drop();
      },
      freeze() {
        for (const connection of connections) connection.freeze();
      },
      async connected(count = 1) {
        await activity.until(() => connections.length >= count, `${count} Socket Mode connections`);
      },
    },
    close() {
      for (const connection of connections) connection.drop();
    },
  };
}
