import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeFrames } from './zstd-frames.ts';

const run = async (data: Uint8Array, step: number): Promise<Uint8Array> => {
  const pieces = (async function* () {
    for (let at = 0; at < data.length; at += step) yield data.subarray(at, at + step);
  })();
  return Buffer.concat(await Array.fromAsync(wholeFrames(pieces)));
};
const SKIPPED = Buffer.concat([Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);

it('passes whole frames of any kind, however they are cut into pieces, and no part of one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 8 }),
      async (texts, checksum, zeros, step, missing) => {
        const params = { [constants.ZSTD_c_checksumFlag]: checksum ? 1 : 0 };
        const frames = texts.map((text) =>
          zstdCompressSync(Buffer.concat([text, Buffer.alloc(zeros), text]), { params }),
        );
        const data = Buffer.concat([SKIPPED, ...frames]);
        expect(Buffer.compare(await run(data, step), data)).toBe(0);
        await expect(run(data.subarray(0, data.length - missing), step)).rejects.toMatchObject({
          code: 'ZSTD_CUT',
        });
      },
    ),
    { numRuns: 60 },
  );
});

it('leaves what is no zstd to the decoder', async () => {
  expect(await run(Buffer.from('Tin trong ngày'), 4)).toEqual(Buffer.from('Tin trong ngày'));
  expect(await run(Buffer.alloc(0), 1)).toHaveLength(0);
});
