/**
 * The nouns of Điểm Báo and their plain rules. This folder imports nothing from elsewhere.
 *
 * Glossary (each word means one thing; the Vietnamese term is the one that officers use):
 *
 * | word        | meaning                                                                  | officers say        |
 * |-------------|--------------------------------------------------------------------------|---------------------|
 * | locality    | a commune or province that an office follows                             | địa phương          |
 * | source      | one address that is polled: a feed, a sitemap, a listing, a public page  | nguồn tin           |
 * | outlet      | the newspaper, agency or institution behind sources                      | cơ quan báo chí     |
 * | document    | bytes as received from an address at a time, with headers and SHA-256    | bản lưu             |
 * | article     | what a document says: title, text, time, language, canonical address     | tin, bài            |
 * | mention     | a span of an article that names an administrative unit or landmark       | địa bàn được nêu    |
 * | story       | articles that are one text or tell one event                             | sự việc             |
 * | assessment  | the topics and tone that a model gave an article, with its version       | lĩnh vực, sắc thái  |
 * | statement   | a reference statement on borders and sovereignty, with sources           | luận cứ             |
 * | claim match | a sentence that bears on a statement, with a verdict                     | nội dung cần rà soát|
 * | review      | what a person decided about a claim match                                | thẩm định           |
 * | case        | a matter the press raised, followed to its result under a clock          | vụ việc             |
 * | clock       | a legal or internal time limit                                           | thời hạn            |
 * | desk        | the unit that handles a case or receives a packet                        | đơn vị chủ trì      |
 * | digest      | the morning pages                                                        | điểm báo            |
 * | report      | the periodic press-opinion report                                        | báo cáo             |
 * | packet      | a confirmed claim with evidence, asking for a public response            | hồ sơ đề nghị       |
 *
 * There is no author in this list, and there will not be one: see docs/claims-not-people.md.
 */
export * from './account.ts';
export * from './article.ts';
export * from './assessment.ts';
export * from './audit.ts';
export * from './calendar.ts';
export * from './calendar-lunar.ts';
export * from './case.ts';
export * from './claim.ts';
export * from './clock.ts';
export * from './digest.ts';
export * from './document.ts';
export * from './locality.ts';
export * from './mention.ts';
export * from './outcome.ts';
export * from './packet.ts';
export * from './platform.ts';
export * from './report.ts';
export * from './reread.ts';
export * from './review.ts';
export * from './source.ts';
export * from './spelling.ts';
export * from './statement.ts';
export * from './story.ts';
export * from './text.ts';
export * from './threshold.ts';
export * from './topic.ts';
export * from './volume.ts';
