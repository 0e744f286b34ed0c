import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueDigest } from '../digest/send.ts';
import { NOW, type TestDashboard, testDashboard, testStaff } from '../testing/dashboard.ts';
import { sampleLocality } from '../testing/locality.ts';

let dashboard: TestDashboard;
beforeAll(async () => {
  dashboard = await testDashboard();
});
afterAll(() => dashboard.close());

test('kept digests are a feed, with the day of each', async () => {
  const { bientap } = await testStaff(dashboard);
  const locality = sampleLocality();
  await issueDigest(dashboard.db, locality, '2026-11-20', [], { now: NOW });
  const feed = await bientap.get(`/diem-bao/${locality.id}/atom.xml`);
  expect(feed.status).toBe(200);
  expect(feed.text).toMatch(/^<\?xml[^>]*>\s*<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
  expect(feed.text).toContain(`urn:diem-bao:${locality.id}:2026-11-20`);
  expect(feed.text).toContain(`${dashboard.url}/diem-bao/${locality.id}/2026-11-20`);
  expect((await bientap.get('/diem-bao/xa-khong-co/atom.xml')).status).toBe(404);
});

test('behind a proxy with HTTPS its addresses begin with https', async () => {
  const proxied = await testDashboard({ secureCookies: true });
  const { docgia } = await testStaff(proxied);
  const { text } = await docgia.get(`/diem-bao/${sampleLocality().id}/atom.xml`);
  expect(text).toContain(`https://${new URL(proxied.url).host}/diem-bao/`);
  expect(text).not.toContain(proxied.url);
  await proxied.close();
});
