import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLanguageIdentifier, type LanguageIdentifier } from './language.ts';

let identify: LanguageIdentifier;
beforeAll(async () => {
  identify = await createLanguageIdentifier();
});

describe('one headline is enough', () => {
  it.each([
    ['vi', 'Lạng Sơn thông xe cầu mới tại xã Lợi Bác'],
    ['vi', 'Lang Son thong xe cau moi tai xa Loi Bac, nguoi dan phan khoi'],
    ['vi', 'Chu tich xa keu goi nguoi dan khong chia se tin sai su that ve bien gioi'],
    ['vi', 'Bat giu doi tuong buon lau'],
    ['vi', 'Le hoi hoa hoi Lang Son'],
    ['vi', 'Dan ban don tet som'],
    ['en', 'New bridge opens in the northern border province'],
    ['zh', '中越边境口岸恢复全天通关'],
    ['zh', '華為P70手機今日發布'],
    ['lo', 'ລາວ ແລະ ຫວຽດນາມ ເປີດດ່ານຊາຍແດນ'],
    ['km', 'កម្ពុជា និងវៀតណាម បើកច្រកព្រំដែន'],
    ['th', 'ไทยและเวียดนามลงนามข้อตกลงการค้า'],
    ['ru', 'Вьетнам и Китай открыли новый пограничный переход'],
    ['fr', 'Le Vietnam inaugure un pont dans la province de Lang Son'],
    ['ja', 'ベトナム北部の国境で通関が再開された'],
    ['ko', '베트남 북부 국경에서 통관이 재개됐다'],
  ])('%s: %s', (language, text) => expect(identify(text).language).toBe(language));
});

it('takes no other language for Vietnamese without marks', () => {
  for (const text of [
    'The Hanoi man can sing a long song in the sun',
    'Jalan baru di perbatasan dibuka untuk warga desa',
    'Ang bagong tulay ay binuksan sa hangganan',
    'La nuova strada apre al confine con la provincia',
  ]) {
    expect(identify(text).language, text).not.toBe('vi');
  }
});

it('says und where there is nothing to go by', () => {
  for (const text of ['', '12345', '🙂', 'https://bao.vn/tin-1.html']) {
    expect(identify(text)).toEqual({ language: 'und', confidence: 0 });
  }
});

it('gives a confidence between 0 and 1', () => {
  for (const text of ['ok', 'Xin chào', 'Đà Nẵng', '中', 'a b c d e f']) {
    const { confidence } = identify(text);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});

const data = '../shared/data/langid/langid.csv';
describe.skipIf(!existsSync(data))('labelled short texts (skipped without ../shared/data)', () => {
  it.each(['vi', 'en', 'zh'])('%s: at least 99 of 100', (language) => {
    const rows = readFileSync(data, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${language},`))
      .map((line) => line.slice(3).replace(/^"|"$/g, ''));
    const right = rows.filter((text) => identify(text).language === language).length;
    expect(right / rows.length).toBeGreaterThanOrEqual(0.99);
  });
});
