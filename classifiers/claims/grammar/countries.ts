import type { Country } from '../../../db/model/index.ts';

/**
 * Names of countries, their people and the units that stand for them. A leading `=` keeps a name out of
 * text without diacritics, where it would be another word (`lao`, `tau`).
 */
export const COUNTRY_NAMES: Readonly<
  Record<Country, { readonly vi: readonly string[]; readonly en: readonly string[]; readonly zh: readonly string[] }>
> = {
  vn: {
    vi: [
      'việt nam', 'nước việt nam', 'vn', 'đất nước việt nam', 'người việt', 'chúng ta', 'quân việt nam', 'đại việt', 'tổ quốc việt nam',
      'nước cộng hòa xã hội chủ nghĩa việt nam', 'tỉnh khánh hòa', 'thành phố đà nẵng', 'tp đà nẵng', 'đà nẵng',
      'khánh hòa', 'tỉnh kiên giang', 'kiên giang', 'tỉnh an giang', 'tỉnh bà rịa - vũng tàu', 'tỉnh cao bằng',
      'nước ta', 'đất nước ta', 'tổ quốc ta', 'dân tộc ta', 'tổ quốc', 'phía việt nam', '=hà nội',
    ],
    en: [
      'vietnam', 'viet nam', 'vietnamese', 'hanoi', 'ha noi', 'socialist republic of vietnam', 'da nang', 'danang',
      'da nang city', 'khanh hoa province', 'khanh hoa', 'kien giang province', 'kien giang', 'vietnamese side',
    ],
    zh: ['越南', '越方', '越南方面', '河内', '岘港市', '岘港', '庆和省', '坚江省', '越南社会主义共和国', '越军', '越共', '越南当局', '越'],
  },
  cn: {
    vi: [
      'trung quốc', 'bắc kinh', 'trung hoa', 'trung cộng', 'tq', 'phía trung quốc',
      'cộng hòa nhân dân trung hoa', 'nước cộng hòa nhân dân trung hoa', 'tỉnh hải nam', 'thành phố tam sa',
      'hải nam', 'tam sa', 'đảo hải nam', 'quảng tây', 'quân trung quốc', 'nhà thanh', 'nhà minh', 'nước bạn trung quốc',
    ],
    en: [
      'china', 'chinese', 'beijing', 'prc', "people 's republic of china", 'hainan province', 'hainan', 'sansha city',
      'sansha', 'mainland china', 'guangxi', 'the chinese people', 'chinese nation', 'chinese side',
    ],
    zh: [
      '中国', '中方', '北京', '我国', '我们国家', '中华人民共和国', '中华民族', '海南省', '三沙市', '海南', '三沙', '祖国',
      '中国人', '中国人民', '中', '华夏', '我们中国', '广西', '解放军', '中国军队',
    ],
  },
  tw: {
    vi: ['đài loan', 'đài bắc'],
    en: ['taiwan', 'taiwanese', 'taipei', 'republic of china'],
    zh: ['台湾', '台北', '中华民国', '台方'],
  },
  kh: {
    vi: ['campuchia', 'cam-pu-chia', 'căm-pu-chia', 'cam pu chia', 'khmer', 'khơ me', 'phnom penh', '=miên', 'người khmer', 'tỉnh kampot', 'vương quốc campuchia', 'kampuchea', 'chân lạp'],
    en: ['cambodia', 'cambodian', 'kampuchea', 'khmer', 'phnom penh', 'kampot', 'kampot province', 'khmers', 'cambodians'],
    zh: ['柬埔寨', '柬方', '高棉', '金边', '柬'],
  },
  la: {
    vi: ['=lào', 'chdcnd lào', 'nước lào', 'nuoc lao', 'viêng chăn', 'vientiane', 'viet nam lao'],
    en: ['laos', 'lao', 'laotian', 'vientiane', 'lao pdr'],
    zh: ['老挝', '老方', '万象', '寮国', '老'],
  },
  ph: {
    vi: ['philippines', 'phi-líp-pin', 'philippin', 'manila'],
    en: ['philippines', 'philippine', 'filipino', 'manila'],
    zh: ['菲律宾', '菲方', '马尼拉'],
  },
  my: { vi: ['malaysia', 'ma-lai-xi-a'], en: ['malaysia', 'malaysian', 'kuala lumpur'], zh: ['马来西亚', '马方'] },
  bn: { vi: ['brunei'], en: ['brunei'], zh: ['文莱'] },
};

/** Single characters and the like that name a country only beside another (`中越`, `越老边界`). */
export const ONLY_IN_PAIRS: ReadonlySet<string> = new Set(['越', '中', '柬', '老', 'viet nam lao']);

/** Words that point back to the country named before them in the sentence. */
export const COUNTRY_PRONOUNS = {
  vi: ['nước này', 'nước họ', 'họ', 'mình', 'chính họ', 'bản thân họ'],
  en: ['its', 'their', 'theirs', 'its own', 'their own', 'the country', 'them'],
  zh: ['其', '该国', '它的', '他们的', '自己的', '自己', '自家'],
} as const;

/** Words that point back to the place named in an earlier sentence. */
export const PLACE_PRONOUNS = {
  vi: ['quần đảo này', 'hai quần đảo này', 'hai quần đảo', 'hòn đảo này', 'đảo này', 'các đảo này', 'những hòn đảo này', 'bãi này', 'bãi ngầm này', 'vùng đất này', 'thác này', 'ngọn thác này', 'nơi này', 'khu vực này', 'cả hai quần đảo', 'các đảo đó', 'quần đảo đó', 'chúng', 'đó', 'đây'],
  en: ['these islands', 'those islands', 'the islands', 'the archipelago', 'both archipelagos', 'the two archipelagos', 'these archipelagos', 'this archipelago', 'the island', 'this island', 'the reef', 'the bank', 'the shoal', 'the waterfall', 'the falls', 'they', 'it', 'the area'],
  zh: ['这些岛屿', '这些岛礁', '上述岛屿', '上述群岛', '该群岛', '它', '这两个群岛', '两群岛', '该岛', '该滩', '它们', '这里', '该地区', '这座岛', '该瀑布'],
} as const;
