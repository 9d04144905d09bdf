/** A server that listens, and where. */
import type { Server } from 'node:http';
import { AppError } from '../core/errors.js';

/** Starts listening. @throws AppError `config-invalid` when the port is taken. */
export function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new AppError('config-invalid', `PORT ${port} is taken by another process.`) : error);
    });
    server.listen(port, () => resolve(server));
  });
}

/** The port it listens on; undefined before and after. */
export function portOf(server: Server | undefined): number | undefined {
  const address = server?.address();
  return typeof address === 'object' ? address?.port : undefined;
}
