// The program under test, as a child process.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const built = fileURLToPath(new URL('../../target/debug/kring', import.meta.url));
const program = process.env.KRING_BIN ?? built;

/** How long the program may take to fill the samples, and to answer, in milliseconds. */
const SEED_LIMIT = 300_000;
const START_LIMIT = 20_000;
const STOP_LIMIT = 10_000;

/** Starts the program with a data folder; what it says goes to a file. */
function start(args: string[], data: string, log: string, listen = '127.0.0.1:0'): ChildProcess {
  const out = openSync(log, 'a');
  const env = { ...process.env, KRING_DATA_DIR: data, KRING_LISTEN: listen };
  const child = spawn(program, args, { env, stdio: ['ignore', out, out] });
  closeSync(out);
  return child;
}

async function ended(child: ChildProcess, limit: number): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const late = AbortSignal.timeout(limit);
  const [code] = await once(child, 'exit', { signal: late });
  return code as number | null;
}

/** Fills a data folder with the sample municipalities. */
export async function seed(data: string, log: string): Promise<void> {
  const code = await ended(start(['demo', '--no-serve'], data, log), SEED_LIMIT);
  if (code !== 0) throw new Error(`kring demo --no-serve ended with ${code}; see ${log}`);
}

export interface Running {
  url: string;
  stop: () => Promise<void>;
}

/** Serves a data folder on a free port. */
export async function serve(data: string, log: string): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start(['demo'], data, log, `127.0.0.1:${port}`);
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await ended(child, STOP_LIMIT).catch(() => 'nothing in time');
    if (code !== 0) {
      child.kill('SIGKILL');
      throw new Error(`the server was asked to stop and ended with ${code}; see ${log}`);
    }
  };
  const until = Date.now() + START_LIMIT;
  while (!(await ready(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}; see ${log}`);
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`the server is not ready; see ${log}`);
    }
    await pause(50);
  }
  return { url, stop };
}

async function ready(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
