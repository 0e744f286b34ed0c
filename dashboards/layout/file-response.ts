/** Media types of the files that the dashboard hands out, by format. */
export const FILE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  script: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  jsonld: 'application/ld+json; charset=utf-8',
} as const;

/** A file to be saved, never shown in the dashboard's own origin. `name`: letters, digits, dots and dashes. */
export function fileResponse(
  file: string | Uint8Array,
  format: keyof typeof FILE_TYPES,
  name: string,
): Response {
  return new Response(typeof file === 'string' ? file : Buffer.from(file), {
    headers: {
      'content-type': FILE_TYPES[format],
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    },
  });
}
