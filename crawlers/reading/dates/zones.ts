import { hostOf } from '../meta/title.ts';

/** Zone of the press of a country, by the last label of the host; one zone where the country has several. */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  vn: 'Asia/Ho_Chi_Minh',
  la: 'Asia/Vientiane',
  kh: 'Asia/Phnom_Penh',
  th: 'Asia/Bangkok',
  cn: 'Asia/Shanghai',
  tw: 'Asia/Taipei',
  hk: 'Asia/Hong_Kong',
  mo: 'Asia/Macau',
  sg: 'Asia/Singapore',
  my: 'Asia/Kuala_Lumpur',
  ph: 'Asia/Manila',
  id: 'Asia/Jakarta',
  mm: 'Asia/Yangon',
  jp: 'Asia/Tokyo',
  kr: 'Asia/Seoul',
  in: 'Asia/Kolkata',
  ru: 'Europe/Moscow',
  uk: 'Europe/London',
  ie: 'Europe/Dublin',
  fr: 'Europe/Paris',
  de: 'Europe/Berlin',
  at: 'Europe/Vienna',
  ch: 'Europe/Zurich',
  it: 'Europe/Rome',
  es: 'Europe/Madrid',
  pt: 'Europe/Lisbon',
  nl: 'Europe/Amsterdam',
  be: 'Europe/Brussels',
  pl: 'Europe/Warsaw',
  cz: 'Europe/Prague',
  se: 'Europe/Stockholm',
  no: 'Europe/Oslo',
  dk: 'Europe/Copenhagen',
  fi: 'Europe/Helsinki',
  gr: 'Europe/Athens',
  tr: 'Europe/Istanbul',
  ua: 'Europe/Kyiv',
  il: 'Asia/Jerusalem',
  au: 'Australia/Sydney',
  nz: 'Pacific/Auckland',
  za: 'Africa/Johannesburg',
};

/** Zone of a language whose press writes in one zone. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  vi: 'Asia/Ho_Chi_Minh',
  lo: 'Asia/Vientiane',
  km: 'Asia/Phnom_Penh',
  th: 'Asia/Bangkok',
  zh: 'Asia/Shanghai',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
};

/** The IANA zone that a page means where its dates name none. Language first: vietnamplus.vn has a French edition, bbc.com a Vietnamese one. */
export function zoneOf(language: string, url: string): string {
  if (language === 'vi') return BY_LANGUAGE.vi!;
  const country = hostOf(url).split('.').at(-1) ?? '';
  return BY_COUNTRY[country] ?? BY_LANGUAGE[language] ?? 'UTC';
}
