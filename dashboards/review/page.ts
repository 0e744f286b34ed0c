import { REJECTION_REASONS, type ReviewAct } from '../../db/model/index.ts';
import { listPackets, recallPacketsOf } from '../../db/queries/packets.ts';
import { actOnMatch, type Decided, statementOfMatch } from '../../db/queries/review.ts';
import { formFields } from '../accounts/form.ts';
import { problem } from '../layout/shell.ts';
import { wordFor } from '../layout/words.ts';
import { checkCorrection, REFUSAL_CODE_WORDS, RULE_WORDS } from '../packet/rules.ts';
import { type Page, roleIncludes } from '../pages/page.ts';
import { showReview } from './detail.ts';
import { REFUSAL_WORDS } from './words.ts';

/** One match under review: everything side by side, and what a reviewer may do. */
export const reviewPage: Page = {
  path: '/tham-dinh/:id',
  role: 'reader',
  register(app, deps) {
    app.get('/tham-dinh/:id{[0-9]{1,15}}', (c) => showReview(c, deps, Number(c.req.param('id'))));
    if (!deps.accounts) return;

    app.post('/tham-dinh/:id{[0-9]{1,15}}/:act{[a-z]+}', async (c) => {
      const viewer = c.get('viewer');
      if (!viewer || !roleIncludes(viewer.role, 'reviewer'))
        return problem(c, 403, 'Tài khoản này không thẩm định được', 'Cần vai trò thẩm định.');
      const field = await formFields(c);
      const matchId = Number(c.req.param('id'));
      const act = actOf(c.req.param('act'), field('ghi-chu'), field('ly-do'));
      if (typeof act === 'string') return showReview(c, deps, matchId, act);
      const actor = { userId: viewer.userId, at: deps.now() };
      const version = Number.parseInt(field('luan-cu'), 10) || 0;
      const statement = await statementOfMatch(deps.db, matchId);
      const current = deps.statements?.find((item) => item.id === statement)?.version;
      if (current !== undefined && current !== version)
        return showReview(c, deps, matchId, 'Luận cứ vừa được sửa. Xem lại bản mới rồi quyết định.');
      if (
        act.kind === 'reject' &&
        (await listPackets(deps.db, matchId)).some((packet) => !packet.recalledAt)
      ) {
        // The note goes out as the correction of a packet that was sent.
        const [refusal] = checkCorrection(act.note);
        if (refusal)
          return showReview(
            c,
            deps,
            matchId,
            `${RULE_WORDS[refusal.rule]}: ${wordFor(REFUSAL_CODE_WORDS, refusal.code)}.`,
          );
      }
      const decided = await deps.db.transaction().execute(async (trx): Promise<Decided> => {
        const result = await actOnMatch(trx, matchId, act, actor, version);
        // A packet whose ground is gone is taken back with the reason, in the same breath.
        if (result.ok && act.kind === 'reject') await recallPacketsOf(trx, matchId, act.note, actor);
        return result;
      });
      if (!decided.ok) return showReview(c, deps, matchId, REFUSAL_WORDS[decided.why]);
      return c.redirect(`/tham-dinh/${matchId}`, 303);
    });
  },
};

/** The act that a form asks for, or why it is none, in words. */
function actOf(kind: string, note: string, reason: string): ReviewAct | string {
  switch (kind) {
    case 'confirm':
      return { kind };
    case 'ask':
    case 'answer':
    case 'correct':
    case 'close':
      return { kind, note };
    case 'reject': {
      const known = REJECTION_REASONS.find((item) => item === reason);
      return known ? { kind, reason: known, note } : 'Cần chọn lý do từ chối.';
    }
    default:
      return 'Không có việc này.';
  }
}
