import { COUNTRIES, type Country } from '../../db/model/index.ts';

/** Names, countries, numbers and dates as single private-use characters, and back. */
export const PLACE = 0xe000;
export const COUNTRY = 0xe100;
export const NUMBER = 0xe200;
/** Areas have tags of their own, so that a pattern may ask for land and not for any number. */
export const AREA = 0xe280;
export const DATE = 0xe300;
export const TAG = {
  places: '\ue000-\ue0ff',
  countries: '\ue100-\ue10f',
  numbers: '\ue200-\ue2ff',
  areas: '\ue280-\ue2ff',
  dates: '\ue300-\ue3ff',
} as const;

export const countryTag = (country: Country): string =>
  String.fromCharCode(COUNTRY + COUNTRIES.indexOf(country));
export const countryOf = (tag: string): Country | undefined => COUNTRIES[tag.charCodeAt(0) - COUNTRY];
export const placeIndex = (tag: string): number => tag.charCodeAt(0) - PLACE;
export const numberIndex = (tag: string): number => (tag.charCodeAt(0) - NUMBER) & 0x7f;
export const dateIndex = (tag: string): number => tag.charCodeAt(0) - DATE;
