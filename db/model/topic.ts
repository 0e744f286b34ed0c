/** Topic codes: stable, with the label that officers read and the IPTC Media Topic each maps to. */
export const TOPICS = [
  { code: 'economy', label: 'Kinh tế, tài chính' },
  { code: 'border-trade', label: 'Cửa khẩu, xuất nhập khẩu' },
  { code: 'investment', label: 'Đầu tư, xây dựng, hạ tầng' },
  { code: 'agriculture', label: 'Nông nghiệp, nông thôn, OCOP' },
  { code: 'tourism', label: 'Du lịch, di sản' },
  { code: 'culture', label: 'Văn hóa, lễ hội' },
  { code: 'entertainment', label: 'Giải trí' },
  { code: 'sport', label: 'Thể thao' },
  { code: 'education', label: 'Giáo dục' },
  { code: 'health', label: 'Y tế, dịch bệnh' },
  { code: 'environment', label: 'Môi trường, thời tiết, thiên tai' },
  { code: 'society', label: 'Đời sống, an sinh' },
  { code: 'government', label: 'Chính quyền, xây dựng Đảng, chính sách' },
  { code: 'security-law', label: 'An ninh trật tự, pháp luật' },
  { code: 'transport', label: 'Giao thông, tai nạn' },
  { code: 'border-sovereignty', label: 'Biên giới, chủ quyền, biển đảo' },
  { code: 'foreign-affairs', label: 'Đối ngoại, hợp tác quốc tế' },
  { code: 'rights-religion', label: 'Quyền con người, dân tộc, tôn giáo' },
  { code: 'science-digital', label: 'Khoa học, công nghệ, chuyển đổi số' },
  { code: 'world', label: 'Thế giới' },
] as const;
export type TopicCode = (typeof TOPICS)[number]['code'];

const LABELS: ReadonlyMap<string, string> = new Map(TOPICS.map((topic) => [topic.code, topic.label]));

/** The Vietnamese label of a topic code; the code itself where it is unknown. */
export const topicLabel = (code: string): string => LABELS.get(code) ?? code;
