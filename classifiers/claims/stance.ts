import type { Cues } from './grammar/grammar.ts';
import { foldPattern, type TextLanguage } from './normal.ts';
import { TAG, type TaggedSentence } from './tagging.ts';

/** A place in a tagged sentence where something about a statement is said, before anyone asks who says it. */
export interface Core {
  readonly start: number;
  readonly end: number;
  /** 1: agrees with the statement as it stands; −1: denies it. */
  readonly polarity: 1 | -1;
  /** Words inside the wording that are not part of it; negation and hedges hide there. */
  readonly gaps: readonly string[];
  /** The wording itself makes somebody else the speaker: `China claims …`. */
  readonly attributed: boolean;
  /** Tells of an act, which protest does not deny: `protests against the occupation of`. */
  readonly act: boolean;
  /** The wording denies by itself: `has no sovereignty over`. */
  readonly denies: boolean;
  /** Asks for the place to be given back; “should” changes nothing. */
  readonly demand: boolean;
  /** How much the wording says by itself, 0 to 1. */
  readonly weight: number;
  readonly why: string;
}

/** How the sentence stands to a core. */
export interface Stance {
  readonly polarity: 1 | -1;
  readonly voice: 'own' | 'other';
  /** Somebody denies: `rejects`, `it is false that`, `is not`. */
  readonly denied: boolean;
  /** Asked, supposed, wished, past or joked: not said to be so. */
  readonly suspended: string | undefined;
  readonly ironic: boolean;
  readonly why: readonly string[];
}

export type CompiledCues = Readonly<Record<keyof Cues, RegExp>> & { readonly opposition: RegExp };

const OPPOSITION: Readonly<Record<TextLanguage, string>> = {
  vi: 'phản đối|lên án|chống lại|tố cáo|phê phán|đấu tranh với|không chấp nhận',
  en: 'oppose|opposes|opposed|opposing|protested against|condemn|condemned|condemns|protest|protests|protested',
  zh: '反对|抗议|谴责|抵制|批评',
};

/** Compiles the cues of a language once; plain ones are folded. */
export function compileCues(cues: Cues, language: TextLanguage, plain: boolean): CompiledCues {
  const compile = (source: string): RegExp => {
    // Folded, these are other words: `chùa`, `đội`, `dầu`, `nơi`.
    const kept = plain
      ? source.replace(/(?<=\||^)(?:đâu|đòi|bịa|gọi|nơi|còn|vẽ|hỏi)(?=\||$)/g, '\u0000')
      : source;
    const body = (plain ? foldPattern(kept) : kept).replace(/(?<=[a-z])\*/g, '[^ ]*');
    return new RegExp(language === 'zh' ? `(?:${body})` : `(?<= )(?:${body})(?= )`, 'gu');
  };
  const names = Object.keys(cues) as (keyof Cues)[];
  const compiled = Object.fromEntries(names.map((name) => [name, compile(cues[name])])) as Record<
    keyof Cues,
    RegExp
  >;
  return { ...compiled, opposition: compile(OPPOSITION[language]) };
}

/** Between a negation and what it does not reach: `lacked jurisdiction, so the award is void`. */
const CONNECTOR: Readonly<Record<TextLanguage, RegExp>> = {
  vi: / (?:nên|vì|do|bởi|cho nên|nen) |,/u,
  en: / (?:so|therefore|because|since|hence) |,/u,
  zh: /,|所以|因此|因而|故/u,
};
/** Inside a wording these have the wording's own subject: `the note shows that …`. */
const EVIDENCE = /^(?:chứng minh|chứng tỏ|chung minh|chung to|show\w*|confirm\w*|prov\w*)$/u;
/** `Saying P is …`: P is the topic and nobody's word. */
const TOPIC = /^ ?(?:nói|bảo|cho rằng|cho là|việc|khẳng định|coi|xem|noi|bao|cho rang|viec|saying|to say|claiming|calling|the idea that|说|声称|认为) ?/u;
const TOPIC_VERB: Readonly<Record<TextLanguage, RegExp>> = {
  vi: /^ ?(?:[^ ,;«»]+ ){0,8}?(?:là|la|chỉ là|thì) /u,
  en: /^ ?(?:[^ ,;«»]+ ){0,8}?(?:is|was|makes|ignores|amounts) /u,
  zh: /^[^,。;]{0,12}(?:是|毫无|没有|等于)/u,
};

/** Says against the law, not against the facts. */
const UNLAWFUL = /phi pháp|trái phép|trái luật|vô giá trị|phi lý|phi phap|trai phep|illegal|unlawful|invalid|无效|非法/u;

/** Cues that are hearsay by themselves and open a sentence. */
const NEEDS_NO_SPEAKER =
  /^ ?(?:theo|according|据|网传|听说|据说|谣传|传闻|nghe|đồn|tin đồn|luận điệu|quan điểm|reportedly|allegedly|supposedly|rumou?r|thông tin)/u;

