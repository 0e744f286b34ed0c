import { spell } from './spelling.ts';

/** What kind of unit an admin word announces. */
export type AdminLevel = 'province' | 'city' | 'district' | 'commune' | 'hamlet';

const key = (phrase: string): string =>
  phrase
    .split(' ')
    .map((word) => spell(word).exact)
    .join(' ');

const folds = (list: string): ReadonlySet<string> =>
  new Set(
    list.split('|').map((phrase) =>
      phrase
        .split(' ')
        .map((word) => spell(word).fold)
        .join(' '),
    ),
  );

/** A list of phrases, by exact keys, and folded for texts typed without marks. */
export interface CueList {
  readonly exact: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
}

const keys = (list: string): CueList => ({ exact: new Set(list.split('|').map(key)), folded: folds(list) });

const adminWords = (table: Readonly<Record<AdminLevel, string>>): ReadonlyMap<string, AdminLevel> => {
  const out = new Map<string, AdminLevel>();
  for (const [level, list] of Object.entries(table)) {
    for (const phrase of list.split('|')) {
      out.set(key(phrase), level as AdminLevel);
    }
  }
  return out;
};

/** Admin words that stand before a name, with and without marks. One or two syllables. */
export const ADMIN_BEFORE = adminWords({
  province: 'tỉnh|province of|tỉnh ủy|tỉnh đoàn',
  city: 'thành phố|TP|T.P|city of|thành ủy|Tp',
  district: 'huyện|quận|thị xã|TX|Q|H|huyện ủy|quận ủy|district|thị ủy',
  commune: 'xã|phường|thị trấn|đặc khu|P|TT|X|ward|commune of|huyện đảo đặc khu',
  hamlet: 'thôn|ấp|xóm|bản|khóm|buôn|làng|khu phố|tổ dân phố|tổ|khu dân cư|khối|tiểu khu|plei|hamlet|village',
});

/** Admin words of a text typed without marks; the short ones (`to`, `ban`) are too common in other languages. */
export const ADMIN_BEFORE_PLAIN: ReadonlyMap<string, AdminLevel> = new Map([
  ['tinh', 'province'],
  ['thanh pho', 'city'],
  ['huyen', 'district'],
  ['quan', 'district'],
  ['thi xa', 'district'],
  ['xa', 'commune'],
  ['phuong', 'commune'],
  ['thi tran', 'commune'],
  ['dac khu', 'commune'],
  ['thon', 'hamlet'],
  ['xom', 'hamlet'],
]);

/** Admin words after a name, in English. */
export const ADMIN_AFTER: ReadonlyMap<string, AdminLevel> = adminWords({
  province: 'province|provincial|provinces',
  city: 'city',
  district: 'district|town|districts',
  commune: 'commune|ward|township|communes|wards|special zone|communal',
  hamlet: 'hamlet|village',
});

/** Admin characters after a name, in Chinese, Japanese and Korean. */
export const ADMIN_CHARACTERS: ReadonlyMap<string, AdminLevel> = new Map([
  ['省', 'province'],
  ['성', 'province'],
  ['市', 'city'],
  ['시', 'city'],
  ['县', 'district'],
  ['郡', 'district'],
  ['乡', 'commune'],
  ['社', 'commune'],
  ['坊', 'commune'],
  ['镇', 'commune'],
]);

