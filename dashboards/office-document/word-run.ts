import type { Cheerio, CheerioAPI } from 'cheerio';

/** A piece of text with the properties that hold for it (its own, its style's, the document's). */
export interface WordRun {
  readonly text: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly font: string;
  readonly color: string;
}

type AnyNode = Parameters<CheerioAPI['contains']>[1];
type Selection = Cheerio<AnyNode>;
type RunStyle = Partial<Omit<WordRun, 'text'>>;

/** A run (`w:r`) with what it inherits from its paragraph's style. */
export function readRun($: CheerioAPI, element: AnyNode, inherited: RunStyle): WordRun {
  const run = $(element);
  const style = { ...inherited, ...runStyle(run.children('w\\:rPr')) };
  return {
    text: run.children('w\\:t').text(),
    size: style.size ?? 10,
    bold: style.bold ?? false,
    italic: style.italic ?? false,
    font: style.font ?? '',
    color: style.color ?? 'auto',
  };
}

/** What a `w:rPr` says itself; what it leaves open is absent. */
function runStyle(properties: Selection): RunStyle {
  const size = halfPoints(properties.children('w\\:sz').attr('w:val'));
  const font = properties.children('w\\:rFonts').attr('w:ascii');
  const color = properties.children('w\\:color').attr('w:val');
  const bold = properties.children('w\\:b');
  const italic = properties.children('w\\:i');
  return {
    ...(size === undefined ? {} : { size }),
    ...(font === undefined ? {} : { font }),
    ...(color === undefined ? {} : { color }),
    ...(bold.length > 0 ? { bold: isOn(bold) } : {}),
    ...(italic.length > 0 ? { italic: isOn(italic) } : {}),
  };
}

/** What the runs of a paragraph style inherit: the document's defaults, then the styles it is based on. */
export function inheritedStyles(styles: CheerioAPI): (id: string) => RunStyle {
  const known = new Map<string, RunStyle>();
  const resolve = (id: string, depth: number): RunStyle => {
    const style = styles(`w\\:style[w\\:styleId="${id}"]`);
    const base = style.children('w\\:basedOn').attr('w:val');
    const inherited =
      base && depth < 8
        ? resolve(base, depth + 1)
        : runStyle(styles('w\\:docDefaults w\\:rPrDefault w\\:rPr'));
    return { ...inherited, ...runStyle(style.children('w\\:rPr')) };
  };
  return (id) => {
    const style = known.get(id) ?? resolve(id || 'Normal', 0);
    known.set(id, style);
    return style;
  };
}

export const halfPoints = (value: string | undefined): number | undefined =>
  value === undefined ? undefined : Number(value) / 2;
/** A switch of Word: present means on, unless it says otherwise. */
export const isOn = (element: { readonly length: number; attr(name: string): string | undefined }): boolean =>
  element.length > 0 && !['0', 'false', 'none', 'nil'].includes(element.attr('w:val') ?? 'true');
