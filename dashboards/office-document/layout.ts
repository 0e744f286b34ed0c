/**
 * The layout of an administrative document: Nghị định 30/2020/NĐ-CP, Phụ lục I. Sizes in points unless the name
 * says otherwise. Builder and checker share the ranges; the builder's choices stand in `CHOSEN`.
 */
export const TWIPS_PER_MM = 1440 / 25.4;
export const FONT = 'Times New Roman';

/** A4 in twips, as Word writes it (converting from millimetres rounds down). */
export const A4 = { width: 11906, height: 16838 } as const;

export interface Range {
  readonly min: number;
  readonly max: number;
}

export const RULES = {
  marginTopMm: { min: 20, max: 25 },
  marginBottomMm: { min: 20, max: 25 },
  marginLeftMm: { min: 30, max: 35 },
  marginRightMm: { min: 15, max: 20 },
  pageNumber: { min: 13, max: 14 },
  nation: { min: 12, max: 13 },
  motto: { min: 13, max: 14 },
  body: { min: 13, max: 14 },
  agency: { min: 12, max: 13 },
  number: { min: 13, max: 13 },
  placeAndDate: { min: 13, max: 14 },
  title: { min: 13, max: 14 },
  signature: { min: 13, max: 14 },
  addressee: { min: 13, max: 14 },
  recipientLabel: { min: 12, max: 12 },
  recipientList: { min: 11, max: 11 },
  annexTitle: { min: 14, max: 14 },
  /** First line, in millimetres: 1 cm or 1.27 cm. */
  firstLineMm: [10, 12.7],
  paragraphGap: { min: 6, max: Number.POSITIVE_INFINITY },
  /** Multiples of a single line. */
  lineSpacing: { min: 1, max: 1.5 },
  /** Share of the text's length. */
  shortRule: { min: 1 / 3, max: 1 / 2 },
  fullRule: { min: 0.9, max: 1.1 },
} as const;

export const CHOSEN = {
  margins: { top: 1134, bottom: 1134, left: 1701, right: 1134 },
  /** A landscape annex keeps the binding edge of 30 mm at its top. */
  landscapeMargins: { top: 1701, bottom: 1134, left: 1134, right: 1134 },
  pageNumber: 13,
  nation: 12,
  motto: 13,
  agency: 12,
  number: 13,
  placeAndDate: 13,
  title: 14,
  body: 14,
  signature: 14,
  addressee: 14,
  recipientLabel: 12,
  recipientList: 11,
  annexTitle: 14,
  tableText: 11,
  firstLineTwips: 720,
  gapTwips: 120,
  /** 240ths of a line. */
  line: 264,
  shortRule: 0.42,
} as const;

/** Width between the margins of a portrait and of a landscape page, in twips. */
export const TEXT_WIDTH = A4.width - CHOSEN.margins.left - CHOSEN.margins.right;
export const LANDSCAPE_WIDTH = A4.height - CHOSEN.landscapeMargins.left - CHOSEN.landscapeMargins.right;

/** The head's two columns, in twips: agency on the left, nation on the right. */
export const HEAD_COLUMNS = [3800, TEXT_WIDTH - 3800] as const;

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
