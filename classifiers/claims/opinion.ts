import type { ClaimMatch, Statement } from '../../db/model/index.ts';
import { sentenceLanguage } from './normal.ts';

/**
 * What an inference model says of a sentence and a proposition; three probabilities that sum to one. Undefined
 * where it cannot say: the check's own verdict then stands as it is.
 */
export type SecondOpinion = (
  premise: string,
  hypothesis: string,
) => Promise<
  { readonly entailment: number; readonly neutral: number; readonly contradiction: number } | undefined
>;

/** Below this a model that agrees with the statement takes the flag back. */
const ENTAILS = 0.8;

/**
 * Puts every flag before an inference model, if there is one. A model that reads the sentence as entailing the
 * statement turns the flag into a report; otherwise its word only moves the score. It never raises a flag.
 */
export async function askSecondOpinion(
  matches: readonly ClaimMatch[],
  statements: readonly Statement[],
  opinion: SecondOpinion | undefined,
): Promise<ClaimMatch[]> {
  if (!opinion) return [...matches];
  const byId = new Map(statements.map((statement) => [statement.id, statement]));
  const heard: ClaimMatch[] = [];
  for (const match of matches) {
    const statement = byId.get(match.statement);
    if (match.verdict !== 'contradicts' || !statement) {
      heard.push(match);
      continue;
    }
    const { language } = sentenceLanguage(match.quote);
    const said = await opinion(match.quote, statement.proposition[language]);
    if (!said) heard.push(match);
    else if (said.entailment >= ENTAILS)
      heard.push({ ...match, verdict: 'reports', why: [...match.why, 'second-opinion:entails'] });
    else
      heard.push({
        ...match,
        score: Math.round((match.score * 0.7 + said.contradiction * 0.3) * 100) / 100,
        why: [...match.why, 'second-opinion'],
      });
  }
  return heard;
}
