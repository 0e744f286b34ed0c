/** Wordings of concepts that several statements share, in English; each is a pattern. */
export const CONCEPTS_EN: Readonly<Record<string, readonly string[]>> = {
  possession: [
    '(territory|territories|territorial|land|lands|soil|part|parts|island|islands|isles|property|properties|possession|possessions|waters|sovereign|integral|inherent|domain|province|district|sovereignty|jurisdiction|maritime|exclusive|eez|zone|shelf|sea|seas|lake|backyard|administration|rule|ownership|homeland|birthright|heritage)',
  ],
  indisputable: [
    '(indisputable|undisputed|incontestable|incontrovertible|undeniable|unquestionable|beyond question|settled|well established|well-established|clear|legitimate|lawful|valid|legal|solid|fully grounded|ironclad|absolute|backed by|supported by|grounded in|based on|established|rooted in|confirmed by)',
    '✓',
  ],
  lawful: [
    '(lawful|legal|legitimate|legitimately|lawfully|legally|valid|justified|justifiable|well founded|well-founded|grounded in|sound|in line with|in accordance with|consistent with|fully consistent|recognised by|recognized by|recognised in|recognized in|rightful|rightfully|supported by international law|backed by international law|solid|indisputable|enshrined in|binding on)',
  ],
  baseless: [
    '(baseless|groundless|unfounded|illegal|unlawful|invalid|absurd|illegitimate|without foundation|without merit|without basis|without legal|spurious|bogus|has no basis|have no basis|has no legal|have no legal|had no legal|no legal basis|no basis|no merit|void|null and void|inconsistent with|contrary to|incompatible with|preposterous|fictitious|ridiculous|false|rejected by|ruled out by|do not stand|does not stand|hold no water|holds no water|dismissed by|struck down)',
  ],
  'occupy-illegally': [
    '(illegal|illegally|unlawful|unlawfully|forcibly|wrongly|wrongfully) ~3 (occup*|seiz*|hold|holds|held|holding|took|take|takes|taking|control*|squat*|annex*)',
    '(invaded|invades|invading|stole|steals|stealing|stolen|usurped|usurps|grabbed|grabbing|annexed|annexing|encroached|snatched|conquered|plundered|pilfered|robbed)',
    '(occup*|squat*|hold*|seiz*|station*|sit|sitting|settl*) ~2 (illegally|unlawfully|without right)',
    '(seized|took|captured|occupied|occupies|occupying) ~6 (by force|illegally|unlawfully|in violation of)',
    '(invasion|theft|illegal occupation|unlawful occupation|annexation|usurpation|illegal seizure) of',
  ],
  'occupied-illegally': [
    '(illegally|unlawfully|forcibly|wrongfully) ~2 (occupied|seized|held|taken|annexed)',
    '(stolen|usurped|invaded|annexed|grabbed|snatched)',
  ],
  'nine-dash': [
    "(nine-dash line|nine dash line|nine-dashed line|9-dash line|ten-dash line|ten dash line|10-dash line|eleven-dash line|u-shaped line|cow tongue line|cow-tongue line|cow 's tongue line|dashed line|dash line|nine - dash line|nine-dash lines|nine-dash claim|nine-dash map)",
  ],
  award: [
    "(award|arbitral award|ruling|arbitration ruling|tribunal ruling|the hague ruling|hague ruling|arbitral ruling|tribunal 's ruling|tribunal 's award|arbitration award|arbitration|decision of the tribunal|tribunal|verdict|judgment|judgement)",
  ],
  void: [
    '(void|null|null and void|lacks any validity|lacks validity|lacks legal|not valid|not legally binding|no legal standing|no legal value|no validity whatsoever|invalid|illegal|unlawful|worthless|meaningless|non-binding|nonbinding|not binding|no binding force|no legal force|no legal effect|no legal weight|without legal effect|without binding force|no validity|piece of waste paper|waste paper|piece of paper|scrap of paper|scrap paper|without jurisdiction|no jurisdiction|lacked jurisdiction|overturned|annulled|revoked|rescinded|advisory|merely advisory|only advisory|a recommendation|expired|moot|nothing more than|ineffective|unenforceable opinion|repealed)',
  ],
  binding: [
    '(binding|final|legally binding|final and binding|in force|must be respected|must be complied|authoritative|definitive)',
  ],
  'historic-rights': [
    '(historic right|historic rights|historical rights|historical right|historic title|historic waters|historical claim|historic claims|historic claim)',
  ],
  'border-cn': [
    "{vn} ('s)? (-|and|–)? {cn} ~3 (border|boundary|frontier|land border|land boundary)",
    '{cn} (-|and) {vn} ~3 (border|boundary|frontier|land border|land boundary)',
    '(border|boundary|frontier|borderline|land border|land boundary) ~3 (between|of|shared by|dividing|separating) ~2 {vn} (and|with|from) ~2 {cn}',
    '(border|boundary|frontier|borderline|land border|land boundary) ~3 (between|of|shared by|dividing|separating) ~2 {cn} (and|with|from) ~2 {vn}',
    '{vn} ~4 (border|boundary|frontier|land border|land boundary) ~3 with ~2 {cn}',
    '{cn} ~4 (border|boundary|frontier|land border|land boundary) ~3 with ~2 {vn}',
    '{vn} (and|shares) {cn} share* ~5 (border|boundary|frontier)',
    '{cn} and {vn} share* ~5 (border|boundary|frontier)',
  ],
  'border-la': [
    "{vn} ('s)? (-|and)? {la} ~3 (border|boundary|frontier)",
    '{la} (-|and) {vn} ~3 (border|boundary|frontier)',
    '(border|boundary|frontier|borderline) ~3 (between|of|shared by|separating) ~2 {vn} (and|with|from) ~2 {la}',
    '(border|boundary|frontier|borderline) ~3 (between|of|shared by|separating) ~2 {la} (and|with|from) ~2 {vn}',
    '{vn} ~5 (border|boundary|frontier) ~3 with ~2 {la}',
    '{la} ~5 (border|boundary|frontier) ~3 with ~2 {vn}',
    '{vn} and {la} share* ~5 (border|boundary|frontier)',
    '{la} and {vn} share* ~5 (border|boundary|frontier)',
  ],
  'border-kh': [
    "{vn} ('s)? (-|and)? {kh} ~3 (border|boundary|frontier)",
    '{kh} (-|and) {vn} ~3 (border|boundary|frontier)',
    '(border|boundary|frontier|borderline) ~3 (between|of|shared by|separating) ~2 {vn} (and|with|from) ~2 {kh}',
    '(border|boundary|frontier|borderline) ~3 (between|of|shared by|separating) ~2 {kh} (and|with|from) ~2 {vn}',
    '{vn} ~5 (border|boundary|frontier) ~3 with ~2 {kh}',
    '{kh} ~5 (border|boundary|frontier) ~3 with ~2 {vn}',
    '{vn} and {kh} share* ~5 (border|boundary|frontier)',
    '{kh} and {vn} share* ~5 (border|boundary|frontier)',
  ],
  long: [
    '(is|long|length|stretches|stretch|runs|run|measures|measuring|measured|extends|extending|spans|spanning|totals|totalling|totaling|of|running|stretching|covers|over|for)',
  ],
  ceded: [
    '(ceded|cede|cedes|ceding|sold|sell|sells|selling|gave away|give away|gave up|giving away|gave|handed|handing|handed over|surrendered|surrender|surrendering|signed away|signing away|traded away|bartered away|conceded|relinquished|transferred|yielded|yielding|forfeited)',
  ],
  lost: ['(lost|lose|loses|losing|loss of|deprived of|stripped of)'],
  demarcated: ['(demarcat*|delimit*|delineat*|marked|settled|resolved|defined|fixed|agreed|drawn)'],
  undone: [
    '(not|never|not yet|yet to be|unfinished|incomplete|undemarcated|undelimited|unresolved|unsettled|disputed|remains disputed|still disputed|no agreed|no agreement|undefined|undetermined)',
  ],
  signed: ['(signed|sign|signing|concluded|inked|adopted|was signed|were signed)'],
  'in-force': [
    '(in force|into force|took effect|takes effect|take effect|effective|came into effect|come into effect|went into effect|entry into force|into effect|in effect|taking effect|effect)',
  ],
  completed: ['(completed|finished|complete|concluded|finalised|finalized|completion|ended|wrapped up)'],
  issued: [
    '(issued|handed down|rendered|delivered|ruled|announced|ruling|award|published|made|released|came)',
  ],
  neutral: ['✓'],
};
