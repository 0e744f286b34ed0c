import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClaimChecker, createChecker } from '../classifiers/claims/check.ts';
import { openJudge } from '../classifiers/claims/judge.ts';
import { createRetrieval } from '../classifiers/claims/retrieval.ts';
import { parseStatement } from '../classifiers/claims/statements.ts';
import { createLanguageIdentifier } from '../classifiers/language.ts';
import type { TextModel } from '../classifiers/model.ts';
import { createLocator, type Locator } from '../classifiers/places/locate.ts';
import type { Statement } from '../db/model/index.ts';
import type { Config } from './config.ts';
import { log } from './log.ts';
import { openHelpers } from './model-helpers.ts';
import { openModelInUse } from './models.ts';

/** Everything that reads a text: no database, no network. */
export interface Readers {
  readonly identifyLanguage: (text: string) => { readonly language: string; readonly confidence: number };
  readonly locator: Locator;
  readonly model: TextModel;
  readonly checker: ClaimChecker;
  readonly statements: readonly Statement[];
  /** Mistakes in statement files, one line each; the other statements work on. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Loads the readers of texts, about two seconds the first time. */
export async function openReaders(config: Config): Promise<Readers> {
  const [identifyLanguage, reader, helpers, { statements, problems }] = await Promise.all([
    createLanguageIdentifier(),
    openModelInUse(config.home),
    openHelpers(config.home, log.warn),
    loadStatements(config.statements),
  ]);
  const model = helpers.toned(reader);
  const judge = openJudge(model);
  return {
    identifyLanguage,
    model,
    statements,
    problems,
    locator: createLocator(),
    checker: createChecker({
      statements,
      retrieval: createRetrieval(statements, model.embed),
      judge,
      secondOpinion: helpers.opinion,
    }),
    close: async () => {
      await model.close();
      await helpers.close();
    },
  };
}

/** Every statement of a folder; a file with a mistake is left out and named. */
export async function loadStatements(
  folder: string,
): Promise<{ readonly statements: readonly Statement[]; readonly problems: readonly string[] }> {
  const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const statements: Statement[] = [];
  const problems: string[] = [];
  for (const name of files) {
    const file = join(folder, name);
    const parsed = parseStatement(await readFile(file, 'utf8'), file);
    if (parsed.ok) statements.push(...parsed.statements);
    else
      problems.push(
        ...parsed.problems.map(
          (problem) => `${problem.file}:${problem.line}: ${problem.field}: ${problem.message}`,
        ),
      );
  }
  return { statements, problems };
}
