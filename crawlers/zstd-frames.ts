/**
 * Passes zstd data through and fails at its end when a frame is not whole: Node's decoder gives back what it has
 * without a word, and half a page would be kept as a whole one. Frames as RFC 8878 §3.1 writes them.
 * @throws Error with code ZSTD_CUT
 */
export async function* wholeFrames(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const walk = walker();
  for await (const piece of pieces) {
    walk.read(piece);
    yield piece;
  }
  if (!walk.isAtEnd()) throw Object.assign(new Error('unexpected end of file'), { code: 'ZSTD_CUT' });
}

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];

/** Follows frame and block headers, and skips what lies between them. */
function walker() {
  let head: number[] = [];
  let skip = 0;
  let hasChecksum = false;
  let lost = false;
  /** What the next bytes are, and how many. */
  let next: { readonly bytes: number; readonly take: (value: number) => void };

  const magic = {
    bytes: 4,
    take: (value: number) => {
      if (value === FRAME) next = descriptor;
      else if ((value & 0xfffffff0) >>> 0 === SKIPPABLE) next = skippable;
      // No zstd at all: the decoder says so.
      else lost = true;
    },
  };
  const skippable = {
    bytes: 4,
    take: (value: number) => {
      skip = value;
      next = magic;
    },
  };
  const descriptor = {
    bytes: 1,
    take: (value: number) => {
      const single = (value & 0x20) !== 0;
      hasChecksum = (value & 0x04) !== 0;
      const size = value >>> 6 === 0 && single ? 1 : SIZE_BYTES[value >>> 6]!;
      skip = (single ? 0 : 1) + DICTIONARY_BYTES[value & 3]! + size;
      next = block;
    },
  };
  const block = {
    bytes: 3,
    take: (value: number) => {
      const isRun = ((value >>> 1) & 3) === 1;
      const isLast = (value & 1) === 1;
      skip = (isRun ? 1 : value >>> 3) + (isLast && hasChecksum ? 4 : 0);
      if (isLast) next = magic;
    },
  };
  next = magic;

  return {
    read(piece: Uint8Array): void {
      for (let at = 0; at < piece.length && !lost; ) {
        if (skip > 0) {
          const step = Math.min(skip, piece.length - at);
          skip -= step;
          at += step;
          continue;
        }
        head.push(piece[at++]!);
        if (head.length < next.bytes) continue;
        const value = head.reduceRight((sum, byte) => sum * 256 + byte, 0);
        head = [];
        next.take(value);
      }
    },
    isAtEnd: () => lost || (skip === 0 && head.length === 0 && next === magic),
  };
}
