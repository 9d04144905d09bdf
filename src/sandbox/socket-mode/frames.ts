/** WebSocket frames (RFC 6455), as much as a server of JSON text needs: no extensions, no subprotocols. */
import { createHash } from 'node:crypto';

/** From the RFC: appended to the client's key to prove that the server speaks WebSocket. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export const OPCODE = { continuation: 0x0, text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;

interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

/** The value of `sec-websocket-accept` for a client's key. */
export const acceptOf = (key: string): string =>
  createHash('sha1')
    .update(key + MAGIC)
    .digest('base64');

/** One whole frame from server to client, unmasked as the RFC wants it. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (size < 126) {
    head[1] = size;
  } else if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}

/**
 * Takes the first whole frame off what has arrived.
 * @returns the frame and the bytes after it; undefined when more must arrive first.
 */
export function decodeFrame(bytes: Buffer): { readonly frame: Frame; readonly rest: Buffer } | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = second & 0x80 ? 4 : 0;
  const start = 2 + sizeBytes + maskBytes;
  if (bytes.length < start) return undefined;
  const size =
    sizeBytes === 2 ? bytes.readUInt16BE(2) : sizeBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < start + size) return undefined;
  const payload = Buffer.from(bytes.subarray(start, start + size));
  if (maskBytes > 0) {
    const mask = bytes.subarray(2 + sizeBytes, start);
    for (let i = 0; i < size; i += 1) payload[i] = (payload[i] ?? 0) ^ (mask[i % 4] ?? 0);
  }
  const frame = { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload };
  return { frame, rest: bytes.subarray(start + size) };
}