/** `To Beijing, the award is …`. */
const PERSPECTIVE = new RegExp(
  `^ ?(?:to|for|in) [${TAG.countries}](?: 's [^ ]+)? , (?:[^ ]+ ){0,3}$|^ ?(?:với|đối với|theo) [${TAG.countries}] , (?:[^ ]+ ){0,3}$|^对[${TAG.countries}](?:来说|而言),.{0,6}$`,
  'u',
);

const matches = (expression: RegExp, text: string): readonly RegExpExecArray[] => [
  ...text.matchAll(expression),
];
const has = (expression: RegExp, text: string): boolean => {
  expression.lastIndex = 0;
  return expression.test(text);
};

/** The last `count` words (characters in Chinese, twice as many) of a text, with spaces around. */
function tail(text: string, count: number, language: TextLanguage): string {
  if (language === 'zh') return text.slice(-count * 2);
  return ` ${text.trim().split(' ').slice(-count).join(' ')} `;
}

/** The quotation that holds the whole span, if one does. */
function quotationAround(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const open = text.lastIndexOf('«', start);
  if (open < 0) return undefined;
  const closed = text.indexOf('»', open);
  if (closed >= 0 && closed < end) return undefined;
  return { start: open, end: closed < 0 ? text.length : closed };
}

/** Where the clause of a core begins: after the last `;` or `but`. */
function clauseStart(text: string, start: number, cues: CompiledCues): number {
  const before = text.slice(0, start);
  const hard = Math.max(before.lastIndexOf(';'), 0);
  // “China says that in fact …” is still China; only a mark before it lets the text itself speak again.
  const contrasts = matches(cues.contrast, before)
    .filter((match) => /(?:^|[,.;:»)-]) *$/u.test(before.slice(0, match.index)))
    .map((match) => match.index + match[0].length);
  return Math.max(hard, ...contrasts, 0);
}

function clauseEnd(text: string, end: number, cues: CompiledCues): number {
  const after = text.slice(end);
  const hard = after.indexOf(';');
  const contrast = matches(cues.contrast, after).find((match) => match.index > 0)?.index ?? -1;
  const ends = [hard, contrast].filter((index) => index >= 0);
  return ends.length === 0 ? text.length : end + Math.min(...ends);
}

/** Attribution ahead of the core, unless the speaker is the text itself or the facts. */
function speakerBefore(before: string, cues: CompiledCues, language: TextLanguage): string | undefined {
  for (const match of matches(cues.attribution, before).toReversed()) {
    const lead = before.slice(0, match.index);
    const around = `${tail(lead, 5, language)}${language === 'zh' ? '' : before.slice(match.index).split(' ').slice(0, 7).join(' ')} `;
    const subjectless = lead.replace(/[\s,.:»«]/g, '') === '' && !NEEDS_NO_SPEAKER.test(match[0]);
    const own = has(
      cues.ownVoice,
      language === 'zh' ? around + match.input.slice(match.index, match.index + 8) : around,
    );
    const named = new RegExp(`[${TAG.countries}]`, 'u').test(tail(lead, 5, language));
    if (subjectless || (own && !named)) continue;
    return match[0];
  }
  return undefined;
}

