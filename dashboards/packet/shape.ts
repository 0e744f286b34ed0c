import { z } from 'zod';
import { POSITIONS } from '../../db/model/index.ts';

const text = z.string().max(20_000);
const KINDS = ['press', 'agency', 'institution'] as const;

/**
 * The shape of a packet, strictly: a field that is not listed here has no business in one (principle 1), and the
 * kinds and the verdict that it lists are the only ones that may leave (principles 2, 3, 4).
 */
export const packetShape = z.strictObject({
  version: z.literal(1),
  matchId: z.number().int().positive(),
  madeAt: text,
  locality: z.strictObject({ id: text, fullName: text, timeZone: text }),
  issuingBody: text,
  desk: z.strictObject({ id: text, name: text.min(1) }),
  claim: z.strictObject({ verdict: z.literal('contradicts'), contradicts: text }),
  confirmedBy: z.literal(2),
  quotations: z
    .array(
      z.strictObject({
        quote: text.min(1),
        language: text,
        outlet: text,
        kind: z.enum(KINDS),
        title: text,
        url: text,
        at: text,
        archive: z.strictObject({
          file: text,
          offset: z.number().int().nonnegative(),
          sha256: text.regex(/^[0-9a-f]{64}$/),
          fetchedAt: text,
        }),
      }),
    )
    .min(1),
  statement: z.strictObject({
    id: text,
    version: z.number().int(),
    position: z.enum(POSITIONS),
    proposition: text.min(1),
    holdsFrom: text,
    sources: z
      .array(
        z.strictObject({
          document: text,
          article: text.optional(),
          date: text,
          url: text,
          checked: z.boolean(),
        }),
      )
      .min(1),
    othersPositions: z.array(z.strictObject({ holder: text, vi: text })),
  }),
  spread: z.strictObject({
    articles: z.number().int().nonnegative(),
    outlets: z.array(
      z.strictObject({ outlet: text, kind: z.enum(KINDS), articles: z.number().int(), first: text }),
    ),
    days: z.array(z.strictObject({ date: text, articles: z.number().int() })),
    communityPosts: z.number().int().nonnegative(),
  }),
  basis: z.strictObject({ name: text, basis: text, due: text.nullable() }),
  request: text.min(1),
  reply: text.min(1),
});
