import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KNOWN_MODELS, type KnownModel } from './catalogue.ts';
import { pullModel } from './pull.ts';

const COMMIT = 'a'.repeat(40);
const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('hex');

/** A hub on loopback: files by path, and what goes wrong with the next answers. */
class Hub {
  readonly files = new Map<string, Buffer>();
  readonly requests: { path: string; range: string | undefined }[] = [];
  /** Cut the weights' connection after so many bytes of an answer, so many times. */
  cutAfter = 0;
  cuts = 0;
  ignoreRange = false;
  #server: Server | undefined;
  #held: ServerResponse | undefined;
  from = '';

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      const path = (request.url ?? '').split('?')[0]!;
      const range = request.headers.range;
      this.requests.push({ path, range });
      const json = (value: unknown) => response.end(JSON.stringify(value));
      if (path.startsWith('/api/models/maker/tiny/revision/')) return json({ sha: COMMIT });
      if (path.startsWith(`/api/models/maker/tiny/tree/${COMMIT}`))
        return json(
          [...this.files].map(([name, body]) => ({
            type: 'file',
            path: name,
            size: body.length,
            ...(name.endsWith('.onnx') ? { lfs: { oid: sha256(body), size: body.length } } : {}),
          })),
        );
      const body = this.files.get(path.replace(`/maker/tiny/resolve/${COMMIT}/`, ''));
      if (!body) return response.writeHead(404).end();
      const start = range && !this.ignoreRange ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
      const rest = body.subarray(start);
      response.writeHead(start ? 206 : 200, { 'content-length': rest.length });
      if (path.endsWith('.onnx') && this.cuts > 0 && rest.length > this.cutAfter) {
        this.cuts--;
        this.#held = response;
        response.write(rest.subarray(0, this.cutAfter));
        return;
      }
      response.end(rest);
    });
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    this.from = `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }
  /** Cuts the answer that stopped half-way; the client calls it once those bytes have arrived. */
  cut(): void {
    this.#held?.destroy();
    this.#held = undefined;
  }
  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

const weights = randomBytes(200_000);
const config = Buffer.from('{"model_type":"bert"}');

function tiny(change: Partial<KnownModel> = {}): KnownModel {
  return {
    ...KNOWN_MODELS[0]!,
    name: 'tiny',
    repository: 'maker/tiny',
    revision: COMMIT,
    files: [
      { path: 'config.json', bytes: config.length, sha256: sha256(config) },
      {
        path: 'onnx/model_int8.onnx',
        as: 'onnx/model_quantized.onnx',
        bytes: weights.length,
        sha256: sha256(weights),
      },
    ],
    ...change,
  };
}

describe('pulling a model from a loopback hub', () => {
  let hub: Hub;
  let into: string;
  beforeEach(async () => {
    hub = new Hub();
    hub.files.set('config.json', config);
    hub.files.set('onnx/model_int8.onnx', weights);
    await hub.start();
    into = await mkdtemp(join(tmpdir(), 'pull-'));
  });
  afterEach(async () => {
    await hub.stop();
    await rm(into, { recursive: true });
  });
  const pull = (model = tiny(), seen: number[] = []) =>
    pullModel('tiny', {
      from: hub.from,
      into,
      fetch,
      catalogue: [model],
      onProgress: ({ file, have }) => {
        seen.push(have);
        if (file.endsWith('.onnx') && have % hub.cutAfter === 0) hub.cut();
      },
    });
  const weightRequests = () => hub.requests.filter(({ path }) => path.endsWith('.onnx'));

  test('puts checked files in place, with progress, and fetches nothing twice', async () => {
    const seen: number[] = [];
    const first = await pull(tiny(), seen);
    expect(first).toMatchObject({ kind: 'ok', revision: COMMIT, fetched: 2 });
    expect(await readFile(join(into, 'tiny/onnx/model_quantized.onnx'))).toEqual(weights);
    expect(seen.at(-1)).toBe(weights.length);
    expect(await pull()).toMatchObject({ kind: 'ok', fetched: 0 });
    expect(weightRequests()).toHaveLength(1);
    expect(JSON.parse(await readFile(join(into, 'tiny/diem-bao.json'), 'utf8')).name).toBe(
      'tiny@aaaaaaaaaaaa',
    );
  });

  test('goes on where a cut connection stopped', async () => {
    hub.cutAfter = 70_000;
    hub.cuts = 2;
    expect(await pull()).toMatchObject({ kind: 'ok' });
    expect(await readFile(join(into, 'tiny/onnx/model_quantized.onnx'))).toEqual(weights);
    expect(weightRequests().length).toBe(3);
    expect(weightRequests()[1]!.range).toMatch(/^bytes=\d+-$/);
  });

  test('keeps what came when every attempt is cut, and a later pull resumes it', async () => {
    hub.cutAfter = 20_000;
    hub.cuts = 4;
    expect(await pull()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('4 attempts') });
    expect(await readdir(join(into, 'tiny'))).toEqual(['.parts']);
    expect(await pull()).toMatchObject({ kind: 'ok' });
    expect(Number(/\d+/.exec(weightRequests().at(-1)!.range!)![0])).toBeGreaterThan(0);
  });

  test('a server without Range is read from the start', async () => {
    hub.ignoreRange = true;
    hub.cutAfter = 50_000;
    hub.cuts = 1;
    expect(await pull()).toMatchObject({ kind: 'ok' });
    expect(await readFile(join(into, 'tiny/onnx/model_quantized.onnx'))).toEqual(weights);
  });

  test('refuses wrong bytes of the right length and leaves nothing in place', async () => {
    const wrong = Buffer.from(weights);
    wrong[100] = wrong[100]! ^ 1;
    hub.files.set('onnx/model_int8.onnx', wrong);
    expect(await pull()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('SHA-256') });
    expect(await readdir(join(into, 'tiny'))).toEqual(['.parts']);
    expect(await readdir(join(into, 'tiny/.parts'), { recursive: true })).not.toContain(
      'onnx/model_quantized.onnx.part',
    );
  });

  test('refuses a file that never ends', async () => {
    hub.files.set('onnx/model_int8.onnx', Buffer.concat([weights, weights]));
    expect(await pull()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('more than') });
  });

  test('repairs a file that was damaged on disk', async () => {
    await pull();
    await writeFile(join(into, 'tiny/config.json'), 'broken');
    expect(await pull()).toMatchObject({ kind: 'ok', fetched: 1 });
    expect(await readFile(join(into, 'tiny/config.json'))).toEqual(config);
  });

  test('an unpinned model is fixed by its first pull', async () => {
    const files = tiny().files.map(({ path, as }) => ({ path, as }));
    const open = tiny({ revision: null, files });
    expect(await pull(open)).toMatchObject({ kind: 'ok', revision: COMMIT });
    await rm(join(into, 'tiny/onnx'), { recursive: true });
    hub.files.set('onnx/model_int8.onnx', randomBytes(weights.length));
    expect(await pull(open)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('SHA-256') });
  });

  test('refuses unknown names, absent files and ways out of the folder', async () => {
    expect(await pullModel('huge', { from: hub.from, into, fetch })).toMatchObject({ kind: 'refused' });
    hub.files.delete('config.json');
    expect(await pull()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('404') });
    const escaping = tiny({ files: [{ path: 'config.json', as: '../../evil.json', bytes: 1, sha256: 'x' }] });
    expect(await pull(escaping)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('evil') });
  });
});

test('every known model says what an office must know before it fetches it', () => {
  const kinds = KNOWN_MODELS.map((model) => model.kind);
  expect(new Set(kinds)).toEqual(new Set(['sentence-encoder', 'sentiment', 'entailment']));
  for (const model of KNOWN_MODELS) {
    expect(model.licence).toMatch(/^(MIT|Apache-2\.0)$/);
    expect(model.megabytes).toBeGreaterThan(0);
    expect(model.memoryMegabytes).toBeGreaterThan(model.megabytes);
    for (const file of model.files) if (file.sha256) expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  }
});
