import { type Clause, clauseOf } from './clause.ts';
import type { Core, Stance } from './core.ts';
import { type CompiledCues, hasCue } from './cues.ts';
import { isCalledUntrue, isDeniedByQuantity, isNegated, isRefuted } from './denial.ts';
import type { TextLanguage } from './normal.ts';
import type { TaggedSentence } from './tagging.ts';
import { isTakenBack } from './takeback.ts';
import { otherSpeakers } from './voice.ts';

/** `Saying P is …`: P is the topic and nobody's word. */
const TOPIC =
  /^ ?(?:nói|bảo|cho rằng|cho là|việc|khẳng định|coi|xem|noi|bao|cho rang|viec|saying|to say|claiming|calling|the idea that|说|声称|认为) ?/u;
const TOPIC_VERB: Readonly<Record<TextLanguage, RegExp>> = {
  vi: /^ ?(?:[^ ,;«»]+ ){0,8}?(?:là|la|chỉ là|thì) /u,
  en: /^ ?(?:[^ ,;«»]+ ){0,8}?(?:is|was|makes|ignores|amounts) /u,
  zh: /^[^,。;]{0,12}(?:是|毫无|没有|等于)/u,
};

function isAsked({ text, before, after, gaps, language }: Clause, cues: CompiledCues): boolean {
  const scope = ` ${before} ${gaps.join('')}`;
  if (/\?[ »!)]*(?:\. )?$/.test(text) || hasCue(cues.question, scope)) return true;
  if (language === 'zh') return /[吗呢][?。»]*$/.test(text);
  // `có … không` around the core.
  return (
    language === 'vi' &&
    /^ (?:không|khong)[ .?!»,]/u.test(after) &&
    / (?:có|co) $/u.test(`${scope} `.replace(/ {2,}/g, ' '))
  );
}

/** Why a core is not said to be so: asked, supposed, wished, past; undefined where it is. */
function suspension(
  clause: Clause,
  core: Core,
  cues: CompiledCues,
  said: { readonly quoted: boolean; readonly own: boolean; readonly asserted: boolean },
): string | undefined {
  const { before, after, gaps, near, language } = clause;
  const padded = ` ${before} `;
  const within = gaps.join('');
  if (!clause.quoted && !said.quoted && isAsked(clause, cues)) return 'question';
  if (hasCue(cues.hypothetical, padded)) return 'hypothetical';
  if (said.asserted && TOPIC.test(before) && TOPIC_VERB[language].test(after)) return 'topic';
  if (!core.demand && (gaps.some((gap) => hasCue(cues.modal, gap)) || hasCue(cues.modal, near)))
    return 'modal';
  if (hasCue(cues.era, padded)) return 'era';
  const past = hasCue(cues.past, within) || (said.own && hasCue(cues.past, near));
  return past && !hasCue(cues.present, within + near) ? 'past' : undefined;
}

/** Reads who says a core, and whether it is denied, asked, supposed or joked about. */
export function readStance(
  tagged: TaggedSentence,
  core: Core,
  cues: CompiledCues,
  inQuotation: boolean,
): Stance {
  const clause = clauseOf(tagged, core, cues);
  const negated = isNegated(clause, cues);
  const refuted = isRefuted(clause, core, cues);
  // Only a claim is taken back: what agrees with the statement stays support, or doubt would raise a flag.
  const takenBack = core.polarity * (negated ? -1 : 1) < 0 && isTakenBack(clause, core, cues);
  const untrue = refuted || takenBack || isCalledUntrue(clause, core, cues) || isDeniedByQuantity(clause);
  const speakers = otherSpeakers(clause, core, cues, {
    quoted: inQuotation,
    scareQuoted: tagged.scareQuoted,
  });
  const protested = core.act && hasCue(cues.opposition, ` ${clause.before} `);
  const own = speakers.length === 0 && !refuted && !protested;
  // “Did not cede land, that is a rumour”: two denials of a claim deny it, they do not make it.
  const flips = core.polarity < 0 ? (negated || untrue ? -1 : 1) : (negated ? -1 : 1) * (untrue ? -1 : 1);
  const polarity = core.polarity * flips > 0 ? 1 : -1;
  const denied = core.denies || negated || untrue;
  const asserted = !denied && polarity < 0;
  const suspended = suspension(clause, core, cues, { quoted: inQuotation, own, asserted });
  const ironic = hasCue(cues.irony, tagged.text);
  const why = [
    core.why,
    ...(negated ? ['negated'] : []),
    ...speakers,
    ...(refuted ? ['refuted', 'attributed:refuter'] : untrue ? ['untrue'] : []),
    ...(takenBack ? ['taken-back'] : []),
    ...(protested ? ['attributed:protest'] : []),
    ...(suspended ? [suspended] : []),
    ...(ironic ? ['irony'] : []),
  ];
  return { polarity, voice: own ? 'own' : 'other', denied, suspended, ironic, why };
}
