/** UTF-8 that was once read as windows-1252 and saved again: `Viá»‡t Nam`. Mirrors and old portals serve it so. */
const TELLTALE =
  /[ÃÄÆ][\u0080-\u00bf\u2018-\u203a\u20ac\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]|á[º»][\u0080-\u00ff\u2013-\u203a\u20ac\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]/g;
/** Telltales in a page below which it is left alone: a single `Ã©` may be a name quoted as it was found. */
const ENOUGH = 8;
const SAMPLE = 100_000;

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128))].map(
    (char, i) => [char, i + 128] as const,
  ),
);

/** The text with such runs read as they were meant; every other character stays. */
export function mendMojibake(text: string): string {
  const sample = text.slice(0, SAMPLE);
  if ((sample.match(TELLTALE)?.length ?? 0) < ENOUGH) return text;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return text.replace(/[^\u0000-\u007f]+/g, (run) => {
    const bytes: number[] = [];
    for (const char of run) {
      const byte = BYTE_OF.get(char);
      if (byte === undefined) return run;
      bytes.push(byte);
    }
    try {
      return utf8.decode(Uint8Array.from(bytes));
    } catch {
      return run;
    }
  });
}
