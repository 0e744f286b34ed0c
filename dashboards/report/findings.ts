import {
  type Finding,
  type Interval,
  type ReportComparison,
  type ReportData,
  type ShareForecast,
  topicLabel,
} from '../../db/model/index.ts';
import { FINDING } from '../texts/report.ts';
import { excludes, rateRatio, wilson, Z_MANY } from './intervals.ts';
import { forecastDays, isOneBase, lengthOf } from './lines.ts';

/** Below so many articles nothing is concluded, and no place or topic is singled out. */
const FEW = 8;

type Facts = Omit<ReportData, 'findings'>;

/** Plain sentences of part VI, each with its figure, and whether it is more than chance. */
export function findingsOf(data: Facts): Finding[] {
  return [
    ...volumeFindings(data),
    ...negativeFindings(data),
    ...topicFindings(data),
    ...placeFindings(data),
    ...outletFindings(data),
    ...forecastFindings(data),
    ...coverageFindings(data),
  ];
}

const periodsOf = (data: Facts) =>
  isOneBase(data) ? (['before'] as const) : (['before', 'yearBefore'] as const);

function volumeFindings(data: Facts): Finding[] {
  return periodsOf(data).map((name): Finding => {
    const { period, figures, volume }: ReportComparison = data[name];
    if (!volume) return { kind: 'volume', text: FINDING.noComparison(name), beyondChance: false };
    // A handful of articles is one event or two: their days say nothing of the spread.
    if (Math.min(data.figures.articles, figures.articles) < FEW) {
      const text = FINDING.few(name, data.figures.articles, figures.articles);
      return { kind: 'volume', text, beyondChance: false };
    }
    const beyondChance = excludes(volume, 1);
    const [days, daysThen] = [lengthOf(data.period.from, data.until), lengthOf(period.from, period.to)];
    // 28 to 31 days are one month to a reader.
    const daily = Math.abs(days - daysThen) > 3;
    const counts = { now: data.figures.articles, past: figures.articles, daily };
    const text = FINDING.volume(name, counts, volume, beyondChance);
    return { kind: 'volume', text, beyondChance };
  });
}

function negativeFindings(data: Facts): Finding[] {
  return periodsOf(data).flatMap((name): Finding[] => {
    const { negative } = data[name];
    if (!negative) return [];
    const beyondChance = excludes(negative, 0);
    return [
      { kind: 'negative', text: FINDING.negative(name, shareOf(data), negative, beyondChance), beyondChance },
    ];
  });
}

const shareOf = ({ figures }: Facts): number => {
  const assessed = figures.articles - figures.unassessed;
  return assessed === 0 ? 0 : figures.tones.negative / assessed;
};

/** Topics that grew or fell beyond chance, the surest three; the interval is wider because many are looked at. */
function topicFindings(data: Facts): Finding[] {
  if (data.before.figures.articles === 0) return [];
  const days = lengthOf(data.period.from, data.until);
  const daysBefore = lengthOf(data.before.period.from, data.before.period.to);
  const changes = data.topics
    .filter((topic) => topic.articles + (topic.before ?? 0) >= FEW)
    .flatMap((topic) => {
      const now = { count: topic.articles, days, dispersion: DISPERSION_OF_TOPICS };
      const then = { count: topic.before ?? 0, days: daysBefore, dispersion: DISPERSION_OF_TOPICS };
      const ratio = rateRatio(now, then, Z_MANY);
      return excludes(ratio, 1) && ratio ? [{ topic, ratio }] : [];
    })
    .toSorted((a, b) => surprise(b.ratio) - surprise(a.ratio));
  return changes.slice(0, 3).map(({ topic, ratio }) => ({
    kind: 'topic',
    text: FINDING.topic(topicLabel(topic.key), topic.articles, topic.before ?? 0, ratio),
    beyondChance: true,
  }));
}

/** Reprints and bursts: a topic's count varies about three times as much as a Poisson law says. */
const DISPERSION_OF_TOPICS = 3;
const surprise = (ratio: Interval): number => Math.abs(Math.log(ratio.value));

/** The place with the highest negative share among those with enough articles, where it leaves the whole's behind. */
function placeFindings(data: Facts): Finding[] {
  const share = shareOf(data);
  const high = data.places
    .filter((place) => place.articles >= FEW && wilson(place.negative, place.articles, Z_MANY).low > share)
    .toSorted((a, b) => b.negative / b.articles - a.negative / a.articles)[0];
  return high
    ? [
        {
          kind: 'place',
          text: FINDING.place(
            high.key,
            high.negative,
            high.articles,
            wilson(high.negative, high.articles, Z_MANY),
            share,
          ),
          beyondChance: true,
        },
      ]
    : [];
}

function outletFindings(data: Facts): Finding[] {
  const [first] = data.outlets;
  if (!first || data.figures.articles < FEW) return [];
  const text = FINDING.outlet(first.key, first.articles, data.figures.articles);
  return [{ kind: 'outlet', text, beyondChance: false }];
}

/** An interval of the share wider than this says nothing. */
const VAGUE = 0.6;

function forecastFindings(data: Facts): Finding[] {
  const { forecast, topicForecasts, negativeForecast } = data;
  const texts = [
    forecast ? FINDING.forecast(forecastDays(data), forecast) : FINDING.noForecast,
    ...(negativeForecast ? [shareText(negativeForecast)] : []),
    ...(topicForecasts.length > 0
      ? [
          FINDING.topicForecasts(
            topicForecasts.map((one) => ({
              ...one,
              label: topicLabel(one.topic),
              negative: one.negative && isVague(one.negative) ? null : one.negative,
            })),
          ),
        ]
      : []),
  ];
  return texts.map((text) => ({ kind: 'forecast', text, beyondChance: false }));
}

const isVague = ({ low, high }: ShareForecast): boolean => high - low > VAGUE;

const shareText = (share: ShareForecast): string =>
  isVague(share) ? FINDING.vagueShare : FINDING.shareForecast(share);

function coverageFindings({ coverage }: Facts): Finding[] {
  if (coverage.unreadDays === 0 && coverage.poorSources.length === 0) return [];
  return [{ kind: 'coverage', text: FINDING.coverage(coverage), beyondChance: false }];
}
