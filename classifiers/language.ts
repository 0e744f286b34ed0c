import { byScript } from './language/scripts.ts';
import { swahili } from './language/swahili.ts';
import { unmarkedVietnamese } from './language/unmarked-vietnamese.ts';

/** ISO 639-1 or `und`, and how sure, 0 to 1. */
export interface IdentifiedLanguage {
  readonly language: string;
  readonly confidence: number;
}
export type LanguageIdentifier = (text: string) => IdentifiedLanguage;

/** More text makes no answer better. */
const ENOUGH = 2000;
/** Letters that only Vietnamese has: with hooks, or with two marks. */
const VIETNAMESE_ONLY = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơư]/gi;
const UND: IdentifiedLanguage = { language: 'und', confidence: 0 };

/**
 * Loads the detector (eld, about 0.3 s, once for a process) and gives the function that names the language of
 * a text, a headline being enough: script first, then Vietnamese letters, Vietnamese without marks, then n-grams.
 */
export async function createLanguageIdentifier(): Promise<LanguageIdentifier> {
  // Imported here, as its tables (1.6 MB) are code that runs on import.
  const { eld: detector } = await import('eld/small');

  return (given) => {
    const text = given
      .slice(0, ENOUGH)
      .normalize('NFC')
      .replace(/(?:https?:\/\/|www\.)\S+|[@#]\S+/g, ' ');
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < 2) return UND;
    const script = byScript(text);
    if (script) return { language: script.language, confidence: Math.min(1, 0.5 + script.share / 2) };

    const own = text.match(VIETNAMESE_ONLY)?.length ?? 0;
    if (own >= 2 && own / letters > 0.06)
      return { language: 'vi', confidence: Math.min(1, 0.8 + own / letters) };

    const unmarked = own / letters > 0.02 ? 0 : unmarkedVietnamese(text);
    if (unmarked >= 0.4) return { language: 'vi', confidence: 0.5 + unmarked / 2 };

    const result = detector.detect(text);
    const scores = Object.values(result.getScores()).sort((a, b) => b - a);
    const [first = 0, second = 0] = scores;
    const sw = swahili(text);
    if (sw >= 0.5 && result.language !== 'en') return { language: 'sw', confidence: sw };
    if (!result.language) return unmarked > 0.2 ? { language: 'vi', confidence: unmarked } : UND;
    const lead = first === 0 ? 0 : (first - second) / first;
    return {
      language: result.language,
      confidence: Math.min(1, 0.4 + lead + (result.isReliable() ? 0.2 : 0)),
    };
  };
}
