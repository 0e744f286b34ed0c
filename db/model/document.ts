/** Bytes as they were received, and how. The body is decompressed from its transfer and content coding. */
export interface Document {
  /** Address that was asked for. */
  readonly url: string;
  /** Address after redirects. */
  readonly finalUrl: string;
  readonly fetchedAt: Date;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Of the body, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Where a document's record lies in the archive. */
export interface ArchiveLocation {
  /** File name below the archive folder: `xa-loi-bac/2026-11-21.warc.gz`. */
  readonly file: string;
  /** Offset of the gzip member, in bytes. */
  readonly offset: number;
  /** Length of the gzip member, in bytes. */
  readonly length: number;
}
