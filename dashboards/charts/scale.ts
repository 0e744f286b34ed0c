/** A scale's end at or above `max` and its ticks, at round numbers; counts, so ticks are whole. */
export function countTicks(max: number, about = 4): readonly number[] {
  if (max <= 0) return [0, 1];
  const rough = max / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power,
  );
  const ticks = [0];
  while (ticks[ticks.length - 1]! < max) ticks.push(ticks[ticks.length - 1]! + step);
  return ticks;
}

/** Two decimals are enough for a drawing, and keep the file small. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);
