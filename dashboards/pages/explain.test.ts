import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { HOSTILE } from '../testing/read-only.ts';
import { addArticle } from '../testing/sample.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await testDashboard({
    explain: async ({ title }) => [
      { sentence: 'Cầu sập làm ba người bị thương.', weight: 0.62 },
      { sentence: `${title} ${HOSTILE}`, weight: 0.1 },
    ],
  });
});
afterAll(() => dashboard.close());

test('the article leads to the sentences that moved the machine, as plain text', async () => {
  const { bientap } = await testStaff(dashboard);
  const id = await addArticle(dashboard.db, {
    title: 'Cầu treo đứt cáp',
    tone: 'negative',
    topics: ['transport'],
  });
  expect((await bientap.get(`/tin-bai/${id}`)).text).toContain(`/tin-bai/${id}/vi-sao`);
  const { text, words } = await bientap.get(`/tin-bai/${id}/vi-sao`);
  expect(words).toMatch(/Cầu sập làm ba người bị thương\..*62%.*Cầu treo đứt cáp/);
  expect(text).not.toContain('<script>alert');
  expect((await bientap.get('/tin-bai/999999/vi-sao')).status).toBe(404);
});
