import type { Origin } from '../../crawlers/testing/origin.ts';
import { readConfig } from '../../pipeline/config.ts';
import { type Installation, openInstallation } from '../../pipeline/installation.ts';
import { type Office, openOffice } from '../../pipeline/office.ts';

export interface TestOffice {
  readonly installation: Installation;
  readonly office: Office;
  close(): Promise<void>;
}

/** An office on a test's home, database and profiles; names below `dead.example` resolve to nothing, all others lead to `origin`. */
export async function openTestOffice(
  place: { readonly home: string; readonly url: string; readonly localities: string },
  origin: Origin,
  now?: () => Date,
): Promise<TestOffice> {
  const installation = await openInstallation(
    readConfig({
      DIEM_BAO_HOME: place.home,
      DATABASE_URL: place.url,
      DIEM_BAO_LOCALITIES: place.localities,
      CI: 'true',
    }),
  );
  const resolve = async (host: string) => {
    if (host.endsWith('.dead.example')) throw new Error(`getaddrinfo ENOTFOUND ${host}`);
    return ['127.0.0.1'];
  };
  const office = await openOffice(installation, {
    network: { resolve, connectPort: () => origin.port },
    now,
  });
  return {
    installation,
    office,
    close: async () => {
      await office.close();
      await installation.close();
    },
  };
}
