import { type DigestData, type DigestEntry, localDate } from '../../db/model/index.ts';
import { number } from '../texts/format.ts';
import { SPOKEN } from '../texts/spoken.ts';
import { doubtful, spoken } from './spoken.ts';

/** Words (syllables) that a reader says in a minute. */
export const WORDS_A_MINUTE = 140;
const STORIES = 8;

/** The script to be read aloud, and what the reader is told beside it. */
export interface LoudspeakerScript {
  readonly paragraphs: readonly string[];
  readonly words: number;
  readonly minutes: number;
  /** Words whose reading a person checks first. */
  readonly doubtful: readonly string[];
  /** Stories whose tone the model was not sure of: an officer reads them before they are read out. */
  readonly unsure: number;
  /** Why an officer should think twice before it is read out. */
  readonly notes: readonly string[];
}

/**
 * A digest for the commune's loudspeakers. It is public, so it holds what may be read out: good and plain news,
 * and problems that were answered. Claims under review, open cases, deadlines and public posts stay in the office.
 */
export function loudspeakerScript(data: DigestData): LoudspeakerScript {
  const { locality, figures } = data;
  const [year = '', month = '', day = ''] = data.date.split('-');
  const place = locality.fullName.charAt(0).toLocaleLowerCase('vi') + locality.fullName.slice(1);
  const news = [...data.good, ...data.other].filter(isSpeakable).slice(0, STORIES);
  const solved = data.problems.filter((entry) =>
    ['answered', 'published', 'closed'].includes(entry.caseState ?? ''),
  );
  const days = data.ahead.filter((ahead) => ahead.kind !== 'deadline');
  const today = days.filter((ahead) => ahead.days === 0);
  const coming = days.filter((ahead) => ahead.days > 0);
  const paragraphs = [
    SPOKEN.greeting(place, `ngày ${day}/${month}/${year}`),
    ...today.map((ahead) => SPOKEN.today(ahead.name)),
    countSentence(data, place),
    ...news.map((entry) => story(entry, data)),
    ...(solved.length > 0
      ? [SPOKEN.solved, ...solved.map((entry) => `${story(entry, data)}${resultOf(entry, data)}`)]
      : []),
    ...(coming.length > 0
      ? [[SPOKEN.ahead, ...coming.map((ahead) => `${ahead.name}, ngày ${dayMonth(ahead.date)}.`)].join(' ')]
      : []),
    SPOKEN.farewell,
  ].map(spoken);
  const words = paragraphs.reduce((sum, paragraph) => sum + paragraph.split(' ').length, 0);
  return {
    paragraphs,
    words,
    minutes: words / WORDS_A_MINUTE,
    doubtful: doubtful(paragraphs.join(' ')),
    unsure: news.filter((entry) => entry.unsure).length,
    notes: [
      ...(data.coverage.articles === 0 ? [SPOKEN.notRead] : []),
      ...(figures.articles > 0 && news.length + solved.length === 0 ? [SPOKEN.nothingFit] : []),
    ],
  };
}

/** In Vietnamese, and not taken back by its outlet. */
const isSpeakable = (entry: DigestEntry): boolean =>
  !entry.retracted && (entry.language === undefined || entry.language === 'vi');

/** How much the press wrote; where nothing was read, nothing is said of the press. */
function countSentence({ figures, coverage }: DigestData, place: string): string {
  if (coverage.articles === 0) return SPOKEN.unread(place);
  return figures.articles === 0
    ? SPOKEN.none(place)
    : SPOKEN.count(number(figures.articles), number(figures.outlets), place);
}

const dayMonth = (date: string): string => `${date.slice(8)}/${date.slice(5, 7)}`;

/**
 * Title, the sentences of the summary, whose report it is and of which day: its own "this morning" is that day's.
 * What stands in brackets behind an outlet's name is for the eye.
 */
function story(entry: DigestEntry, { locality }: DigestData): string {
  const title = /[.!?]$/.test(entry.title) ? entry.title : `${entry.title}.`;
  const summary = entry.summary.map((sentence) => sentence.text).join(' ');
  const outlet = (entry.outlets[0] ?? '').replace(/ *\([^)]*\)/g, '');
  const source = entry.publishedAt
    ? SPOKEN.datedSource(outlet, dayMonth(localDate(entry.publishedAt, locality.timeZone)))
    : SPOKEN.source(outlet);
  return [title, summary, source].filter(Boolean).join(' ');
}

function resultOf(entry: DigestEntry, data: DigestData): string {
  const result = data.caseNews.find((item) => item.case.id === entry.caseId)?.case.result;
  return result ? ` ${SPOKEN.result(result)}` : '';
}

/** The script as a text file: a head for the reader, then what is read out. */
export function scriptText(data: DigestData): string {
  const script = loudspeakerScript(data);
  const total = Math.round(script.minutes * 60);
  const time = `${number(Math.floor(total / 60))} phút ${number(total % 60)} giây`;
  return [
    `${SPOKEN.title} – ${data.locality.fullName}`,
    SPOKEN.time(number(script.words), time),
    ...script.notes,
    ...(script.unsure > 0 ? [SPOKEN.review(number(script.unsure))] : []),
    ...(script.doubtful.length > 0 ? [SPOKEN.check(script.doubtful.join(', '))] : []),
    '',
    SPOKEN.body,
    '',
    ...script.paragraphs.flatMap((paragraph) => [paragraph, '']),
  ].join('\n');
}
