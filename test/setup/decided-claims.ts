import { sampleLocality } from '../../dashboards/testing/locality.ts';
import { addMatch } from '../../dashboards/testing/match.ts';
import { samplePacket } from '../../dashboards/testing/packet.ts';
import type { ReviewAct } from '../../db/model/review.ts';
import type { Database } from '../../db/open.ts';
import { openCase } from '../../db/queries/cases.ts';
import { recallPacketsOf, savePacket } from '../../db/queries/packets.ts';
import { actOnMatch } from '../../db/queries/review.ts';
import { createUser } from '../../db/queries/users.ts';

const AT = new Date('2026-11-21T01:00:00Z');

/**
 * Claims that two reviewers decided about, in order: confirmed twice, recalled after its packet left, answered,
 * rejected; and a case. For tests that need an office at work.
 */
export async function decidedClaims(db: Database): Promise<void> {
  const [an, binh] = [await addReviewer(db, 'an'), await addReviewer(db, 'binh')];
  const act = (id: number, kind: ReviewAct, userId = an) =>
    db.transaction().execute(async (trx) => {
      const decided = await actOnMatch(trx, id, kind, { userId, at: AT }, 1);
      if (!decided.ok) throw new Error(`${kind.kind}: ${decided.why}`);
      if (kind.kind === 'send-packet') {
        const packet = { ...samplePacket(), matchId: id };
        await savePacket(trx, packet, [{ channel: 'email', address: 'vhxh@example.vn' }], { userId, at: AT });
      }
      if (kind.kind === 'recall') await recallPacketsOf(trx, id, kind.note, { userId, at: AT });
    });
  const sent = async (quote: string) => {
    const id = await addMatch(db, { quote });
    await act(id, { kind: 'confirm' });
    await act(id, { kind: 'confirm' }, binh);
    await act(id, { kind: 'send-packet' });
    return id;
  };

  const confirmed = await addMatch(db, { quote: 'Đảo Thử là của nước khác.' });
  await act(confirmed, { kind: 'confirm' });
  await act(confirmed, { kind: 'confirm' }, binh);
  await act(await sent('Đảo Thử xưa nay của nước khác.'), { kind: 'recall', note: 'Trích nhầm câu' });
  await act(await sent('Đảo Thử vốn của nước khác.'), { kind: 'answer', note: 'Công văn số 05' });
  const rejected = await addMatch(db, { quote: 'Có người nói Đảo Thử của nước khác.' });
  await act(rejected, { kind: 'reject', reason: 'reports', note: 'Chỉ thuật lại' });

  const { id: articleId } = await db
    .selectFrom('articles')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const input = { articleId, origin: 'wrong-report' as const, desk: null, clock: null, startedAt: AT };
  await openCase(db, sampleLocality(), input, AT);
}

async function addReviewer(db: Database, login: string): Promise<number> {
  const user = { login, displayName: `Cán bộ ${login}`, role: 'reviewer' as const };
  const id = await db.transaction().execute((trx) => createUser(trx, user, { userId: null, at: AT }));
  if (id === undefined) throw new Error(`login ${login} is taken`);
  return id;
}
