import { basename, dirname, resolve } from 'node:path';
import { env } from '@huggingface/transformers';

/** Loading options of transformers.js that keep to a folder's own files and to so many threads. */
export const LOCAL = (threads: number) =>
  ({
    local_files_only: true,
    dtype: 'q8',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
  }) as const;

/** Points transformers.js at a folder and away from the network; the name under which it then finds it. */
export function localName(directory: string): string {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = `${dirname(resolve(directory))}/`;
  return basename(resolve(directory));
}