/** Titles and relations before a person's name. */
export const PERSON_BEFORE: CueList = keys(
  'ông|bà|anh|chị|em|ưu tú|nghệ sĩ nhân dân|nhà giáo nhân dân|cô|chú|bác|cụ|cậu|dì|bé|cháu|ca sĩ|nghệ sĩ|diễn viên|bác sĩ|luật sư|tiến sĩ|giáo sư|thạc sĩ|cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|huấn luyện viên|HLV|nhà báo|nhà văn|nhà thơ|nhạc sĩ|họa sĩ|đạo diễn|đồng chí|thiếu tá|trung tá|đại tá|thượng tá|đại úy|thượng úy|trung úy|thiếu úy|thiếu tướng|trung tướng|thượng tướng|đại tướng|trung sĩ|hạ sĩ|binh nhất|liệt sĩ|thầy|cô giáo|thầy giáo|em|bị can|bị cáo|TS|PGS|GS|ThS|BS|NSND|NSƯT|MC|rapper|danh hài|nghệ danh|tên thật|họ tên|tác giả|nhiếp ảnh gia|Chủ tịch nước|Thủ tướng|Bộ trưởng|Thứ trưởng|danh thủ|hiền thê|danh ca|soạn giả|nhà giáo|lương y|thượng tọa|hòa thượng|đại đức|linh mục|anh hùng|Mr|Mrs|Ms|Miss|Dr|singer|actor|actress|striker|midfielder|defender|coach|footballer|Professor|artist|rapper',
);

/** Roles before a person's name, but before a province as well: `sinh viên Lạng Sơn`. */
export const ROLE_BEFORE: CueList = keys(
  'VĐV|vận động viên|kình ngư|võ sĩ|con trai|con gái|sinh viên|học sinh|tài xế|lái xe|phóng viên|PV|doanh nhân|chiến sĩ|người mẫu|hoa hậu|á hậu|nghệ nhân|kỹ sư|nạn nhân|đối tượng|nghi phạm|vợ|chồng|journalist',
);

/** Persons in Chinese and the like, right before or after a name. */
export const PERSON_CHARACTERS_AFTER: ReadonlySet<string> = new Set(['氏', '先生', '女士']);

/** Words that make the name a newspaper, magazine or broadcaster. */
export const OUTLET_BEFORE: CueList = keys(
  'báo|tạp chí|tờ|nhật báo|tuần báo|tờ báo|trang báo|newspaper|Theo báo|báo điện tử|nhà xuất bản|NXB|tập san|bản tin|nguyệt san|đặc san|chuyên trang',
);
export const OUTLET_AFTER = folds(
  'newspaper|daily|times|news agency|online|tv|daily news|weekly|magazine|moi newspaper',
);

/** Words that make the name a street, school or other thing called after it. */
export const STREET_BEFORE: CueList = keys(
  'tiệm|tiệm vàng|hiệu|nhà thuốc|shop|karaoke|phố|đường|ngõ|hẻm|ngách|đại lộ|phố đi bộ|đường phố|tuyến phố|vòng xoay|ngã tư|ngã năm|ngã sáu|nút giao|cầu vượt|hầm chui|quảng trường|công viên|nhà hát|rạp|khách sạn|nhà hàng|quán|chung cư|tòa nhà|toà nhà|khu đô thị|KĐT|hãng|thương hiệu|nhãn hiệu|giải|cúp|cup|bài hát|ca khúc|bộ phim|phim|vở|tiểu thuyết|cuốn|tập thơ|street|road|avenue|hội quán|khu nghỉ dưỡng|resort|hotel|restaurant|tòa soạn|nhóm nhạc|ban nhạc',
);

/** Words that make a commune's name the name of something else; a province's stays a place. */
export const NAMED_BEFORE: CueList = keys(
  'trường|THPT|THCS|tiểu học|mầm non|trường THPT|đại học|công ty|doanh nghiệp|tập đoàn|CTCP|TNHH|cổ phần|ngân hàng|chùa|đình|đền|miếu|nhà thờ|tàu|cửa hàng|siêu thị|thương mại|HTX|hợp tác xã|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|đại đội|chiến dịch|phong trào|tổ hợp|quỹ|câu lạc bộ|bệnh viện|phòng khám|nhà máy|xưởng|nhà xe|gara|chi nhánh|vaccine|thành|kênh|rạch|hang|nhà thi đấu|sân vận động|sân|chợ|cầu|nghĩa trang|bến|bến xe',
);
export const STREET_AFTER = folds(
  'street|road|avenue|boulevard|hotel|restaurant|company|group|corporation|jsc|pagoda|school|high school|st',
);

