const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A header's value as text: HTTP hands octets over as Latin-1, and what sites send beyond ASCII is UTF-8.
 * A value that is no UTF-8 stays as it is.
 */
export function headerText(latin1: string): string {
  if (!/[\x80-\xFF]/.test(latin1) || /[^\x00-\xFF]/.test(latin1)) return latin1;
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
