import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Labelled } from './stories.ts';

/** What an editor does to a text that is taken over; each takes title, sentences and a source of chance. */
type Edit = (piece: Piece, chance: () => number, other: Piece) => Piece;

interface Piece {
  readonly title: string;
  readonly sentences: readonly string[];
}

const EDITS: Readonly<Record<string, Edit>> = {
  exact: (piece) => piece,
  rewrapped: ({ title, sentences }) => ({
    title,
    sentences: sentences.map((line) => line.replace(/ /g, '  ')),
  }),
  retitled: ({ sentences }) => ({
    title: sentences[Math.floor(sentences.length / 2)]!.slice(0, 80),
    sentences,
  }),
  cut: ({ title, sentences }) => ({
    title,
    sentences: sentences.slice(0, Math.ceil(sentences.length * 0.55)),
  }),
  tail: ({ title, sentences }) => ({ title, sentences: sentences.slice(Math.floor(sentences.length * 0.4)) }),
  newLead: ({ title, sentences }, _, other) => ({
    title,
    sentences: [other.sentences[0]!, ...sentences.slice(1)],
  }),
  decomposed: ({ title, sentences }) => ({
    title: title.normalize('NFD'),
    sentences: sentences.map((line) => line.normalize('NFD')),
  }),
  signed: ({ title, sentences }) => ({
    title,
    sentences: ['(Tin tổng hợp) -', ...sentences, 'Mời bạn đọc xem thêm tại chuyên mục Thời sự.'],
  }),
  edited: ({ title, sentences }, chance) => ({
    title,
    sentences: sentences.map((line) =>
      line
        .split(' ')
        .filter(() => chance() > 0.04)
        .join(' '),
    ),
  }),
};

/** Takes every n-th article of VNTC and makes reprints of a third of them. Times run on, a reprint within two days. */
export async function reprints(file: string, count: number): Promise<Labelled[]> {
  const pieces: Piece[] = [];
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  let n = 0;
  const step = Math.max(1, Math.floor(33_000 / count));
  for await (const line of lines) {
    if (n++ % step !== 3 % step || pieces.length >= count) continue;
    const piece = cutUp((JSON.parse(line) as { text: string }).text);
    if (piece) pieces.push(piece);
  }
  const chance = random(20261121);
  const kinds = Object.keys(EDITS);
  const out: (Labelled & { publishedAt: Date })[] = [];
  pieces.forEach((piece, i) => {
    const at = Date.UTC(2026, 0, 1) + (i / pieces.length) * 60 * 86_400_000;
    out.push(labelled(piece, `${i}`, `${i}-0`, at));
    if (i % 3 !== 0) return;
    for (let k = 1; k <= 3; k++) {
      const kind = kinds[Math.floor(chance() * kinds.length)]!;
      const made = EDITS[kind]!(piece, chance, pieces[(i + 7) % pieces.length]!);
      out.push(labelled(made, `${i}`, `${i}-${k}-${kind}`, at + chance() * 2 * 86_400_000));
    }
  });
  return out.sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}

const labelled = (piece: Piece, truth: string, id: string, at: number): Labelled & { publishedAt: Date } => ({
  id,
  truth,
  title: piece.title,
  text: piece.sentences.join('\n'),
  publishedAt: new Date(at),
  language: 'vi',
});

/** VNTC has no titles: the first words stand for one. */
function cutUp(text: string): Piece | undefined {
  const sentences = text
    .split(/\n+|(?<=[.!?]) (?=\p{Lu})/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return sentences.length < 6 ? undefined : { title: sentences[0]!.slice(0, 90), sentences };
}

/** A small generator with a seed (mulberry32), so that every run makes the same reprints. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
