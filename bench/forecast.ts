import { backTest, chooseMethod, HORIZON } from '../classifiers/forecast/back-test.ts';
import { noCampaigns } from '../classifiers/forecast/series.ts';
import { ordinaryDays, type SimulatedPress, seededRandom } from '../classifiers/forecast/simulated.ts';
import { unusualVolume } from '../classifiers/forecast.ts';

/** Forecast and alerts on simulated ordinary years: `npx node bench/forecast.ts`. No real daily series is shipped. */
const KINDS: readonly (readonly [string, SimulatedPress])[] = [
  ['commune, rarely named', { rate: 0.3, reprints: 0.5, weekend: 0.6, growth: 1 }],
  ['commune, often named', { rate: 2, reprints: 0.8, weekend: 0.5, growth: 1.1 }],
  ['province', { rate: 18, reprints: 1, weekend: 0.55, growth: 1.2 }],
  ['province, flat week', { rate: 18, reprints: 1, weekend: 1, growth: 0.9 }],
];
const YEARS = 5;
const FROM = '2024-01-01';

const rows = KINDS.flatMap(([name, press]) => {
  const sums = new Map<string, { mase: number; coverage: number; chosen: number }>();
  for (let seed = 1; seed <= YEARS; seed += 1) {
    const history = ordinaryDays(press, FROM, 540 + HORIZON, seed);
    const tests = backTest(history, noCampaigns);
    const chosen = chooseMethod(tests).method;
    for (const { method, mase, coverage } of tests) {
      const sum = sums.get(method) ?? { mase: 0, coverage: 0, chosen: 0 };
      sums.set(method, {
        mase: sum.mase + mase,
        coverage: sum.coverage + coverage,
        chosen: sum.chosen + (method === chosen ? 1 : 0),
      });
    }
  }
  return [...sums].map(([method, sum]) => ({
    series: name,
    method,
    MASE: (sum.mase / YEARS).toFixed(3),
    'coverage of 80 %': (sum.coverage / YEARS).toFixed(3),
    chosen: `${sum.chosen}/${YEARS}`,
  }));
});
console.table(rows);

/** An office's topics: a few busy, most quiet, and the whole. */
const TOPICS: readonly SimulatedPress[] = [
  8, 5, 4, 3, 2.5, 2, 1.5, 1.2, 1, 0.8, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.08, 0.05,
].map((rate) => ({
  rate,
  reprints: 1,
  weekend: 0.6,
  growth: 1.1,
}));
const WARM_UP = 120;
const alerts: number[] = [];
const found = { events: 0, alerted: 0 };
for (let seed = 1; seed <= YEARS; seed += 1) {
  const random = seededRandom(900 + seed);
  let falseAlerts = 0;
  const series = TOPICS.map((press, index) => ordinaryDays(press, FROM, WARM_UP + 365, seed * 100 + index));
  const whole = series[0]!.map((day, at) => ({
    date: day.date,
    count: series.reduce((sum, days) => sum + days[at]!.count, 0),
  }));
  for (const days of [...series, whole]) {
    for (let at = WARM_UP; at < days.length; at += 1) {
      const history = days.slice(0, at);
      const ordinary = days[at]!.count;
      if (unusualVolume(history, ordinary)) falseAlerts += 1;
      // An event: one story that fifteen more outlets carry on the same day.
      if (random() < 0.01) {
        found.events += 1;
        if (unusualVolume(history, ordinary + 15)) found.alerted += 1;
      }
    }
  }
  alerts.push(falseAlerts / 52.14);
}
console.table([
  {
    'false alerts a week (mean of 5 years, 21 series)': (alerts.reduce((a, b) => a + b, 0) / YEARS).toFixed(
      2,
    ),
    worst: Math.max(...alerts).toFixed(2),
    'events of +15 articles found': `${found.alerted}/${found.events}`,
  },
]);
