import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '../../db/model/index.ts';
import { parseStatement } from './statements.ts';

/** The statements of a folder, for tests and benches; throws with file, line and field at the first mistake. */
export function readStatements(folder: string): Statement[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const parsed = parseStatement(readFileSync(join(folder, name), 'utf8'), name);
      if (parsed.ok) return parsed.statements;
      throw new Error(
        parsed.problems
          .map(({ file, line, field, message }) => `${file}:${line} ${field}: ${message}`)
          .join('\n'),
      );
    });
}
