/** The three steps of sending a file: ask for an address, post the bytes there, say where the file belongs. */

import { textField, type Wire } from '../../wire.js';
import { addMessage, botFields, threadFields } from '../../workspace/messages.js';
import { Refusal, refusalWith } from '../../workspace/refusal.js';
import { richText } from '../../workspace/rich-text.js';
import { fileShape } from '../../workspace/shapes.js';
import { demandPostable, visible } from '../access.js';
import { listArgument, required, text } from '../arguments.js';
import type { Method, Reply } from '../call.js';
import type { MethodDeps } from './deps.js';

const NO_BYTES = Buffer.alloc(0);

export function fileMethods({ world, events }: MethodDeps): Readonly<Record<string, Method>> {
  return {
    'files.getUploadURLExternal'(args, caller) {
      const name = required(args, 'filename');
      if (!(Number(required(args, 'length')) > 0))
        throw refusalWith('invalid_arguments', ['length must be above 0']);
      const id = world.ids.named('F', name);
      world.files.set(id, {
        id,
        team: caller.team.id,
        name,
        title: name,
        content: NO_BYTES,
        channel: undefined,
      });
      return { upload_url: `${world.origin}/upload/${id}`, file_id: id };
    },

    'files.completeUploadExternal'(args, caller) {
      const wanted = listArgument(args, 'files', 'invalid_arguments') ?? [];
      const files = wanted.map((each) => {
        const file = world.files.get(textField(each, 'id') ?? '');
        if (!file || file.team !== caller.team.id || file.content.length === 0)
          throw new Refusal('file_not_found');
        return Object.assign(file, { title: textField(each, 'title') ?? file.name });
      });
      const place = text(args, 'channel_id');
      if (place !== undefined) {
        const channel = visible(world, caller, place);
        const threadTs = text(args, 'thread_ts');
        demandPostable(world, caller, channel, threadTs);
        for (const file of files) file.channel = channel.id;
        const comment = text(args, 'initial_comment') ?? '';
        const message = addMessage(world, channel, {
          ...botFields(world, caller.team),
          subtype: 'file_share',
          text: comment,
          blocks: comment === '' ? [] : [richText(comment, world.ids.short())],
          files: files.map((file) => fileShape(world, file, caller.team.botUserId)),
          ...threadFields(channel, threadTs, false),
        });
        void events.posted(channel, message);
      }
      return { files: files.map(({ id, title }): Wire => ({ id, title })) };
    },
  };
}

/** Takes the bytes of a file that an address was asked for; raw, or as the first part of a multipart form. */
export function acceptUpload(
  { world }: Pick<MethodDeps, 'world'>,
  id: string,
  body: Buffer,
  contentType: string,
): Reply {
  const file = world.files.get(id);
  if (!file)
    return { status: 404, headers: {}, body: { ok: false, error: 'file_not_found' }, team: undefined };
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  file.content = boundary === undefined ? body : partOf(body, boundary);
  return {
    status: 200,
    headers: {},
    body: { ok: true, bytes: file.content.length },
    team: file.team,
  };
}

function partOf(body: Buffer, boundary: string): Buffer {
  // A character a byte, whatever the bytes mean.
  const part = body.toString('latin1').split(`--${boundary}`)[1] ?? '';
  const start = part.indexOf('\r\n\r\n') + 4;
  return Buffer.from(part.slice(start, part.lastIndexOf('\r\n')), 'latin1');
}
