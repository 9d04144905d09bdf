/** One WebSocket connection of the app, from the server's side. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptOf, decodeFrame, encodeFrame, OPCODE } from './frames.js';

export interface Connection {
  /** Sends one JSON text. */
  send(message: object): void;
  ping(): void;
  /** Closes politely: a close frame, then the end. */
  close(): void;
  /** Cuts the line without a word. */
  drop(): void;
  /** From now on nothing is read, answered or sent, and the line stays up. */
  freeze(): void;
}

interface Handlers {
  readonly onText: (text: string) => void;
  readonly onGone: () => void;
}

/** @returns undefined (and refuses) when the request is no WebSocket handshake. */
export function acceptConnection(
  request: IncomingMessage,
  socket: Duplex,
  handlers: Handlers,
): Connection | undefined {
  const key = request.headers['sec-websocket-key'];
  if (key === undefined || request.headers.upgrade?.toLowerCase() !== 'websocket') {
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    return undefined;
  }
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${acceptOf(key)}\r\n\r\n`,
  );
  let arrived = Buffer.alloc(0);
  let fragments: Buffer[] = [];
  let frozen = false;

  const write = (opcode: number, payload: Buffer): void => {
    if (!frozen && socket.writable) socket.write(encodeFrame(opcode, payload));
  };

  const take = (opcode: number, final: boolean, payload: Buffer): void => {
    if (opcode === OPCODE.ping) write(OPCODE.pong, payload);
    if (opcode === OPCODE.close) {
      write(OPCODE.close, payload);
      socket.end();
    }
    if (opcode !== OPCODE.text && opcode !== OPCODE.continuation) return;
    fragments.push(payload);
    if (!final) return;
    const text = Buffer.concat(fragments).toString('utf8');
    fragments = [];
    handlers.onText(text);
  };

  socket.on('data', (chunk: Buffer) => {
    if (frozen) return;
    arrived = Buffer.concat([arrived, chunk]);
    for (let decoded = decodeFrame(arrived); decoded; decoded = decodeFrame(arrived)) {
      arrived = Buffer.from(decoded.rest);
      take(decoded.frame.opcode, decoded.frame.final, decoded.frame.payload);
    }
  });
  socket.on('end', () => socket.end());
  socket.on('error', () => socket.destroy());
  socket.on('close', handlers.onGone);

  return {
    send: (message) => write(OPCODE.text, Buffer.from(JSON.stringify(message))),
    ping: () => write(OPCODE.ping, Buffer.from('sandbox')),
    close() {
      write(OPCODE.close, Buffer.from([0x03, 0xe8]));
      socket.end();
    },
    drop: () => socket.destroy(),
    freeze() {
      frozen = true;
    },
  };
}
