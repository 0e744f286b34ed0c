/** What an administrative document says; `build.ts` gives it its layout. */
export interface OfficeDocument {
  readonly governingBody: string;
  readonly issuingBody: string;
  /** Given out by the clerical office; absent: a placeholder. */
  readonly number?: number | undefined;
  /** `BC-UBND`. */
  readonly numberSuffix: string;
  readonly place: string;
  /** Local day of signing; absent: a placeholder with the year. */
  readonly signedOn?: string | undefined;
  readonly year: number;
  /** `BÁO CÁO`. */
  readonly type: string;
  /** What the document is about, one line or two. */
  readonly summary: string;
  /** Kính gửi; empty: none. */
  readonly addressees: readonly string[];
  readonly body: readonly Block[];
  readonly signer: { readonly authority: string; readonly title: string };
  /** Nơi nhận, ending with `Lưu: VT, …`. */
  readonly recipients: readonly string[];
  readonly annexes: readonly Annex[];
}

export interface Annex {
  readonly title: string;
  readonly landscape: boolean;
  readonly body: readonly Block[];
}

export type Block =
  /** Level 1: `I. CAPITALS`; level 2: `1. Bold`. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly italic?: boolean | undefined }
  | { readonly kind: 'item'; readonly text: string }
  | TableBlock
  | FigureBlock;

/** A cell with an address becomes a link. */
export interface Cell {
  readonly text: string;
  readonly url?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly right?: boolean | undefined;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly heads: readonly string[];
  /** Shares of the width; any unit. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Points; absent: 11. */
  readonly size?: number | undefined;
}

/** A chart as vector graphics, with what a reader who cannot see it is told. */
export interface FigureBlock {
  readonly kind: 'figure';
  readonly svg: string;
  /** The same as pixels, for programs without SVG; null: none could be made. */
  readonly png: Uint8Array | null;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly alt: string;
  readonly caption: string;
}

/** Nơi nhận as a list: each line ends with a semicolon, the last with a full stop, whatever the profile wrote. */
export const recipientLines = ({ recipients }: Pick<OfficeDocument, 'recipients'>): string[] =>
  recipients.map(
    (recipient, index) =>
      `- ${recipient.replace(/[.;,\s]+$/, '')}${index === recipients.length - 1 ? '.' : ';'}`,
  );

/** `Số: 05/BC-UBND`, or room for the number. */
export const numberLine = ({
  number,
  numberSuffix,
}: Pick<OfficeDocument, 'number' | 'numberSuffix'>): string =>
  `Số: ${number === undefined ? '        ' : String(number).padStart(2, '0')}/${numberSuffix}`;
