import type { Source } from '../../db/model/index.ts';
import { check, type ProfileProblem, readYaml } from './located-yaml.ts';
import { sourceListSchema, sourceSchema } from './schema.ts';

export interface SourceList {
  readonly sources: readonly Source[];
  readonly problems: readonly ProfileProblem[];
}

/**
 * Reads a list of sources with the shared lists it includes by name; `locate` gives their files.
 * A bad entry costs that entry alone; a list that is included twice counts once.
 */
export function readSourceList(file: string, locate: (name: string) => string): SourceList {
  return readList(file, locate, new Set());
}

function readList(file: string, locate: (name: string) => string, seen: Set<string>): SourceList {
  const yaml = readYaml(file);
  if (!('value' in yaml)) return { sources: [], problems: yaml };
  const list = check(yaml, [], yaml.value ?? {}, sourceListSchema);
  if ('problems' in list) return { sources: [], problems: list.problems };

  const sources = new Map<string, Source>();
  const problems: ProfileProblem[] = [];
  for (const name of list.value.include) {
    if (seen.has(name)) continue;
    seen.add(name);
    const included = readList(locate(name), locate, seen);
    for (const source of included.sources) sources.set(source.id, source);
    problems.push(...included.problems);
  }
  const own = new Map<string, number>();
  for (const [index, entry] of list.value.sources.entries()) {
    const path = ['sources', index];
    const source = check(yaml, path, entry, sourceSchema);
    if ('problems' in source) {
      problems.push(...source.problems);
      continue;
    }
    const earlier = own.get(source.value.id);
    if (earlier !== undefined) {
      problems.push({
        file,
        line: yaml.lineOf([...path, 'id']),
        field: [...path, 'id'].join('.'),
        message: `"${source.value.id}" is taken by the source on line ${earlier}`,
      });
      continue;
    }
    own.set(source.value.id, yaml.lineOf(path));
    // An entry of one's own replaces an included one of the same id.
    sources.set(source.value.id, { state: 'unverified', ...source.value });
  }
  return { sources: [...sources.values()], problems };
}
