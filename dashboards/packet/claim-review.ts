import type { PacketData } from '../../db/model/index.ts';

/**
 * A packet as schema.org ClaimReview (https://schema.org/ClaimReview). The rating says what is contradicted and
 * gives no number for truth. `itemReviewed` names where the claim appeared and leaves out who made it.
 */
export function claimReview(packet: PacketData): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    datePublished: packet.madeAt,
    inLanguage: 'vi',
    claimReviewed: packet.quotations[0]?.quote ?? '',
    publisher: { '@type': 'GovernmentOrganization', name: packet.issuingBody },
    itemReviewed: {
      '@type': 'Claim',
      datePublished: packet.quotations[0]?.at,
      appearance: packet.quotations.map((quotation) => ({
        '@type': 'NewsArticle',
        headline: quotation.title,
        url: quotation.url,
        datePublished: quotation.at,
        inLanguage: quotation.language,
        publisher: { '@type': 'Organization', name: quotation.outlet },
      })),
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: `Mâu thuẫn với luận cứ: ${packet.statement.proposition}`,
    },
    reviewBody: packet.reply,
    citation: packet.statement.sources.map((source) => ({
      '@type': 'CreativeWork',
      name: source.article ? `${source.document}, ${source.article}` : source.document,
      datePublished: source.date,
      url: source.url,
    })),
  };
}
