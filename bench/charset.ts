import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBody } from '../crawlers/reading/decode.ts';

/** `node bench/charset.ts [data]`: documents whose folder names their encoding; all must be read as it. */
const data = join(process.argv[2] ?? '../shared/data', 'charset');
/** One decoder reads what the folders tell apart: GB18030 holds GB2312, little-endian is the rule for `utf-16`. */
const SAME: Readonly<Record<string, string>> = { gb2312: 'gb18030', 'utf-16': 'utf-16le' };

const rows = readdirSync(data).map((folder) => {
  const wanted = SAME[folder] ?? folder;
  const files = readdirSync(join(data, folder));
  const wrong = files
    .map((file) => ({ file, ...decodeBody(readFileSync(join(data, folder, file))) }))
    .filter(({ encoding, text }) => encoding !== wanted || (text.match(/\ufffd/g)?.length ?? 0) > 2);
  return {
    encoding: folder,
    documents: files.length,
    right: files.length - wrong.length,
    wrong: wrong.map(({ file, encoding }) => `${file}: ${encoding}`).join(', '),
  };
});
console.table(rows);
