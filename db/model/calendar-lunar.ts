/**
 * The Vietnamese lunar calendar (âm lịch), computed for Vietnam's own meridian (UTC+7): it parts from the
 * Chinese one in some years (Tết 1985, 2007, 2030).
 *
 * Source of the numbers: J. Meeus, Astronomical Algorithms, 2nd ed. 1998: chapter 49 (phases of the Moon) and
 * chapter 25 (apparent longitude of the Sun, ±0.01°); ΔT after Espenak and Meeus, 2006. Rules: the eleventh
 * month holds the winter solstice; among thirteen months between two solstices, the first without a major
 * solar term is the leap month.
 */
export interface LunarDate {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly leap: boolean;
}

const RAD = Math.PI / 180;
const UTC_OFFSET_DAYS = 7 / 24;
const SYNODIC_MONTH = 29.530588861;
/** JDE of the new moon of 6 January 2000 (k = 0). */
const FIRST_NEW_MOON = 2451550.09766;
/** Day number (from 1970-01-01) to Julian day at 0h UT. */
const UNIX_EPOCH_JD = 2440587.5;

/** Amplitude, power of E, and multiples of M, M', F (Meeus, table 49.A, new moon). */
const TERMS: readonly (readonly [number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
  [-0.00007, 0, 2, 1, 0],
  [0.00004, 0, 0, 2, -2],
  [0.00004, 0, 3, 0, 0],
  [0.00003, 0, 1, 1, -2],
  [0.00003, 0, 0, 2, 2],
  [-0.00003, 0, 1, 1, 2],
  [0.00003, 0, -1, 1, 2],
  [-0.00002, 0, -1, 1, -2],
  [-0.00002, 0, 1, 3, 0],
  [0.00002, 0, 0, 4, 0],
];

/** Planetary terms: amplitude in 1e-6 days, phase and rate in degrees (Meeus, p. 351). */
const PLANETARY: readonly (readonly [number, number, number])[] = [
  [325, 299.77, 0.107408],
  [165, 251.88, 0.016321],
  [164, 251.83, 26.651886],
  [126, 349.42, 36.412478],
  [110, 84.66, 18.206239],
  [62, 141.74, 53.303771],
  [60, 207.14, 2.453732],
  [56, 154.84, 7.30686],
  [47, 34.52, 27.261239],
  [42, 207.19, 0.121824],
  [40, 291.34, 1.844379],
  [37, 161.72, 24.198154],
  [35, 239.56, 25.513099],
  [23, 331.55, 3.592518],
];

/** Terrestrial minus universal time, in days: the fit for 2005–2050; some seconds off before, which no date feels. */
function deltaT(julianDay: number): number {
  const t = (julianDay - 2451544.5) / 365.25;
  return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86_400;
}

/** Julian day (UT) of the k-th new moon after 6 January 2000. */
function newMoonJulian(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const m = (2.5534 + 29.1053567 * k - 0.0000014 * t * t) * RAD;
  const mm = (201.5643 + 385.81693528 * k + 0.0107582 * t * t + 0.00001238 * t ** 3) * RAD;
  const f = (160.7108 + 390.67050284 * k - 0.0016118 * t * t - 0.00000227 * t ** 3) * RAD;
  const omega = (124.7746 - 1.56375588 * k + 0.0020672 * t * t) * RAD;
  let jde = FIRST_NEW_MOON + SYNODIC_MONTH * k + 0.00015437 * t * t - 0.00000015 * t ** 3;
  jde -= 0.00017 * Math.sin(omega);
  for (const [amplitude, power, a, b, c] of TERMS)
    jde += amplitude * e ** power * Math.sin(a * m + b * mm + c * f);
  for (const [amplitude, phase, rate] of PLANETARY)
    jde += amplitude * 1e-6 * Math.sin((phase + rate * k) * RAD);
  return jde - deltaT(jde);
}

/** Apparent longitude of the Sun in degrees, 0 to 360, at a Julian day (UT). */
function sunLongitude(julianDay: number): number {
  const t = (julianDay + deltaT(julianDay) - 2451545) / 36_525;
  const m = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * RAD;
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(m) + 0.019993 * Math.sin(2 * m) + 0.000289 * Math.sin(3 * m);
  const apparent =
    280.46646 +
    36000.76983 * t +
    0.0003032 * t * t +
    centre -
    0.00569 -
    0.00478 * Math.sin((125.04 - 1934.136 * t) * RAD);
  return ((apparent % 360) + 360) % 360;
}

/** Day number (days since 1970-01-01, Vietnamese civil day) of the k-th new moon. */
const newMoonDay = (k: number): number => Math.floor(newMoonJulian(k) + UTC_OFFSET_DAYS - UNIX_EPOCH_JD);

/** Major solar term (0 at the March equinox, 9 at the winter solstice) in force as a Vietnamese day begins. */
const majorTerm = (day: number): number =>
  Math.floor(sunLongitude(day + UNIX_EPOCH_JD - UTC_OFFSET_DAYS) / 30);

const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;
const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Index k of the new moon that opens the lunar month in which a day lies. */
function moonIndexOf(day: number): number {
  let k = Math.floor((day + UNIX_EPOCH_JD - FIRST_NEW_MOON) / SYNODIC_MONTH) + 1;
  while (newMoonDay(k) > day) k -= 1;
  return k;
}

/** Index of the new moon that opens the eleventh month of a lunar year (it holds the solstice of December). */
function eleventhMonth(year: number): number {
  const k = moonIndexOf(dayNumber(year, 12, 31));
  return majorTerm(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/** Index of the leap month between two eleventh months, or null in a year of twelve months. */
function leapIndex(from: number, to: number): number | null {
  if (to - from < 13) return null;
  for (let k = from + 1; k < to; k += 1) {
    if (majorTerm(newMoonDay(k)) === majorTerm(newMoonDay(k + 1))) return k;
  }
  return null;
}

/** The lunar date of a civil day (`YYYY-MM-DD`). */
export function toLunar(date: string): LunarDate {
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const civilYear = Number(date.slice(0, 4));
  const k = moonIndexOf(day);
  const startYear = k >= eleventhMonth(civilYear) ? civilYear : civilYear - 1;
  const start = eleventhMonth(startYear);
  const leap = leapIndex(start, eleventhMonth(startYear + 1));
  const passed = k - start - (leap !== null && k >= leap ? 1 : 0);
  const month = ((10 + passed) % 12) + 1;
  return {
    day: day - newMoonDay(k) + 1,
    month,
    year: passed < 2 ? startYear : startYear + 1,
    leap: k === leap,
  };
}

/** The civil day (`YYYY-MM-DD`) of a day of a lunar month that is no leap month. */
export function fromLunar(year: number, month: number, day: number): string {
  const startYear = month >= 11 ? year : year - 1;
  const start = eleventhMonth(startYear);
  const leap = leapIndex(start, eleventhMonth(startYear + 1));
  const plain = start + (month >= 11 ? month - 11 : month + 1);
  const k = leap !== null && plain >= leap ? plain + 1 : plain;
  return isoDay(newMoonDay(k) + day - 1);
}
