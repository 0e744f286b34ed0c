/**
 * Topic codes: stable, with the label that officers read and the IPTC Media Topics each maps to. Only numbers that
 * were found in lists of others are here; where a narrower one could not be checked it is the one above it.
 */
export const TOPICS = [
  { code: 'economy', iptc: ['04000000'], label: 'Kinh tế, tài chính' },
  { code: 'border-trade', iptc: ['04000000'], label: 'Cửa khẩu, xuất nhập khẩu' },
  { code: 'investment', iptc: ['04000000'], label: 'Đầu tư, xây dựng, hạ tầng' },
  { code: 'agriculture', iptc: ['20000210'], label: 'Nông nghiệp, nông thôn, OCOP' },
  { code: 'tourism', iptc: ['10000000'], label: 'Du lịch, di sản' },
  { code: 'culture', iptc: ['20000038'], label: 'Văn hóa, lễ hội' },
  { code: 'entertainment', iptc: ['20000002'], label: 'Giải trí' },
  { code: 'sport', iptc: ['15000000'], label: 'Thể thao' },
  { code: 'education', iptc: ['05000000'], label: 'Giáo dục' },
  { code: 'health', iptc: ['07000000'], label: 'Y tế, dịch bệnh' },
  { code: 'environment', iptc: ['06000000'], label: 'Môi trường, thời tiết, thiên tai' },
  { code: 'society', iptc: ['14000000'], label: 'Đời sống, an sinh' },
  { code: 'government', iptc: ['20000593'], label: 'Chính quyền, xây dựng Đảng, chính sách' },
  { code: 'security-law', iptc: ['02000000'], label: 'An ninh trật tự, pháp luật' },
  { code: 'transport', iptc: ['20000337'], label: 'Giao thông, tai nạn' },
  { code: 'border-sovereignty', iptc: ['20000638'], label: 'Biên giới, chủ quyền, biển đảo' },
  { code: 'foreign-affairs', iptc: ['20000638'], label: 'Đối ngoại, hợp tác quốc tế' },
  { code: 'rights-religion', iptc: ['20000587', '12000000'], label: 'Quyền con người, dân tộc, tôn giáo' },
  { code: 'science-digital', iptc: ['13000000'], label: 'Khoa học, công nghệ, chuyển đổi số' },
  { code: 'world', iptc: [], label: 'Thế giới' },
] as const;
export type TopicCode = (typeof TOPICS)[number]['code'];

const LABELS: ReadonlyMap<string, string> = new Map(TOPICS.map((topic) => [topic.code, topic.label]));

/** The Vietnamese label of a topic code; the code itself where it is unknown. */
export const topicLabel = (code: string): string => LABELS.get(code) ?? code;

const IPTC: ReadonlyMap<string, readonly string[]> = new Map(TOPICS.map((topic) => [topic.code, topic.iptc]));

/** IPTC Media Topics of topic codes as QCodes (`medtop:15000000`), each once; none for `world` and unknown codes. */
export const mediaTopics = (codes: readonly string[]): string[] => [
  ...new Set(codes.flatMap((code) => IPTC.get(code) ?? []).map((id) => `medtop:${id}`)),
];
