import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Wanted {
  readonly url: string;
  /** Where the bytes go while they are unchecked; kept between attempts. */
  readonly part: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type Downloaded = { readonly kind: 'ok' } | { readonly kind: 'failed'; readonly reason: string };

const ATTEMPTS = 4;

const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
};

/** SHA-256 of a file, lower-case hexadecimal; it is streamed, not held. */
export async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Fetches one file into `part`, going on where an earlier attempt stopped (Range), and checks length and
 * SHA-256. A cut connection is tried again, four times in all; wrong bytes are deleted and refused at once.
 */
export async function download(
  wanted: Wanted,
  fetch: typeof globalThis.fetch,
  onBytes: (have: number) => void,
): Promise<Downloaded> {
  await mkdir(dirname(wanted.part), { recursive: true });
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    let have = await sizeOf(wanted.part);
    if (have > wanted.bytes) {
      await rm(wanted.part);
      have = 0;
    }
    if (have < wanted.bytes) {
      const failure = await fetchRest(wanted, have, fetch, onBytes);
      if (failure?.final) return { kind: 'failed', reason: failure.reason };
      reason = failure?.reason ?? '';
    }
    if ((await sizeOf(wanted.part)) !== wanted.bytes) continue;
    const sha256 = await fileSha256(wanted.part);
    if (sha256 === wanted.sha256) return { kind: 'ok' };
    await rm(wanted.part);
    return {
      kind: 'failed',
      reason: `${wanted.url}: SHA-256 is ${sha256}, expected ${wanted.sha256}; the bytes were thrown away`,
    };
  }
  return { kind: 'failed', reason: `${wanted.url}: ${reason || 'incomplete'} after ${ATTEMPTS} attempts` };
}

interface Failure {
  readonly reason: string;
  /** No further attempt would help. */
  readonly final: boolean;
}

async function fetchRest(
  wanted: Wanted,
  have: number,
  fetch: typeof globalThis.fetch,
  onBytes: (have: number) => void,
): Promise<Failure | undefined> {
  let response: Response;
  try {
    response = await fetch(wanted.url, have ? { headers: { range: `bytes=${have}-` } } : {});
  } catch (error) {
    return { reason: `no answer (${(error as Error).message})`, final: false };
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    const final = response.status >= 400 && response.status < 500 && response.status !== 416;
    if (response.status === 416) await rm(wanted.part, { force: true });
    return { reason: `${wanted.url}: HTTP ${response.status}`, final };
  }
  // A server without Range sends the whole file again.
  const resumed = response.status === 206;
  const file = await open(wanted.part, resumed ? 'a' : 'w');
  let written = resumed ? have : 0;
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      written += chunk.byteLength;
      if (written > wanted.bytes) {
        return { reason: `${wanted.url}: more than the ${wanted.bytes} bytes expected`, final: true };
      }
      await file.write(chunk);
      onBytes(written);
    }
  } catch (error) {
    return {
      reason: `the connection was cut at ${written} bytes (${(error as Error).message})`,
      final: false,
    };
  } finally {
    await file.close();
  }
  return written < wanted.bytes
    ? { reason: `only ${written} of ${wanted.bytes} bytes came`, final: false }
    : undefined;
}
