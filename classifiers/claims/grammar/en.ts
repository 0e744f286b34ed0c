import { CONCEPTS_EN } from './concepts.en.ts';
import type { Grammar } from './grammar.ts';

const BE =
  '(is|are|was|were|remain|remains|be|been|being|constitute|constitutes|form|forms|become|has been|have been)';

/** How English says whose a place is, and how a sentence stands to what it says. */
export const ENGLISH: Grammar = {
  concepts: CONCEPTS_EN,
  ownership: [
    {
      kind: 'is',
      sign: 1,
      patterns: [
        `{E} ~8 ${BE} ~6 <possession> ~2 (of|to|under|from) ~4 {O}`,
        `{E} ~8 ${BE} ~5 {O} ('s)? ~3 <possession>`,
        `{E} ~8 ${BE} ~8 {O} ('s)? (,|.|;|since|from|by|and always|and never|and have|and has|and not|and|not|beyond|in|both|alone|now|forever|through|under)`,
        `{E} ~8 ${BE} ~4 (owned|administered|governed) by ~2 {O} (,|.|since|as)`,
        '{E} ~8 (belong|belongs|belonged|belonging) ~3 to ~4 {O}',
        '{E} ~6 (lie|lies|lay|lying|sit|sits|fall|falls|located|situated|is|are|is well|are well) ~3 (within|inside|under|in) ~3 {O} ~4 <possession>',
        '{E} ~6 (fall|falls|come|comes|lie|lies|is|are) under ~3 {O} ~3 (sovereignty|jurisdiction|administration|rule|ownership)',
        '{E} ~6 (fall|falls|come|comes|is|are|remain) under the (sovereignty|jurisdiction|ownership) of ~2 {O}',
        '{O} ~6 (has|have|had|holds|hold|enjoys|enjoy|possesses|possess|exercises|exercise|retains|having) ~6 (sovereignty|ownership|title|rights|jurisdiction) ~3 (over|to|in|on|of|across|throughout|to all of) ~6 {E}',
        '{O} ~3 (owns|own|owned) ~4 {E}',
        "{O} ('s)? ~1 (sovereignty|jurisdiction) ~1 (extends|stretches|covers|reaches|applies) ~4 {E}",
        '{O} (has|holds|possesses) ~4 (evidence|proof|basis|grounds) ~6 (sovereignty|claim|title) ~4 {E}',
        "(recogni*|acknowledg*) ~1 {O} ('s)? ~2 (sovereignty|ownership|title) ~2 (over|to|of) ~4 {E}",
        '{E} , (an|a|the)? ~2 {O} ~1 <possession>',
        "{E} as ~3 {O} ('s)? ~3 <possession>",
        '{E} as (belonging to|part of) ~3 {O}',
        '{E} ~6 (incorporated|integrated|absorbed) into ~2 {O}',
        "(make|makes|made|making|render|renders) {E} ~2 {O} ('s)? ~2 (<possession>|.)",
        '{E} , (an|a|the)? ~4 (part|territory|possession|island|islands|property) ~1 of ~3 {O}',
        '(only|solely) {O} ~3 (has|have|holds|enjoys) ~4 (sovereignty|title|rights|jurisdiction) ~3 (over|to|in) ~4 {E}',
        '(sovereignty|title) ~2 (over|to) ~4 {E} ~4 (lies|rests|resides) with ~3 {O}',
        '{O} ~3 (is|are|as) the ~3 (owner|owners|sovereign|master|possessor) of ~5 {E}',
        '{O} , ~3 (owner|owners|sovereign|master) of ~5 {E}',
        '(owner|owners|sovereign|master) of ~5 {E} ~2 (is|are|remains) ~3 {O}',
        "{O} ('s)? ~3 (sovereignty|ownership|title) ~2 (over|to|of|in) ~4 {E} ~6 <indisputable>",
        "{O} ('s)? ~3 (claim|claims) ~3 (over|to|of|in|on) ~4 {E} ~6 <lawful>",
        '(sovereignty|ownership|title) ~2 (over|to|of) ~4 {E} ~4 (belongs|rests|lies|resides|is) ~3 (to|with) ~2 {O}',
        "(violat*|infring*|encroach*|trampl*|undermin*) ~4 {O} ('s)? ~4 (sovereignty|territory|territorial|waters|rights|jurisdiction) ~8 {E}",
        "{E} ~10 (violat*|infring*|encroach*|trampl*|breach*) ~4 {O} ('s)? ~3 (sovereignty|territory|territorial|waters|rights|jurisdiction)",
        '(return*|restor*|hand*|give*|giving) ~1 ~4 {E} ~3 (to|back to) ~3 {O}',
        '{E} ~5 (returned|restored|handed back|given back) to ~3 {O}',
        '{O} ~3 (recover|recovered|reclaim|reclaimed|liberated|regained|take back|took back) ~4 {E}',
        '(stole|stealing|seized|took|taking|grabbed|robbed|snatched) ~3 {E} ~3 from ~2 {O}',
        '{E} ~6 (stolen|taken|seized|grabbed|annexed|carved) from ~2 {O}',
      ],
    },
    {
      kind: 'is',
      sign: -1,
      patterns: [
        "{O} ('s)? ~4 <occupy-illegally> ~8 {E}",
        '{E} ~8 <occupied-illegally> ~1 by ~3 {O}',
        '{O} ~5 (has|have|had) (no|never had|zero) ~5 (sovereignty|right|rights|claim|claims|basis|evidence|title|business|grounds) ~8 {E}',
        '{O} ~5 (lacks|lack|never had|never held|has never had|failed to show) ~5 (sovereignty|right|rights|claim|basis|evidence|title|grounds) ~8 {E}',
        "{O} ('s)? ~4 (claim|claims|so-called sovereignty|sovereignty claim) ~4 (over|to|of|in|on) ~4 {E} ~6 <baseless>",
      ],
    },
    { kind: 'holds', sign: 1, patterns: ["{O} ('s)? ~2 (sovereignty|sovereign rights) ~1 over ~4 {E}"] },
    {
      kind: 'named',
      sign: 1,
      patterns: ["{O} 's (own|sacred|beloved|southern|southernmost)? (the)? {E}", '{O} {E}'],
    },
    {
      kind: 'claims',
      sign: 1,
      patterns: [
        '{O} ~5 (affirm*|reaffirm*|declar*|reiterat*|assert*|proclaim*|press*|stak*) ~5 (sovereignty|ownership|title|rights) ~3 (over|to|in|on) ~5 {E}',
        '{O} ~5 (claim|claims|claimed|claiming|asserts|asserted|asserting) ~8 {E}',
        "{O} ('s)? ~4 (claim|claims|assertion|demands) ~3 (over|to|of|in|on) ~4 {E}",
        '{E} ~8 (claimed|contested|disputed) ~3 by ~4 {O}',
        '{O} ~4 (regards|considers|views|calls|sees|describes|treats) ~4 {E}',
      ],
    },
  ],
  cues: {
    neutral:
      'will(?= (?:always|forever|remain))|(?<=always )will|leaves? no room for doubt|leaves? no doubt|make no mistake|strictly speaking|to be precise|nothing but|nothing more than|no more than|nothing less than|none other than|so-called(?= (?:[^ ]+ ){0,4}(?:arbitration|award|ruling|tribunal))|rare earths?|not only|no doubt|without (?:a |any )?doubt|beyond (?:any |all )?(?:doubt|dispute)|undisputed|cannot be (?:denied|disputed|questioned)|can not be (?:denied|disputed|questioned)|no one can (?:deny|dispute)|nobody can (?:deny|dispute)|there is no (?:question|denying|doubt)(?: that)?|no question(?: that)?|never (?:ceased|stopped) to be|not negotiable|no matter|not until|whether (?:\\w+ )?(?:you |they |anyone |hanoi |vietnam )?likes? it or not|no less',
    negation:
      'not|no|never|neither|nor|none|without|hardly|cannot|nothing|nowhere|far from|anything but|ceased|stopped',
    attribution:
      "restat\\S*|charge|charges|charging|contend|hold that|holds that|held that|swears|swore|admits|admitted|teach|vow\\S*|pledg\\S*|stress\\S*|emphasi\\S*|remark\\S*|comment\\S*|explain\\S*|warn\\S*|complain\\S*|boast\\S*|tout\\S*|promot\\S*|published|printed|broadcast|trumpet\\S*|repeating|in the eyes of|in the view of|\\S+ 's (?:view|eyes|words|telling|version|narrative)|the notion|the view|the belief|thought|believing|writing|write|assum\\S*|accept\\S*|listed|lists|identif\\S*|said|says|say|saying|(?<!no )claim|claims|claimed|claiming|assert|asserts|asserted|asserting|insist|insists|insisted|insisting|argue|argues|argued|arguing|maintain|maintains|maintained that|according to|alleged|alleges|allege|allegedly|reportedly|purportedly|supposedly|stated|states that|stated that|declare|declares|declared|declaring|reiterated|reiterates|told|wrote|writes|posted|posts|tweeted|shared posts|shared a|spread|spreading|circulated|circulating|repeated|repeats|describes|described|describing|depicts|depicted|depicting|shows|showing|showed|labelled|labeled|labels|marked|marks|calls|called|calling|refers|referred|referring|regards|regarded|considers|considered|views|viewed|believe|believes|believed|thinks|accuses|accused|accusing|quoted|quotes|citing|cites|cited|contends|contended|rumours|rumors|rumour|rumor|asked|asking|contending|asserting|captioned|caption|commented|comments|teaching|taught|teaches|announces|announced|announcing|portrays|portrayed|presented|presents|implying|implies|suggests|suggested|suggesting|proclaimed|proclaims|alleging|position that|view that|argument that|assertion that|claim that|the idea that|narrative|propaganda|slogan|placards|banner|banners|chanted|disputes|contested|disputed|demanded|demands|demanding|urging|urged|protested",
    source:
      'accounts(?! for)|guide|guidebook|handbook|almanac|encyclopedia|encyclopaedia|atlas|wikipedia|map|maps|app|website|film|movie|textbook|textbooks|brochure|leaflet|globe|t-shirt|t-shirts|video|clip|passport|passports|cartoon|poster',
    saidBack:
      "(?:so|that is what|this is what|that 's what|such is what) (?:[^ ]+ ){0,6}(?:said|says|say|claims|claim|claimed|told|wrote|argue|argued)|(?:that|this) is (?:the )?(?:[^ ]+ ){0,3}(?:view|line|claim|argument|position) of|(?:that|this) is (?:[^ ]+ )'s (?:view|line|claim|argument|position|version)",
    present: 'still|now|today|currently|nowadays',
    attributionAfter:
      '(?:\\S+ ){0,8}?(?:said|says|claimed|claims|wrote|writes|insisted|insists|argued|argues|added|asserted|told|declared|stated|reads|read|according to|maintained|posted|tweeted|ran)',
    ownVoice:
      'i|we|our|history|the facts|facts|fact|evidence|records|documents|the record|the truth is|everyone|everybody|the whole world|let us|let me|be|needless to|must be|it can be|this article|this paper|suffice it to|frankly|truth be told|as i|as we|international law|the treaty|the agreement|the protocol|the convention|this writer|this newspaper|old maps|ancient maps|cairo|potsdam',
    refutation:
      'reject|rejects|rejected|rejecting|rebut|rebuts|rebutted|refute|refutes|refuted|refuting|deny|denies|denied|denying|dispute|disputes|dismiss|dismisses|dismissed|dismissing|oppose|opposes|opposed|opposing|protested against|condemn|condemned|condemns|debunk|debunks|debunked|debunking|contradict|contradicts|contradicted|challenged|challenges|invalidated|struck down|ruled out|does not recognise|does not recognize|do not recognise|do not recognize|refuses to accept|refused to accept|does not accept',
    untrueBefore:
      '(?:did|does|do|has|have|had|never) (?:not |never )?(?:recogni\\S+|acknowledg\\S*|confirm\\S*|prove\\S*|mean|meant|award\\S*|concede\\S*) (?!that it)(?<=(?:not|never) [^ ]+ )|so-called|nothing (?:[^ ]+ ){0,6}(?:supports|support|shows|show|proves|prove|indicates|suggests)|no (?:[^ ]+ ){0,4}(?:supports|support|proves|prove|shows|show|says|states|gives|gave)|false|false that|untrue that|not true that|wrong to say|incorrect to say|wrong that|incorrect that|a lie that|a myth that|myth that|myth|lie that|the lie|falsehood|falsehoods|fabricat\\S*|fake news|misinformation|disinformation|hoax|distort\\S*|contrary to|no evidence that|no proof that|nonsense that|the fiction that|fiction that|misleading to say|misconception|misconception that|baseless claim\\S*|false claim\\S*|false rumou?rs?|unfounded|mistakenly|wrongly|erroneously|incorrectly|falsely|no truth|nor is it true|wrong when|one cannot say|cannot be said|makes no sense to say',
    untrueAfter:
      '(?:is|are|was|were|has been|have been|remains|remain|,) (?:simply |plainly |entirely |completely |totally |just |a |an |utterly |flatly |pure |demonstrably |factually |absolutely |all )*(?:false|untrue|wrong|incorrect|a lie|lie|lies|a myth|myth|nonsense|baseless|groundless|unfounded|fabricated|fabrication|fabrications|fiction|fake|misinformation|disinformation|debunked|refuted|disproved|discredited|inaccurate|mistaken|a distortion|distortion|without foundation|without basis|not true|not the case|invalid|unlawful|illegal|a hoax|hoax|absurd|ridiculous|not supported|contradicted|rejected|does not stand up|do not stand up|does not hold|do not hold|collapses)|(?:has|have|had) no (?:legal |factual |historical )?(?:basis|foundation|merit|grounds)|(?:does|do|did) not (?:hold|stand up|hold up|hold water)|falls apart|fell apart|(?:lacks|lack) (?:any |all )?(?:legal |factual )?(?:basis|foundation|merit)',
    hypothetical:
      'risk of|risks|threat of|threatened|avoid|if|even if|suppose|supposing|assuming|imagine|as if|as though|unless|whether|in the event|hypothetically|let us say|pretend',
    modal:
      '(?:amendments?|motions?|proposals?|bids?|attempts?) (?:[^ ]+ ){0,2}?to|voted down|may|might|could|should|would|perhaps|possibly|probably|wants|want|wanted|seeks|seek|seeking|sought|hopes|tries|trying|attempts|attempt|attempting|aims|plans|intends|intend|likely|apparently|ought|will|to make|to turn|in order to|effort to|efforts to|bid to|push to|ambition|ambitions|wish|wishes',
    question: 'is it true that|whether|wonders|wondered|wonder',
    contrast:
      'but|however|in fact|in reality|in truth|actually|yet|whereas|while|although|though|nevertheless|nonetheless|the truth is|the fact is|even though|despite|instead',
    irony:
      '\\( (?:sic|!|\\? !|! \\?|irony|ironically|sarcasm|joke) \\)|/s|just kidding|as the joke goes|laughably|comically|hilariously|how convenient|sure thing|yeah right|by that logic|by the same logic|and the moon is|tongue in cheek|tongue-in-cheek|satirical\\S*|lol|obviously the moon|right , and|oh sure|oh , sure|of course , and pigs',
    era: 'japan|japanese|world war|colonial era|french rule|wartime',
    past: 'once|formerly|used to|previously|at one time|in ancient times|in antiquity|back then',
    correction:
      'correction|corrections|clarification|an earlier version|a previous version|this article has been (?:amended|corrected|updated)|editor note|we regret|we apologi[sz]e|erratum|retraction|misstated|incorrectly stated|wrongly stated|in error',
    untrueBack:
      '(?:this|that|these|those|the|such|both|all|none|it|they)(?: (?:claim|claims|assertion|statement|statements|story|information|figure|number|post|argument|narrative|account|version|idea|report|reports|allegation|allegations|of it|of this|of that|of these))?',
    ownershipBlock:
      'group|company|firm|investor*|developer*|resort*|hotel*|casino*|conglomerate|tourist*|visitor*|disput*|contest*|claim*|clash*|near|between|against|opposite|off|closer|coveted|target|threat*|surround*|patrol*|seized|occupied|militari*|where|flashpoint|fishermen|boats|ships|vessels|rivals|neighbours|neighbors|from|visited|fishing|tension*|conflict*|dispute|friction|seizure|stand-off|standoff|harass*|built|building|reclam*|base*|runway*|than|concern*',
    namedBlock:
      'claim\\S*|outpost\\S*|base\\S*|polic\\S*|disput\\S*|strateg\\S*|row|garrison\\S*|positions|ambition\\S*|actions|moves|activit\\S*|behaviou?r|patrol\\S*|fleet|presence|project|build-?up|campaign|tension\\S*|militari\\S*|runway\\S*|reclamation|military|conflict|question|issue|friction|expansion|occupation|assertive\\S*|gambit|fishermen|standoff|stand-off|code|case|push|push-?back|feature\\S*|rhetoric|sovereignty|coverage',
  },
};
