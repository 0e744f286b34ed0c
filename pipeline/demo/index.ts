import { join } from 'node:path';
import { type LoadedProfiles, loadProfiles } from '../profiles.ts';
import { readContent } from './content.ts';

const LOCALITIES = join(import.meta.dirname, 'localities');

export { type DemoPress, type DemoPressOptions, type DemoRequest, startDemoPress } from './press.ts';

/** The localities that follow the fictional press, with the clocks and days of the real ones. */
export const loadDemoProfiles = (): LoadedProfiles =>
  loadProfiles(LOCALITIES, [
    join(LOCALITIES, '_shared'),
    join(import.meta.dirname, '../../localities/_shared'),
  ]);

/** Strings planted in community posts: none may be found in a home folder or database after the demo. */
export const plantedStrings = (): readonly string[] => readContent().flatMap((outlet) => outlet.planted);
