import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHostGate } from '../crawlers/manners/pace.ts';
import { type FreshDatabase, freshDatabase } from '../test/setup/fresh-database.ts';
import { rememberedManners, sharedGate } from './shared-manners.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

test('two processes never ask one host closer than its delay', async () => {
  const gates = [1, 2].map(() =>
    sharedGate(
      fresh.db,
      createHostGate(() => 0),
    ),
  );
  const turns: { from: number; to: number }[] = [];
  const ask = async (gate: (typeof gates)[number]) => {
    const leave = await gate.enter('bao.example', 60);
    const from = performance.now();
    await fresh.db.selectFrom('hosts').select('host').execute();
    turns.push({ from, to: performance.now() });
    leave();
  };
  await Promise.all(gates.flatMap((gate) => [ask(gate), ask(gate), ask(gate)]));
  const inOrder = turns.toSorted((a, b) => a.from - b.from);
  const gaps = inOrder.slice(1).map((turn, index) => turn.from - (inOrder[index]?.to ?? 0));
  expect(turns).toHaveLength(6);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(55);
});

test('a push-back and a robots.txt are remembered', async () => {
  const { hostState, robotsCache } = rememberedManners(fresh.db);
  const state = {
    host: 'b.example',
    failures: 2,
    notBefore: new Date('2026-11-21T01:00:00Z'),
    detail: '429',
  };
  await hostState.set(state);
  expect(await hostState.get('b.example')).toEqual(state);
  await hostState.clear('b.example');
  expect(await hostState.get('b.example')).toBeUndefined();
  const entry = {
    origin: 'https://b.example',
    verdict: 'rules' as const,
    body: 'User-agent: *',
    detail: '',
    expires: state.notBefore,
  };
  await robotsCache.set(entry);
  expect(await robotsCache.get(entry.origin)).toEqual(entry);
});
