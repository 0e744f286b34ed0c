/** Markup that is already escaped. */
export class Markup {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
  toString(): string {
    return this.value;
  }
}

type Part = string | number | Markup | readonly Part[] | null | undefined | false;

/** Drops the characters that XML forbids: one of them in a headline would make Word refuse a whole file. */
export const cleanText = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();

/** Escapes for HTML and XML, in text and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** A template whose values are escaped unless they are markup themselves: `` markup`<b>${title}</b>` ``. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const values = parts.map(write);
  return new Markup(strings.reduce((all, piece, index) => all + values[index - 1] + piece));
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.value;
  if (Array.isArray(part)) return part.map(write).join('');
  return escapeMarkup(String(part));
}

/** An address that may stand in a link; '' for anything that is no web address. */
export const webAddress = (url: string): string => (/^https?:\/\//i.test(url) ? url : '');
