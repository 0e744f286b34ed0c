/** placeholder replaced below */
export function decodeBody(bytes: Uint8Array): { text: string; encoding: string } {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 2048));
  const m = /charset=["']?([\w-]+)/i.exec(head);
  for (const enc of ['utf-8', m?.[1] ?? 'windows-1252', 'windows-1252']) {
    try {
      return { text: new TextDecoder(enc, { fatal: enc === 'utf-8' }).decode(bytes), encoding: enc };
    } catch {}
  }
  return { text: head, encoding: 'latin1' };
}
