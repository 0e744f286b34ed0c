import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Role } from '../../db/model/account.ts';
import type { ArchiveLocation, Document, Locality } from '../../db/model/index.ts';
import type { Statement } from '../../db/model/statement.ts';
import type { Database } from '../../db/open.ts';
import type { DigestFormat } from '../digest/index.ts';
import type { ReportFormat } from '../report/index.ts';

export { ROLES, type Role, roleIncludes } from '../../db/model/account.ts';

/** Who is looking. Without accounts there is only the reader at this machine. */
export interface Viewer {
  /** 0 without accounts. */
  readonly userId: number;
  readonly name: string;
  readonly role: Role;
}

/** What an explanation is asked for: the article as the model read it. */
export interface ExplainedArticle {
  readonly title: string;
  readonly text: string;
  readonly assessment: { readonly target: string | null } | null;
}

export interface MovingSentence {
  readonly sentence: string;
  readonly weight: number;
}

/** What the dashboard is made from; everything impure is handed in. */
export interface DashboardDeps {
  readonly db: Database;
  readonly localities: readonly Locality[];
  readonly now: () => Date;
  readonly version: string;
  readonly statements?: readonly Statement[] | undefined;
  /** Reads an archived document back. */
  readonly readPage?: ((location: ArchiveLocation) => Promise<Document>) | undefined;
  /** Sentences of an article that moved its topics and tone most, best first; weight 0 to 1. */
  readonly explain?: ((article: ExplainedArticle) => Promise<readonly MovingSentence[]>) | undefined;
  /** The digest of a locality's day, as one HTML document. */
  readonly digestHtml?: ((localityId: string, date: string) => Promise<string>) | undefined;
  /** The same in the other formats, for download. */
  readonly digestFile?:
    | ((localityId: string, date: string, format: DigestFormat) => Promise<string | Uint8Array>)
    | undefined;
  /** The periodic report from one day to another, both included; undefined where a PDF cannot be printed here. */
  readonly reportFile?:
    | ((
        localityId: string,
        from: string,
        to: string,
        format: ReportFormat,
      ) => Promise<string | Uint8Array | undefined>)
    | undefined;
  /** True: people log in, and reviews and packets can be decided. Absent or false: read only, on this machine only. */
  readonly accounts?: boolean | undefined;
  /** Served over HTTPS by a proxy in front. */
  readonly secureCookies?: boolean | undefined;
  /** Told of an error that a page did not expect; by default standard error. */
  readonly onError?: ((error: Error) => void) | undefined;
}

export interface DashboardEnv {
  /** The Node request, when it came over a socket. */
  Bindings: Partial<HttpBindings> | undefined;
  Variables: {
    /** Undefined: nobody is logged in. */
    viewer: Viewer | undefined;
    /** Token that every form sends back; '' without accounts. */
    csrf: string;
    /** The locality that the page is about. */
    locality: Locality;
    /** What the navigation offers to this viewer. */
    nav: readonly NavItem[];
    accounts: boolean;
    version: string;
    localities: readonly Locality[];
  };
}

export interface NavItem {
  readonly path: string;
  readonly name: string;
}

export type App = Hono<DashboardEnv>;

/** One file in `dashboards/pages`, registered in `pages/index.ts`. */
export interface Page {
  /** Path of its entry; its parameters are named as officers read them in the address bar. */
  readonly path: string;
  /** In the navigation; pages without it are reached from others. */
  readonly nav?: string | undefined;
  /** The least role that may see it. */
  readonly role: Role;
  /** For everybody, logged in or not: only where somebody logs in. */
  readonly open?: boolean | undefined;
  /** Only there when there are accounts: it changes something, or shows who did. */
  readonly needsAccounts?: boolean | undefined;
  register(app: App, deps: DashboardDeps): void;
}
