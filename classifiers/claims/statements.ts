import { isMap, LineCounter, type Node, parseDocument } from 'yaml';
import * as z from 'zod';
import { COUNTRIES, POSITIONS, type Statement } from '../../db/model/index.ts';
import { patternContext } from './cores.ts';
import { ENGLISH } from './grammar/en.ts';
import { VIETNAMESE } from './grammar/vi.ts';
import { CHINESE } from './grammar/zh.ts';
import { compilePattern } from './pattern.ts';

/** A mistake in a statement file: where it is and what would be right. */
export interface StatementProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Path of the field: `figures.0.value`. */
  readonly field: string;
  readonly message: string;
}

export type ParsedStatement =
  | { readonly ok: true; readonly statements: readonly Statement[] }
  | { readonly ok: false; readonly problems: readonly StatementProblem[] };

const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
const localised = z.strictObject({ vi: text, en: text, zh: text });
const list = z
  .strictObject({
    vi: z.array(text).default([]),
    en: z.array(text).default([]),
    zh: z.array(text).default([]),
  })
  .default({ vi: [], en: [], zh: [] });
const figure = z.strictObject({
  name: text,
  value: z.number(),
  unit: z.enum(['km', 'km2', 'nmi', '%', 'count']),
  tolerance: z.number().nonnegative(),
  alsoAccepted: z.array(z.number()).default([]),
  subject: list,
  counted: list,
});
const statementSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is a slug: land-border-cn-length'),
  version: z.int().positive(),
  position: z.enum(POSITIONS),
  nearCriticism: z.boolean().default(false),
  proposition: localised,
  contradictedBy: z.array(localised).min(1),
  figures: z.array(figure).default([]),
  dates: z
    .array(
      z.strictObject({
        name: text,
        on: day,
        subject: list,
        event: list,
        parties: z.array(z.enum(COUNTRIES)).optional(),
      }),
    )
    .default([]),
  terms: list,
  context: list.optional(),
  ownership: z
    .strictObject({ holder: z.enum([...COUNTRIES, 'none']), shared: z.boolean().default(false) })
    .optional(),
  patterns: z
    .strictObject({ affirms: list, denies: list, rebuts: list.optional(), claims: list.optional() })
    .default({ affirms: { vi: [], en: [], zh: [] }, denies: { vi: [], en: [], zh: [] } }),
  sources: z
    .array(
      z.strictObject({
        document: text,
        article: text.optional(),
        date: z.string().regex(/^\d{4}(?:-\d{2}-\d{2})?$/, 'a date is written YYYY-MM-DD or YYYY'),
        url: z.url({ protocol: /^https?$/ }),
        checked: z.boolean(),
      }),
    )
    .min(1),
  holdsFrom: day,
  desk: text,
  othersPositions: z.array(z.strictObject({ holder: text, vi: text })).default([]),
  reply: z.strictObject({ vi: text, en: text.optional(), zh: text.optional() }),
  history: z.array(z.strictObject({ version: z.int().positive(), date: day, change: text })).min(1),
});

const CONTEXTS = [
  patternContext(VIETNAMESE, 'vi', false),
  patternContext(ENGLISH, 'en', false),
  patternContext(CHINESE, 'zh', false),
];

/** Patterns that do not compile, as paths and messages. */
function patternProblems(statement: Statement): { path: (string | number)[]; message: string }[] {
  const lists = [
    { path: ['patterns', 'affirms'], list: statement.patterns.affirms },
    { path: ['patterns', 'denies'], list: statement.patterns.denies },
    ...(['rebuts', 'claims'] as const).flatMap((name) => {
      const patterns = statement.patterns[name];
      return patterns ? [{ path: ['patterns', name], list: patterns }] : [];
    }),
    ...statement.figures.flatMap((item, index) => [
      { path: ['figures', index, 'subject'], list: item.subject },
      { path: ['figures', index, 'counted'], list: item.counted },
    ]),
    ...statement.dates.flatMap((item, index) => [
      { path: ['dates', index, 'subject'], list: item.subject },
      { path: ['dates', index, 'event'], list: item.event },
    ]),
  ];
  return lists.flatMap(({ path, list: patterns }) =>
    CONTEXTS.flatMap((context) =>
      patterns[context.language].flatMap((pattern, index) => {
        try {
          compilePattern(pattern, context);
          return [];
        } catch (error) {
          return [
            {
              path: [...path, context.language, index],
              message: error instanceof Error ? error.message : String(error),
            },
          ];
        }
      }),
    ),
  );
}

/**
 * Reads one statement file: a statement, or a list of them under `statements`. A mistake is a value that names
 * file, line and field; the caller goes on with the other files.
 */
export function parseStatement(yaml: string, file: string): ParsedStatement {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    field: '',
    message: error.message.split('\n')[0] ?? '',
  }));
  if (syntax.length > 0) return { ok: false, problems: syntax };
  const several = isMap(document.contents) && document.contents.has('statements');
  const schema = several ? z.strictObject({ statements: z.array(statementSchema).min(1) }) : statementSchema;
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as Node | null | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const problem = (path: readonly PropertyKey[], message: string): StatementProblem => ({
    file,
    line: lineOf(path),
    field: path.map(String).join('.'),
    message,
  });
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map((issue) => problem(issue.path, issue.message)) };
  const statements: readonly Statement[] =
    'statements' in parsed.data ? parsed.data.statements : [parsed.data];
  const problems = statements.flatMap((statement, index) =>
    patternProblems(statement).map(({ path, message }) =>
      problem(several ? ['statements', index, ...path] : path, message),
    ),
  );
  const names = new Set<string>();
  statements.forEach((statement, index) => {
    if (names.has(statement.id))
      problems.push(
        problem(several ? ['statements', index, 'id'] : ['id'], `id ${statement.id} occurs twice`),
      );
    names.add(statement.id);
    // An edit without its line of history would reopen cases and say to nobody why.
    if (!statement.history.some(({ version }) => version === statement.version))
      problems.push(
        problem(
          several ? ['statements', index, 'history'] : ['history'],
          `version ${statement.version} has no entry: add one with its date and change`,
        ),
      );
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, statements };
}