/** Reads who says a core, and whether it is denied, asked, supposed or joked about. */
export function readStance(
  tagged: TaggedSentence,
  core: Core,
  cues: CompiledCues,
  inQuotation: boolean,
): Stance {
  const { text, language } = tagged;
  const why: string[] = [core.why];
  const quotation = quotationAround(text, core.start, core.end);
  const from = clauseStart(text, core.start, cues);
  const to = clauseEnd(text, core.end, cues);
  const before = text.slice(from, core.start);
  const inner = quotation ? text.slice(Math.max(from, quotation.start + 1), core.start) : before;
  const after = text.slice(core.end, to);
  const gaps = core.gaps.map((gap) => ` ${gap} `);
  const near = tail(inner, 3, language);
  let polarity: number = core.polarity;
  let denied = core.denies;
  let voice: 'own' | 'other' = 'own';
  const speak = (reason: string): void => {
    voice = 'other';
    why.push(reason);
  };

  const negations = [...gaps.map((gap) => gap.split(CONNECTOR[language]).at(-1) ?? ''), language === 'zh' ? inner.slice(-3) : tail(inner, 2, language)]
    .map((part) => (matches(cues.negation, part).length > 0 ? 1 : 0))
    .reduce((sum: number, one) => sum + one, 0);
  if (negations % 2 === 1) {
    polarity = -polarity;
    denied = true;
    why.push('negated');
  }

  if (core.attributed) speak('claimed');
  if (inQuotation || quotation) speak('quoted');
  if (tagged.scareQuoted) speak('scare-quoted');
  const speaker =
    speakerBefore(` ${before} `.replace(/ {2,}/g, ' '), cues, language) ??
    (core.denies
      ? undefined
      : gaps
          .flatMap((gap) => matches(cues.attribution, gap).map((match) => match[0].trim()))
          .find((word) => !EVIDENCE.test(word)));
  if (speaker !== undefined && voice === 'own') speak(`attributed:${speaker.trim()}`);
  const showing = matches(cues.source, before).at(0)?.[0];
  if (showing !== undefined && voice === 'own' && !has(cues.ownVoice, ` ${before} `))
    speak(`attributed:${showing}`);
  if (voice === 'own' && PERSPECTIVE.test(before)) speak('attributed:perspective');
  const trailing = new RegExp(
    `^[ ».)]{0,4}[,-] ${language === 'zh' ? '?' : ''}(?:${cues.attributionAfter.source})`,
    'u',
  );
  const quotedTrailing = new RegExp(`^[^«»]*»[ ,.-]*(?:${cues.attributionAfter.source})`, 'u');
  if (voice === 'own' && (trailing.test(after) || (quotation && quotedTrailing.test(after))))
    speak('attributed:after');
  const colon = before.lastIndexOf(':');
  if (voice === 'own' && colon >= 0) {
    const lead = before.slice(0, colon);
    const words = lead.trim().split(' ').length;
    if (words <= 14 && !has(cues.ownVoice, ` ${lead} `) && new RegExp(`[${TAG.countries}]`, 'u').test(lead))
      speak('attributed:colon');
  }

  const padded = ` ${before} `;
  const opposed = has(cues.opposition, padded);
  const within = gaps.join('');
  const denials = matches(cues.refutation, padded + within).filter((match) => {
    // “Protests, and says that …”: what is said is another thing than what is protested.
    const rest = (padded + within).slice(match.index + match[0].length);
    return !(/^.{0,40}(?: và | va | and |并|且|,)/u.test(rest) && matches(cues.attribution, rest).length > 0 && core.polarity < 0);
  });
  const refuted = denials.length > 0 && !(opposed && core.act);
  // “Contrary to rumours, …”: what follows the comma is the text's own word.
  const nearClause = language === 'zh' ? padded.slice(padded.lastIndexOf(',') + 1) : padded;
  const untrue = matches(cues.untrueBefore, nearClause).some(
    (match) =>
      !/^ ?(?:contrary|trái|không phải như|trai)/u.test(match[0]) ||
      !/[,]/.test(nearClause.slice(match.index)),
  );
  const back = new RegExp(
    `^[ »,)]{0,4}${language === 'zh' ? '' : '(?:\\S+ ){0,2}?'}(?:${cues.untrueAfter.source})`,
    'u',
  );
  // Further away only with its verb: `… over the islands is a distortion`.
  const far = new RegExp(
    `^(?:[^ ,;«»]+ ){0,8}?(?=${language === 'vi' ? '(?:là|đều là|chỉ là|hoàn toàn là|la|deu la) ' : '(?:is|are|was|were) '})(?:${cues.untrueAfter.source})`,
    'u',
  );
  const verdict = back.exec(after)?.[0] ?? (language === 'zh' ? undefined : far.exec(after.trimStart())?.[0]);
  // A wording that judges (`is lawful`, `is void`) and goes on judging (`and unlawful`) takes nothing back.
  const goesOn = core.polarity > 0 || (core.why === 'denies' && verdict !== undefined && UNLAWFUL.test(verdict));
  const untrueAfter = !core.act && verdict !== undefined && !(core.why !== 'claims' && !core.why.startsWith('owner') && goesOn);
  if (refuted || untrue || untrueAfter) {
    polarity = -polarity;
    denied = true;
    why.push(refuted ? 'refuted' : 'untrue');
    if (refuted) speak('attributed:refuter');
  }
  if (opposed && core.act && voice === 'own') speak('attributed:protest');

  const unquoted = quotation === undefined && !inQuotation;
  let suspended: string | undefined;
  if (
    unquoted &&
    (/\?[ »!)]*(?:\. )?$/.test(text) ||
      has(cues.question, padded + within) ||
      (language === 'zh' && /[吗呢][?。»]*$/.test(text)))
  )
    suspended = 'question';
  else if (has(cues.hypothetical, padded)) suspended = 'hypothetical';
  else if (!denied && polarity < 0 && TOPIC.test(before) && TOPIC_VERB[language].test(after)) suspended = 'topic';
  else if (!core.demand && (gaps.some((gap) => has(cues.modal, gap)) || has(cues.modal, near)))
    suspended = 'modal';
  else if (has(cues.era, padded)) suspended = 'era';
  else if ((has(cues.past, within) || (voice === 'own' && has(cues.past, near))) && !has(cues.present, within + near))
    suspended = 'past';
  if (suspended) why.push(suspended);
  const ironic = has(cues.irony, text);
  if (ironic) why.push('irony');
  return { polarity: polarity > 0 ? 1 : -1, voice, denied, suspended, ironic, why };
}
