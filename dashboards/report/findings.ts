import {
  type Finding,
  type Interval,
  type ReportComparison,
  type ReportData,
  topicLabel,
} from '../../db/model/index.ts';
import { FINDING } from '../texts/report.ts';
import { excludes, rateRatio, wilson, Z_MANY } from './intervals.ts';

/** Below so many articles a place or topic is not singled out. */
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

const PERIODS = ['before', 'yearBefore'] as const;

function volumeFindings(data: Facts): Finding[] {
  return PERIODS.map((name): Finding => {
    const { figures, volume }: ReportComparison = data[name];
    if (!volume) return { kind: 'volume', text: FINDING.noComparison(name), beyondChance: false };
    const beyondChance = excludes(volume, 1);
    const text = FINDING.volume(name, data.figures.articles, figures.articles, volume, beyondChance);
    return { kind: 'volume', text, beyondChance };
  });
}

function negativeFindings(data: Facts): Finding[] {
  return PERIODS.flatMap((name): Finding[] => {
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
  const changes = data.topics
    .filter((topic) => topic.articles + (topic.before ?? 0) >= FEW)
    .flatMap((topic) => {
      const now = { count: topic.articles, days: 1, dispersion: DISPERSION_OF_TOPICS };
      const then = { count: topic.before ?? 0, days: 1, dispersion: DISPERSION_OF_TOPICS };
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
          text: FINDING.place(high.key, high.negative, high.articles, share),
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

function forecastFindings({ forecast, topicForecasts, negativeForecast }: Facts): Finding[] {
  const texts = [
    forecast ? FINDING.forecast(forecast) : FINDING.noForecast,
    ...(negativeForecast ? [FINDING.shareForecast(negativeForecast)] : []),
    ...(topicForecasts.length > 0
      ? [FINDING.topicForecasts(topicForecasts.map((one) => ({ ...one, label: topicLabel(one.topic) })))]
      : []),
  ];
  return texts.map((text) => ({ kind: 'forecast', text, beyondChance: false }));
}

function coverageFindings({ coverage }: Facts): Finding[] {
  if (coverage.unreadDays === 0 && coverage.poorSources.length === 0) return [];
  return [{ kind: 'coverage', text: FINDING.coverage(coverage), beyondChance: false }];
}
