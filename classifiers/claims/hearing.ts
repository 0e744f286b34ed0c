import type { Statement } from '../../db/model/index.ts';
import { isSilent, type Judge, type Judgement, reconsider, speak, worthJudging } from './judge.ts';
import { type Line, namedIn, type ReaderFor, type Stands } from './line.ts';
import type { Retrieval } from './retrieval.ts';

export interface Hearing {
  readonly judge: Judge;
  readonly retrieval: Retrieval | undefined;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly readerFor: ReaderFor;
  readonly stands: Stands;
}

/**
 * The lines after the trained judge was heard: it reconsiders what the rules found, and speaks where they were
 * silent in a sentence that names what a statement is about.
 */
export async function hearJudge(lines: readonly Line[], hearing: Hearing): Promise<Line[]> {
  const { judge, readerFor, stands } = hearing;
  const candidates = lines.map((line) =>
    line.matches.length === 0 && worthJudging(line.sentence.text)
      ? namedIn(line, readerFor(line.tagged.language, line.tagged.plain))
      : [],
  );
  const open = lines.flatMap(({ matches }, index) =>
    matches.length > 0 || candidates[index]!.length > 0 ? [index] : [],
  );
  const said = await judge(open.map((index) => lines[index]!.sentence.text));
  const heard = new Map<number, Judgement>(open.map((index, at) => [index, said[at]!]));
  const about = await concerning(lines, candidates, heard, hearing);
  return lines.map((line, index) => {
    const judgement = heard.get(index);
    if (!judgement) return line;
    const matches =
      line.matches.length > 0
        ? reconsider(line.matches, judgement)
        : speak(judgement, askedOf(line, about.get(index)));
    return { ...line, matches: matches.filter(stands) };
  });
}

/** The statement that each line in which the judge speaks concerns: of those it names, the nearest by retrieval. */
async function concerning(
  lines: readonly Line[],
  candidates: readonly (readonly string[])[],
  heard: ReadonlyMap<number, Judgement>,
  { retrieval, statements }: Hearing,
): Promise<ReadonlyMap<number, Statement | undefined>> {
  const speaking = [...heard].flatMap(([index, said]) =>
    lines[index]!.matches.length === 0 && !isSilent(said) ? [index] : [],
  );
  const near = await retrieval?.nearest(speaking.map((index) => lines[index]!.sentence.text));
  return new Map(
    speaking.map((index, at) => {
      const named = candidates[index]!;
      const id = near?.[at]?.find((found) => named.includes(found)) ?? named[0];
      return [index, statements.get(id ?? '')];
    }),
  );
}

const askedOf = ({ sentence, inQuotation, tagged }: Line, about: Statement | undefined) => ({
  quote: sentence.text,
  start: sentence.start,
  end: sentence.end,
  statement: about?.id,
  inQuotation,
  figures: tagged.quantities.length > 0 && (about?.figures.length ?? 0) > 0,
  nearCriticism: about?.nearCriticism ?? false,
});
