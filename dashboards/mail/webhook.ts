import type { MailResult } from '../mail.ts';

const TIMEOUT = 20_000;

/** Posts JSON to an address that the office chose. A redirect is not followed: it would take the text elsewhere. */
export async function postWebhook(url: string, body: unknown, idempotencyKey: string): Promise<MailResult> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': idempotencyKey },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    await answer.body?.cancel();
    if (answer.ok) return { kind: 'sent', receipt: `HTTP ${answer.status}` };
    return {
      kind: 'unsent',
      reason: `HTTP ${answer.status}`,
      permanent: answer.status >= 300 && answer.status < 500 && answer.status !== 429,
    };
  } catch (error) {
    const timedOut = (error as Error).name === 'TimeoutError';
    const reason = timedOut
      ? 'no answer'
      : String((error as { cause?: Error }).cause?.message ?? (error as Error).message);
    return timedOut ? { kind: 'uncertain', reason } : { kind: 'unsent', reason, permanent: false };
  }
}
