import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locality } from '../db/model/index.ts';
import { check, type ProfileProblem, readYaml } from './profiles/located-yaml.ts';
import { type CommonFile, commonSchema, type ProfileFile, profileSchema } from './profiles/schema.ts';
import { readSourceList } from './profiles/source-lists.ts';

export { formatProblem, type ProfileProblem } from './profiles/located-yaml.ts';

export interface LoadedProfiles {
  /** Sorted by id. */
  readonly localities: readonly Locality[];
  readonly problems: readonly ProfileProblem[];
}

/**
 * Reads every locality below `folder`: one folder each, with `profile.yaml` and `sources.yaml`.
 * Folders that begin with `_` or `.` are no localities. A mistake in a profile leaves that locality
 * out, a mistake in a source leaves that source out; everything else still loads.
 *
 * @param shared folders with `common.yaml` (clocks, deadlines and days of all localities) and `sources/*.yaml`;
 *   the first that has a file gives it
 */
export function loadProfiles(
  folder: string,
  shared: readonly string[] = [join(folder, '_shared')],
): LoadedProfiles {
  if (!existsSync(folder)) {
    return {
      localities: [],
      problems: [{ file: folder, line: 1, field: '', message: 'the folder is missing' }],
    };
  }
  const problems: ProfileProblem[] = [];
  const common = loadCommon(firstWith(shared, 'common.yaml'), problems);
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const localities: Locality[] = [];
  for (const id of ids) {
    const file = join(folder, id, 'profile.yaml');
    const profile = loadProfile(file, problems);
    const list = readSourceList(join(folder, id, 'sources.yaml'), (name) =>
      firstWith(shared, join('sources', `${name}.yaml`)),
    );
    // A shared list is read once for every locality: its mistake is told once.
    for (const problem of list.problems) {
      if (
        !problems.some(
          (known) =>
            known.file === problem.file && known.line === problem.line && known.field === problem.field,
        )
      )
        problems.push(problem);
    }
    if (profile) localities.push(assemble(id, profile, common, list.sources));
  }
  return { localities, problems: [...problems, ...clashes(localities, folder)] };
}

/** The first of the folders' files that exists; where none does, the last, to be named in the message. */
const firstWith = (folders: readonly string[], name: string): string =>
  folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ??
  join(folders.at(-1) ?? '', name);

function loadCommon(file: string, problems: ProfileProblem[]): CommonFile {
  const none: CommonFile = { clocks: [], deadlines: [], anniversaries: [] };
  if (!existsSync(file)) return none;
  const yaml = readYaml(file);
  const common = 'value' in yaml ? check(yaml, [], yaml.value ?? {}, commonSchema) : { problems: yaml };
  if ('value' in common) return common.value;
  problems.push(...common.problems);
  return none;
}

function loadProfile(file: string, problems: ProfileProblem[]): ProfileFile | undefined {
  const yaml = readYaml(file);
  const profile = 'value' in yaml ? check(yaml, [], yaml.value ?? {}, profileSchema) : { problems: yaml };
  if ('value' in profile) return profile.value;
  problems.push(...profile.problems);
  return undefined;
}

function assemble(
  id: string,
  profile: ProfileFile,
  common: CommonFile,
  sources: Locality['sources'],
): Locality {
  return {
    id,
    ...profile,
    clocks: replaced(common.clocks, profile.clocks, (clock) => clock.id),
    deadlines: replaced(common.deadlines, profile.deadlines, (deadline) => deadline.name),
    anniversaries: replaced(common.anniversaries, profile.anniversaries, (day) => day.name),
    workCalendar: profile.workCalendar ?? common.workCalendar,
    sources,
  };
}

/** The shared entries with those of the profile in their place, then the profile's new ones. */
function replaced<T>(shared: readonly T[], own: readonly T[], key: (entry: T) => string): readonly T[] {
  const entries = new Map(shared.map((entry) => [key(entry), entry]));
  for (const entry of own) entries.set(key(entry), entry);
  return [...entries.values()];
}

/** Source ids are unique within an installation: the same id may come from a shared list, not name two addresses. */
function clashes(localities: readonly Locality[], folder: string): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const known = new Map<string, { readonly url: string; readonly locality: string }>();
  for (const locality of localities) {
    for (const source of locality.sources) {
      const earlier = known.get(source.id);
      if (earlier && earlier.url !== source.url) {
        problems.push({
          file: join(folder, locality.id, 'sources.yaml'),
          line: 1,
          field: source.id,
          message: `this id names another address in ${earlier.locality} (${earlier.url}); choose another id`,
        });
      }
      known.set(source.id, earlier ?? { url: source.url, locality: locality.id });
    }
  }
  return problems;
}
