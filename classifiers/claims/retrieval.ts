import type { Statement } from '../../db/model/index.ts';
import type { TaggedSentence } from './tagging.ts';
import { TAG } from './tags.ts';

/** L2-normalised embeddings, in the order of the texts; the untuned half of the shipped encoder. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** Statements that sentences may concern whatever words they use. */
export interface Retrieval {
  /** For each sentence the ids of the nearest statements, nearest first, at most three. */
  nearest(sentences: readonly string[]): Promise<readonly (readonly string[])[]>;
}

/** Of sentences that name nothing, 42 of 57 have their statement among the nearest three (docs/measurements.md). */
const MOST = 3;

/** Words of territory; only with a country beside them is a sentence worth its embedding. */
const TERRITORY =
  / (?:chủ quyền|lãnh thổ|lãnh hải|hải phận|biên giới|đường biên|biên ải|biên viễn|ranh giới|cột mốc|mốc giới|quần đảo|hòn đảo|đảo|thác|bãi|thềm lục địa|đặc quyền|vùng biển|nhượng|dâng|xâm chiếm|xâm lấn|lấn chiếm|chiếm đóng|phán quyết|thẩm phán|tòa|hiệp ước|hiệp định|chu quyen|lanh tho|bien gioi|quan dao|hon dao|vung bien|sovereign\w*|territor\w*|border|borders|frontier|boundary|demarcat\w*|island|islands|archipelagos?|reef|reefs|shoal|falls|waterfall|waters|continental shelf|exclusive economic|ceded|annex\w*|occup\w*|treaty|judges|tribunal|court|line) |主权|领土|领海|边界|边境|国界|界碑|群岛|岛屿|岛礁|瀑布|海域|大陆架|专属经济区|割让|侵占|占领|裁决|法官|条约|协定|海图/u;
const COUNTRY = new RegExp(`[${TAG.countries}]`, 'u');

/** True for a sentence that may speak of a territory and a country: the only ones that are embedded. */
export const mayConcern = ({ text }: Pick<TaggedSentence, 'text'>): boolean =>
  COUNTRY.test(text) && TERRITORY.test(text);

interface Meaning {
  readonly statement: string;
  readonly vector: Float32Array;
}

/** A vector less the middle of all statements, at unit length: what they share tells nothing apart. */
function centred(vector: Float32Array, middle: Float32Array): Float32Array {
  const out = vector.map((value, index) => value - (middle[index] ?? 0));
  const norm = Math.hypot(...out) || 1;
  return out.map((value) => value / norm);
}

/**
 * Retrieval over propositions and what contradicts them, in all their languages. The statements are embedded
 * once, at the first question; a failure there is tried again at the next.
 */
export function createRetrieval(statements: readonly Statement[], embed: Embed): Retrieval {
  const texts = statements.flatMap(({ id, proposition, contradictedBy }) =>
    [proposition, ...contradictedBy].flatMap((said) =>
      (['vi', 'en', 'zh'] as const).map((language) => ({ statement: id, text: said[language] })),
    ),
  );
  const read = async () => {
    const vectors = await embed(texts.map(({ text }) => text));
    const middle = new Float32Array(vectors[0]?.length ?? 0);
    for (const vector of vectors)
      vector.forEach((value, index) => {
        middle[index] = (middle[index] ?? 0) + value / vectors.length;
      });
    const meanings = texts.map(
      ({ statement }, index): Meaning => ({ statement, vector: centred(vectors[index]!, middle) }),
    );
    return { middle, meanings };
  };
  let known: ReturnType<typeof read> | undefined;

  return {
    async nearest(sentences) {
      if (sentences.length === 0 || texts.length === 0) return sentences.map(() => []);
      known ??= read();
      const { middle, meanings } = await known.catch((error) => {
        known = undefined;
        throw error;
      });
      return (await embed(sentences)).map((vector) => {
        const own = centred(vector, middle);
        const best = new Map<string, number>();
        for (const meaning of meanings) {
          let near = 0;
          for (let index = 0; index < own.length; index += 1) near += own[index]! * meaning.vector[index]!;
          if (near > (best.get(meaning.statement) ?? -1)) best.set(meaning.statement, near);
        }
        return [...best]
          .sort((a, b) => b[1] - a[1])
          .slice(0, MOST)
          .map(([statement]) => statement);
      });
    },
  };
}
