import { describe, expect, it } from 'vitest';
import { isEmptyShell, recogniseChallenge } from './challenge.ts';

const of = (html: string, status = 200, headers = {}) =>
  recogniseChallenge({
    status,
    headers: { 'content-type': 'text/html', ...headers },
    body: Buffer.from(html),
  });
const article = `<p>${'Bài viết dài về con đường liên xã. '.repeat(60)}</p>`;

describe('recogniseChallenge', () => {
  it('tells a script cookie from a wall', () => {
    expect(of('<script>document.cookie="D1N=x";window.location.reload(true);</script>')).toBe(
      'script-cookie',
    );
    expect(of('<title>Just a moment...</title><script src="/cdn-cgi/challenge"></script>', 403)).toBe('wall');
    expect(of('<form><div class="g-recaptcha"></div></form>')).toBe('wall');
    expect(of(article, 403, { 'cf-mitigated': 'challenge' })).toBe('wall');
  });

  it('takes no article, page or feed for one', () => {
    expect(
      of(
        `${article}<div class="g-recaptcha"></div><script>document.cookie="a=1";location.href="#x"</script>`,
      ),
    ).toBeUndefined();
    expect(of('<p>Trang ngắn.</p>')).toBeUndefined();
    expect(
      of('document.cookie=1;location.reload()', 200, { 'content-type': 'text/javascript' }),
    ).toBeUndefined();
  });
});

describe('isEmptyShell', () => {
  it('is a page without words that has a script', () => {
    expect(
      isEmptyShell(
        '<head><title>Báo</title></head><div id="app">Đang tải…</div><script src="/a.js"></script>',
      ),
    ).toBe(true);
    expect(isEmptyShell(`${article}<script></script>`)).toBe(false);
    expect(isEmptyShell('<p>Trang ngắn.</p>')).toBe(false);
  });
});

it.each(['<script', '<script>', '<', '<style></script ', '<head><head '])(
  'no markup costs more than its length: %s',
  (piece) => {
    const started = performance.now();
    isEmptyShell(piece.repeat(1_000_000 / piece.length));
    of(piece.repeat(59_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(1500);
  },
);