/** Clubs: the name stands for the province at most. */
export const CLUB_BEFORE: CueList = keys('CLB|câu lạc bộ|đội|đội bóng|đội tuyển|U19|U21|U17|U23|U15|FC|nữ');
export const CLUB_AFTER = folds('fc|t t|club|hagl|u19|u21');

/** Foods and goods known by their place. */
export const PRODUCT_BEFORE: CueList = keys(
  'sữa|phở|bún|bún bò|bún chả|chả|chả cá|cốm|bánh|bánh cuốn|bánh mì|bánh đa|bánh đậu xanh|bánh cáy|bánh tráng|bánh canh|bánh xèo|bánh khọt|bánh chưng|cơm|cơm gà|cơm tấm|cơm hến|cơm cháy|mì|mỳ|mì quảng|cao lầu|nem|nem chua|nem nướng|giò|chè|trà|cà phê|nước mắm|mắm|cam|bưởi|vải|vải thiều|nhãn|nhãn lồng|na|mận|đào|xoài|thanh long|sầu riêng|chôm chôm|hồng|quýt|dứa|mía|lúa|gạo|nếp|tỏi|ớt|hồi|quế|sâm|gà đồi|gà|vịt|vịt quay|lợn quay|thịt trâu|lụa|gốm|gốm sứ|tranh|rượu|kẹo|kẹo dừa|mật ong|miến|miến dong|phở chua|khau nhục|thạch đen|dừa|hạt tiêu|tiêu|nho|bò|dê|hủ tiếu|bún cá|bún nước lèo|bún mắm|bún thang|khô|tôm|cá|cua|sò|yến sào',
);

/** Prepositions and bodies that are followed by a place. */
export const LOCATIVE_BEFORE: CueList = keys(
  'ở|tại|về|đến|từ|qua|tới|vào|lên|xuống|ra|sang|rời|thăm|ngoài|vùng|địa bàn|khu vực|trên địa bàn|quê|quê ở|trú tại|trú|ngụ|người dân|bà con|nhân dân|UBND|HĐND|công an|chính quyền|đảng bộ|đảng ủy|ủy ban|trạm y tế|sở|bí thư|biên phòng|ngoại ô|nông dân|du khách|phía|giáp|thuộc|in|at|to|from|near|around|through|visit|visiting|into|between|via|du lịch|cử tri|MTTQ|TAND|VKSND',
);

/** Words that are followed by a place more often than not. */
export const WEAK_LOCATIVE_BEFORE: CueList = keys(
  'ban chỉ huy|cán bộ|bệnh viện|đồn biên phòng|đồn|ga|trung tâm|ven|miền|đất|xứ|dân|giữa|gần|đèo|hồ|sông|núi|thác|vịnh|bãi biển|biển|đảo|quần đảo|cửa khẩu|huyện đảo|cụm|mặt trận|quân sự|công dân|lãnh đạo|văn phòng|bưu điện|điện lực|kiểm lâm|hải quan|cục|chi cục|tòa án|viện kiểm sát|lực lượng|of|khu công nghiệp|KCN|khu kinh tế|cụm công nghiệp|khu du lịch|cô gái|chàng trai|thanh niên',
);

