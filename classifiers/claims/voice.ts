import { type Clause, lastWords } from './clause.ts';
import type { Core } from './core.ts';
import { type CompiledCues, cueHits, hasCue } from './cues.ts';
import { TAG } from './tags.ts';

/** Inside a wording these have the wording's own subject: `the note shows that …`. */
const EVIDENCE = /^(?:chứng minh|chứng tỏ|chung minh|chung to|show\w*|confirm\w*|prov\w*)$/u;

/** Cues that are hearsay by themselves and open a sentence. */
const NEEDS_NO_SPEAKER =
  /^ ?(?:theo|according|据|网传|听说|据说|谣传|传闻|nghe|người ta|đồn|tin đồn|luận điệu|quan điểm|reportedly|allegedly|supposedly|rumou?r|thông tin)/u;

/** `To Beijing, the award is …`. */
const PERSPECTIVE = new RegExp(
  `^ ?(?:to|for|in) [${TAG.countries}](?: 's [^ ]+)? , (?:[^ ]+ ){0,3}$|^ ?(?:với|đối với|theo) [${TAG.countries}] , (?:[^ ]+ ){0,3}$|^对[${TAG.countries}](?:来说|而言),.{0,6}$`,
  'u',
);

const COUNTRY = new RegExp(`[${TAG.countries}]`, 'u');

/** Attribution ahead of the core, unless the speaker is the text itself or the facts. */
function speakerBefore({ before, language }: Clause, core: Core, cues: CompiledCues): string | undefined {
  const padded = ` ${before} `.replace(/ {2,}/g, ' ');
  // “There is no ground to say that …” is the text's own denial, whatever the verb in it; not of what is only named.
  const denials = core.weight >= 0.85 ? cueHits(cues.untrueBefore, padded) : [];
  const denying = denials.map((hit) => [hit.index, hit.index + hit[0].length] as const);
  for (const match of cueHits(cues.attribution, padded).toReversed()) {
    if (denying.some(([from, to]) => from < match.index && match.index + match[0].length <= to)) continue;
    const lead = padded.slice(0, match.index);
    const subject = lastWords(lead, 5, language);
    const rest = padded.slice(match.index);
    const around =
      subject + (language === 'zh' ? rest.slice(0, 8) : `${rest.split(' ').slice(0, 7).join(' ')} `);
    const subjectless = lead.replace(/[\s,.:»«]/g, '') === '' && !NEEDS_NO_SPEAKER.test(match[0]);
    if (subjectless || (hasCue(cues.ownVoice, around) && !COUNTRY.test(subject))) continue;
    return match[0];
  }
  return undefined;
}

/** `… shouted that the islands …`: whatever the verb, somebody's words follow, unless it is nobody's (`it is clear that`). */
const COMPLEMENT =
  / (?:rằng|rang) (?:[^ ]+ ){0,2}$| (?<!(?:clear|obvious|true|fact|known|certain|undeniable|evident|doubt|question|remember|note|sure|proves|shows|means|is|plain|remains|history|such|so) )that (?:the |all |both )?$/u;

function isComplement({ before, language }: Clause, cues: CompiledCues): boolean {
  if (language === 'zh' || !COMPLEMENT.test(before) || /✓ (?:rằng|rang|that) /u.test(before)) return false;
  const lead = lastWords(before, 8, language);
  return !hasCue(cues.ownVoice, lead) || COUNTRY.test(lead);
}

/** A speaker inside the wording: `the islands, China says, are …`. */
function speakerWithin({ gaps }: Clause, core: Core, cues: CompiledCues): string | undefined {
  if (core.denies) return undefined;
  return gaps
    .flatMap((gap) => cueHits(cues.attribution, gap).map((match) => match[0].trim()))
    .find((word) => !EVIDENCE.test(word));
}

/** `…的说法`: what stands before is somebody's words. */
const WORDS_OF = /^[^,。;]{0,4}的(?:说法|传言|传闻|消息|论调|主张|谣言|言论|指控)/u;

/** `…”, the ministry said`. */
function speakerAfter({ after, quoted, language }: Clause, cues: CompiledCues): boolean {
  const said = cues.attributionAfter.source;
  if (language === 'zh' && WORDS_OF.test(after)) return true;
  const trailing = new RegExp(`^[ ».)]{0,4}[,-] ${language === 'zh' ? '?' : ''}(?:${said})`, 'u');
  return trailing.test(after) || (quoted && new RegExp(`^[^«»]*»[ ,.-]*(?:${said})`, 'u').test(after));
}

/** `Beijing: …`, as headlines have it. */
function speakerByColon({ before }: Clause, cues: CompiledCues): boolean {
  const colon = before.lastIndexOf(':');
  if (colon < 0) return false;
  const lead = before.slice(0, colon);
  return lead.trim().split(' ').length <= 14 && !hasCue(cues.ownVoice, ` ${lead} `) && COUNTRY.test(lead);
}

/** Everything that makes somebody else the speaker of a core, as tags; empty for the text's own voice. */
export function otherSpeakers(
  clause: Clause,
  core: Core,
  cues: CompiledCues,
  marks: { readonly quoted: boolean; readonly scareQuoted: boolean },
): string[] {
  const marked = [
    core.attributed ? 'claimed' : '',
    marks.quoted || clause.quoted ? 'quoted' : '',
    marks.scareQuoted ? 'scare-quoted' : '',
  ].filter((mark) => mark !== '');
  if (marked.length > 0) return marked;
  const speaker = speakerBefore(clause, core, cues) ?? speakerWithin(clause, core, cues);
  if (speaker !== undefined) return [`attributed:${speaker.trim()}`];
  if (isComplement(clause, cues)) return ['attributed:that'];
  const showing = cueHits(cues.source, clause.before)[0]?.[0];
  if (showing !== undefined && !hasCue(cues.ownVoice, ` ${clause.before} `)) return [`attributed:${showing}`];
  if (PERSPECTIVE.test(clause.before)) return ['attributed:perspective'];
  if (speakerAfter(clause, cues)) return ['attributed:after'];
  return speakerByColon(clause, cues) ? ['attributed:colon'] : [];
}
