import { Buffer } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBody } from './decode.ts';

const vietnamese =
  'Ủy ban nhân dân xã Lợi Bác, tỉnh Lạng Sơn: cầu mới đã thông xe, người dân đi lại thuận tiện.';
const chinese = '中越边境口岸恢复全天通关，当天共有四百二十辆货车办理出入境手续，比上周同期增长两成。';
const page = (text: string, charset = ''): string =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}<title>x</title></head><body><p>${text.repeat(3)}</p></body></html>`;

describe('encodings', () => {
  it.each([
    ['utf-8, undeclared', iconv.encode(page(vietnamese), 'utf-8'), undefined, vietnamese, 'utf-8'],
    [
      'utf-8 called latin-1',
      iconv.encode(page(vietnamese, 'iso-8859-1'), 'utf-8'),
      'text/html; charset=ISO-8859-1',
      vietnamese,
      'utf-8',
    ],
    [
      'gb18030 called gb2312',
      iconv.encode(page(chinese, 'gb2312'), 'gb18030'),
      undefined,
      chinese,
      'gb18030',
    ],
    ['gb18030, undeclared', iconv.encode(page(chinese), 'gb18030'), undefined, chinese, 'gb18030'],
    [
      'gb18030 called utf-8',
      iconv.encode(page(chinese, 'utf-8'), 'gb18030'),
      'text/html; charset=utf-8',
      chinese,
      'gb18030',
    ],
    [
      'big5 by header',
      iconv.encode(page('邊境口岸恢復全天通關，當天共有貨車辦理手續。'), 'big5'),
      'text/html; charset=big5',
      '邊境口岸恢復全天通關',
      'big5',
    ],
    [
      'utf-16 with a mark',
      iconv.encode(page(vietnamese), 'utf-16le', { addBOM: true }),
      undefined,
      vietnamese,
      'utf-16le',
    ],
    ['utf-16 without a mark', iconv.encode(page(vietnamese), 'utf-16be'), undefined, vietnamese, 'utf-16be'],
    ['utf-32', iconv.encode(page(vietnamese), 'utf-32le'), undefined, vietnamese, 'utf-32le'],
  ])('%s', (_, bytes, header, text, encoding) => {
    const decoded = decodeBody(bytes, header);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(text);
  });

  it('reads windows-1258, where tones are marks of their own', () => {
    const bytes = iconv.encode(
      page('người dân đã được hưởng lợi ở xã này').normalize('NFD').normalize('NFC'),
      'win1258',
    );
    expect(decodeBody(bytes, 'text/html; charset=windows-1258').encoding).toBe('windows-1258');
  });

  it('mends UTF-8 that was encoded twice', () => {
    const twice = Buffer.from(
      new TextDecoder('windows-1252').decode(Buffer.from(page(vietnamese), 'utf8')),
      'utf8',
    );
    expect(decodeBody(twice).text).toBe(page(vietnamese));
    expect(decodeBody(Buffer.from('Tên Ã©t là tên riêng.', 'utf8')).text).toBe('Tên Ã©t là tên riêng.');
  });

  it('gives NFC', () => {
    expect(decodeBody(Buffer.from(vietnamese.normalize('NFD'), 'utf8')).text).toBe(vietnamese);
  });

  it('never throws on bytes that are nothing', () => {
    expect(
      decodeBody(new Uint8Array([0xff, 0xff, 0x00, 0x81]), 'text/html; charset=no-such').text,
    ).toBeTypeOf('string');
  });
});

describe('Vietnamese font encodings', () => {
  const unicode = 'Cộng hòa xã hội chủ nghĩa Việt Nam, các tỉnh và huyện được giao, người dân của xã';
  it('turns TCVN3 (ABC) into Unicode', () => {
    const bytes = Buffer.from(
      '<p>Céng hßa x· héi chñ nghÜa ViÖt Nam, c¸c tØnh vµ huyÖn ®\u00adîc giao, ng\u00adêi d©n cña x·</p>',
      'latin1',
    );
    expect(decodeBody(bytes)).toEqual({ text: `<p>${unicode}</p>`, encoding: 'tcvn3' });
  });
  it('turns VNI into Unicode, also from character references', () => {
    const vni =
      'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, caùc tænh vaø huyeän ñöôïc giao, ngöôøi daân cuûa xaõ';
    expect(decodeBody(Buffer.from(vni, 'utf8'))).toEqual({ text: unicode, encoding: 'vni' });
    const references = vni.replace(/[\u00a1-\u00ff]/g, (char) => `&#${char.charCodeAt(0)};`);
    expect(decodeBody(Buffer.from(references, 'utf8')).text).toBe(unicode);
  });
  it('leaves French alone', () => {
    const french =
      'Le président a déclaré à la presse que la frontière resterait ouverte là où c’était prévu.';
    expect(decodeBody(Buffer.from(french, 'utf8'))).toEqual({ text: french, encoding: 'utf-8' });
  });
});

const data = '../shared/data/charset';
const SAME: Readonly<Record<string, string>> = { gb2312: 'gb18030', 'utf-16': 'utf-16le' };
describe.skipIf(!existsSync(data))(
  'documents whose folder names their encoding (skipped without ../shared/data)',
  () => {
    it('are all read as it', () => {
      for (const folder of readdirSync(data)) {
        for (const file of readdirSync(join(data, folder))) {
          const { encoding } = decodeBody(readFileSync(join(data, folder, file)));
          expect(encoding, `${folder}/${file}`).toBe(SAME[folder] ?? folder);
        }
      }
    });
  },
);
