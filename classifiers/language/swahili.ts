/** Swahili, which the statistical detector does not know: the share of its particles among the words. */
const PARTICLES = new Set(
  (
    'ya wa na kwa ni za katika kuwa hii huo hiyo hizo hao haya huu hili hilo ambayo ambao yake wake lake zake yao wao kama lakini ' +
    'pia sana au baada kabla hadi tu bila hakuna mimi wewe yeye sisi watu mtu siku mwaka nchi cha vya pa kila zaidi moja alikuwa ' +
    'ilikuwa walikuwa nini sasa hapa huko kutoka bado tena yangu wangu mwa kuna wakati'
  ).split(' '),
);
/** Verb heads (subject and tense) that Swahili sentences hold: `anasema`, `walikuwa`, `itakuwa`. */
const VERB = /^(?:ni|u|a|tu|m|wa|i|zi|li|ya|ki|vi|ku|ha|hawa|si)(?:na|li|ta|me|ki|nge)[a-z]{3,}$/;

/** 0 to 1: how surely a text is Swahili. */
export function swahili(text: string): number {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
  if (words.length < 2 || /[\u00c0-\u024f]/.test(text)) return 0;
  let found = 0;
  let open = 0;
  for (const word of words) {
    if (PARTICLES.has(word)) found++;
    else if (VERB.test(word)) found += 0.8;
    if (/[aeiou]$/.test(word)) open++;
  }
  // Every Swahili word ends in a vowel.
  if (open / words.length < 0.75 || found < 1.5) return 0;
  return Math.min(1, (found / words.length) * 3);
}
