import type { TextLanguage } from './normal.ts';
import { readEnglish } from './number-words.en.ts';
import { vietnameseReader } from './number-words.vi.ts';

const READERS = {
  vi: vietnameseReader(false),
  plain: vietnameseReader(true),
  en: readEnglish,
};

/** A sentence without one of these has no number in words. */
const ANY =
  / (?:mười|mươi|chục|trăm|nghìn|ngàn|triệu|năm|phẩy|phần|cây|km|dặm|hải|mét|muoi|chuc|tram|nghin|ngan|trieu|nam|phay|phan|cay|dam|hai|met|hundred|thousand|million|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|kilomet\w+|miles?|nautical|per|percent|met(?:er|re)s?) /u;

/**
 * Writes spelled-out numbers of a normalised sentence in digits: `một nghìn hai trăm lẻ năm` → `1205`. A lone
 * small number stays a word (`hai nước`, `three documents`) unless a unit follows; what only sounds like a
 * number (`mấy trăm`, `hai nghìn năm` as an age) stays too. Chinese numerals are read where they stand.
 */
export function writeDigits(text: string, language: TextLanguage, plain: boolean): string {
  if (language === 'zh' || !ANY.test(text)) return text;
  const read = READERS[plain ? 'plain' : language];
  const words = text.split(' ');
  const written: string[] = [];
  for (let at = 0; at < words.length; ) {
    const number = read(words, at);
    written.push(number ? number.digits : (words[at] ?? ''));
    at = number ? number.end : at + 1;
  }
  return written.join(' ');
}
