/** One expectation of the published robots.txt test set. */
export interface RobotsCase {
  readonly robots: string;
  readonly agent: string;
  readonly url: string;
  readonly allowed: boolean;
}

/** Reads a `.textproto` file of the robots.txt specification tests; only the fields it needs. */
export function readRobotsCases(textproto: string): RobotsCase[] {
  const field = /^\s*(?:([a-z_]+):)?\s*(?:("(?:[^"\\]|\\.)*")|([A-Z_]+))?/;
  const cases: RobotsCase[] = [];
  const now: Record<string, string> = {};
  let last = '';
  for (const line of textproto.split('\n')) {
    const match = field.exec(line);
    if (!match || line.trimStart().startsWith('#')) continue;
    const [, name, quoted, word] = match;
    if (name) {
      last = name;
      now[name] = '';
    }
    if (quoted && (name || last)) now[last] += unescapeC(quoted.slice(1, -1));
    if (name === 'expected_outcome' && word) {
      cases.push({
        robots: now.robotstxt ?? '',
        agent: now.useragent ?? '',
        url: now.testurl ?? '',
        allowed: word === 'ALLOWED',
      });
    }
  }
  return cases;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** C escapes stand for bytes; the bytes are UTF-8. */
function unescapeC(text: string): string {
  const bytes: Buffer[] = [];
  for (const [piece] of text.matchAll(/\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3}|\\.|[^\\]+/gs)) {
    if (!piece.startsWith('\\')) bytes.push(Buffer.from(piece));
    else if (piece[1] === 'x') bytes.push(Buffer.from([Number.parseInt(piece.slice(2), 16)]));
    else if (/[0-7]/.test(piece[1]!)) bytes.push(Buffer.from([Number.parseInt(piece.slice(1), 8)]));
    else bytes.push(Buffer.from(SIMPLE[piece[1]!] ?? piece[1]!));
  }
  return Buffer.concat(bytes).toString('utf8');
}
