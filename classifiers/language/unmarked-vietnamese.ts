/**
 * Vietnamese typed without diacritics. Statistical detectors take it for other languages, as they learned
 * from marked text; its syllables, though, follow a small grammar (onset and rhyme) that no other language
 * with Latin letters fits over a whole sentence.
 */
const ONSETS = 'b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const RHYMES = (
  'a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu ' +
  'o oa oac oach oai oam oan oang oanh oat oay oc oe oen oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ' +
  'ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ech enh'
).split(' ');

const SYLLABLES: ReadonlySet<string> = new Set([
  ...RHYMES,
  ...ONSETS.flatMap((onset) => RHYMES.map((rhyme) => onset + rhyme)),
]);

/** Syllables that are words of other languages too: they prove nothing. */
const SHARED = new Set(
  (
    'a ai am an ang ao as at au ay be bet bit but ban bat ben bin bo boa boi bon can cap cat cha chat che chi chip chin co com con cup cut cu ' +
    'da dan dam de den des di dia die dip do don dot du dung duo e em en eu em et eta gel gem get gang gap gin go gum gun hai ham han ' +
    'hang hat he hem hen hi him hip hit ho hong hop hot hu hung hut i ich im in inch it ja kim kin kit la lam lap lat le leo let li lie lien lip ' +
    'lit lo long lot lu lui lum lung ma mai mal man map mat mau may me mea men met mi mia mien min mine mit mo mon mot mu mum mut ' +
    'na nap nat ne neo net ni nine nit no noi non not nu nun nut o oh on ong op or pan pat pen pet phi phone pin pit pop pot qua que qui quit ' +
    'ra ram ran rap rat ray re ren ri rich rip ro roi rot ru rum run sa sai sam san sang sao sap sat say se sea sem sen set si sia sin sing ' +
    'sit so soc soi son song sot su sua sui sum sun sung ta tai tam tan tang tao tap tat tau te tea tem ten teu that the then they thin ' +
    'thing this thu ti tia tic tie tim tin tip tit to toi tom ton tong too top tot tu tua tui tun tut ua ui um un up us ut va vai van vat ve ven vi via ' +
    'vie vien vin vip viet vu xi y yen'
  ).split(' '),
);
/** Frequent words that are distinctive without marks. */
const FREQUENT = new Set(
  (
    'cua nguoi khong duoc cho trong voi nhung cac nhieu dang tinh huyen truong chu tich viet nam thanh pho nuoc ngay thang ' +
    'nam nhan dan toan quoc cong khi nay sau truoc phai chua tren duoi giua bien gioi tuyen truyen hoat dong phat trien kinh te xa hoi ' +
    'trung uong chinh phu hien nhat mot hai muoi tram nghin trieu dong'
  ).split(' '),
);

/** 0 to 1: how surely a text with few or no marks is Vietnamese. */
export function unmarkedVietnamese(text: string): number {
  const tokens = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const words = tokens.filter((token) => token.length > 0);
  if (words.length < 3) return 0;
  let fits = 0;
  let own = 0;
  let frequent = 0;
  for (const word of words) {
    if (!SYLLABLES.has(word)) continue;
    fits++;
    if (FREQUENT.has(word)) frequent++;
    if (!SHARED.has(word)) own++;
  }
  const share = fits / words.length;
  const ownShare = own / words.length;
  if (share < 0.6 || own < 2 || ownShare < 0.3) return 0;
  const score = (share - 0.6) * 1.2 + ownShare * 0.6 + Math.min(frequent, 4) * 0.05;
  return Math.max(0, Math.min(1, score));
}
