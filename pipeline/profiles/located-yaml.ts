import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml';
import { z } from 'zod';

/** One mistake in a data file, at the place where it was made. */
export interface ProfileProblem {
  /** Path as it was opened. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Dotted path of the field; '' for the whole file. */
  readonly field: string;
  /** What is wrong and what is allowed. */
  readonly message: string;
}

/** `localities/xa-loi-bac/sources.yaml:14: sources.2.type: "rss" is not one of feed, sitemap, …` */
export const formatProblem = (problem: ProfileProblem): string =>
  `${problem.file}:${problem.line}: ${problem.field ? `${problem.field}: ` : ''}${problem.message}`;

/** A YAML file that was read, with what is needed to point back into it. */
export interface LocatedYaml {
  readonly file: string;
  readonly value: unknown;
  /** Line of the node at a path, or of its nearest ancestor that exists. */
  lineOf(path: readonly PropertyKey[]): number;
  /** Line of a key inside the map at a path. */
  lineOfKey(path: readonly PropertyKey[], key: string): number;
}

/** Reads a YAML file. A file that is absent or no YAML is a list of problems, never an exception. */
export function readYaml(file: string): LocatedYaml | readonly ProfileProblem[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return [
      {
        file,
        line: 1,
        field: '',
        message: absent ? 'the file is missing' : `cannot be read: ${String(error)}`,
      },
    ];
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      field: '',
      message: `not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}`,
    }));
  }
  const lineAt = (node: unknown): number | undefined =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
  return {
    file,
    value: document.toJS(),
    lineOf: (path) => nearest(document, path, lineAt),
    lineOfKey: (path, key) => {
      const map = path.length === 0 ? document.contents : document.getIn(path, true);
      const pair = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      return lineAt(pair?.key) ?? nearest(document, path, lineAt);
    },
  };
}

function nearest(
  document: YamlDocument,
  path: readonly PropertyKey[],
  lineAt: (node: unknown) => number | undefined,
): number {
  for (let length = path.length; length > 0; length--) {
    const line = lineAt(document.getIn(path.slice(0, length), true));
    if (line !== undefined) return line;
  }
  return 1;
}

/** Checks what lies at `path` of a file; each issue of zod's becomes a problem with its line. */
export function check<T>(
  yaml: LocatedYaml,
  path: readonly PropertyKey[],
  value: unknown,
  schema: z.ZodType<T>,
): { value: T } | { problems: readonly ProfileProblem[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return { problems: parsed.error.issues.flatMap((issue) => explain(yaml, path, value, schema, issue)) };
}

function explain(
  yaml: LocatedYaml,
  base: readonly PropertyKey[],
  value: unknown,
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
): readonly ProfileProblem[] {
  const path = [...base, ...issue.path];
  const at = (field: readonly PropertyKey[], line: number, message: string): ProfileProblem => ({
    file: yaml.file,
    line,
    field: field.map(String).join('.'),
    message,
  });
  if (issue.code === 'unrecognized_keys') {
    const allowed = fieldsAt(schema, issue.path).join(', ');
    return issue.keys.map((key) =>
      at([...path, key], yaml.lineOfKey(path, key), `no such field; the fields here are ${allowed}`),
    );
  }
  const given = valueAt(value, issue.path);
  if (given === undefined) return [at(path, yaml.lineOf(path), `missing; ${wanted(issue)}`)];
  return [at(path, yaml.lineOf(path), `${JSON.stringify(given)} ${wanted(issue)}`)];
}

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const bare = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const [step, ...rest] = path;
  if (bare instanceof z.ZodArray) return fieldsAt(bare.element as z.ZodType, rest);
  if (!(bare instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(bare.shape);
  const inner: unknown = bare.shape[String(step)];
  return inner instanceof z.ZodType ? fieldsAt(inner, rest) : [];
}

function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `should be ${issue.expected}`;
  return issue.message;
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