/** Words that name the kind of a landmark, before it. */
export const KIND_BEFORE: ReadonlyMap<string, CueList> = new Map([
  [
    'gate',
    keys(
      'cửa khẩu|cửa khẩu quốc tế|quốc tế|khẩu quốc tế|cửa khẩu phụ|khẩu phụ|khẩu chính|cửa khẩu chính|lối mở|khẩu|gate|đồn biên phòng|biên phòng|cột mốc|mốc|ải',
    ),
  ],
  ['pass', keys('đèo|đỉnh đèo|hầm|chân đèo|pass|dốc|hầm đường bộ')],
  ['lake', keys('hồ|đầm|lake|lòng hồ')],
  ['mountain', keys('núi|đỉnh|dãy|đỉnh núi|dãy núi|mount|khu du lịch|du lịch|rừng|vùng núi')],
  [
    'heritage',
    keys(
      'di tích|khu di tích|danh thắng|khu du lịch|du lịch|chùa|đền|động|vườn quốc gia|quốc gia|di sản|thác|hang|suối|đình|phố cổ|sinh thái|quần thể|văn hóa|tâm linh|cột cờ|khu bảo tồn|mũi',
    ),
  ],
  ['island', keys('đảo|quần đảo|hòn|bãi đá|đá|island|bãi|bãi biển|biển')],
]);
export const KIND_AFTER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['gate', folds('border gate|border|international border|gate|checkpoint|crossing|pass|international')],
  ['pass', folds('pass|tunnel')],
  ['lake', folds('lake|reservoir')],
  ['mountain', folds('mountain|mount|peak|tourist')],
  [
    'heritage',
    folds(
      'pagoda|temple|complex|landscape|scenic|relic|heritage|national|eco|tourism|falls|waterfall|flag|flag tower|citadel|cave',
    ),
  ],
  ['island', folds('island|islands|archipelago|islet|beach')],
]);
export const KIND_CHARACTERS: ReadonlySet<string> = new Set([
  '口',
  '关',
  '岛',
  '群',
  '湖',
  '山',
  '寺',
  '瀑',
  '礁',
]);

/** Family names and the middle names that only persons bear: before another name they make a person. */
export const FAMILY_NAMES: ReadonlySet<string> = keys(
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đoàn|Vương|Trịnh|Trương|Đinh|Lâm|Phùng|Mai|Tô|Hà|Tạ|Lương|Lưu|Nông|Triệu|Cao|Quách|Thái|Tống|Chu|Châu|Kiều|Nghiêm|Hứa|Lò|Giàng|Sùng|Thào|Quàng|Thị|Văn',
).exact;

/** Family names that are hardly a word besides. */
export const ONLY_FAMILY_NAMES: ReadonlySet<string> = keys(
  'Nguyễn|Trần|Phạm|Lê|Bùi|Đặng|Đỗ|Huỳnh|Phan|Vũ|Võ|Ngô|Hoàng|Trịnh|Phùng|Đinh|Trương',
).exact;

/** The same without marks, as foreign papers write them; the short ones are words of other languages. */
export const PLAIN_FAMILY_NAMES: ReadonlySet<string> = new Set(
  'nguyen tran pham bui dang huynh phan ngo hoang trinh phung dinh truong thi duong luong'.split(' '),
);

/** Words between two names that put the second above the first. */
export const WITHIN: ReadonlySet<string> = keys('thuộc|của|ở|tại|in|of|trực thuộc|nay thuộc|nay là').exact;
/** Words between two names of one list. */
export const LIST: ReadonlySet<string> = keys('và|and|cùng|với|hoặc|hay|đến|tới|or|to|và các').exact;
export const PLURAL: ReadonlySet<string> = keys('các|hai|ba|bốn|năm|những|nhiều|mấy|2|3|4|5|6').exact;

/** Words before the first of several places that a road or line joins. */
export const ROUTE_BEFORE: CueList = keys(
  'cao tốc|quốc lộ|tỉnh lộ|tuyến|tuyến đường|đường|đường sắt|tuyến xe|chạy tuyến|chặng|đường bay|đường dây|xe khách|chuyến bay|tuyến cao tốc|hành lang|tàu|expressway|railway|từ|nối|liên kết|dự án',
);

/** Everyday words that tell Vietnamese typed without marks from English or French. */
export const PLAIN_VIETNAMESE: ReadonlySet<string> = new Set(
  'cua va tai cac nguoi duoc trong khong tinh xa huyen phuong dan voi nhung cho thi nam ngay da dang bieu dien theo ong gia bao xe mot hai lam viec'.split(
    ' ',
  ),
);
