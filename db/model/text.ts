/** The text that offsets of mentions and claims count in: `title + "\n" + text`, or `text` alone. */
export const fullText = (article: { readonly title?: string | undefined; readonly text: string }): string =>
  article.title ? `${article.title}\n${article.text}` : article.text;

/**
 * A text as it is compared, never as it is shown: NFC → lower case → marks removed, đ → d.
 * The result may differ in length from the input.
 */
export const foldDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase();
