import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{crawlers,pipeline,classifiers,db,dashboards,test}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/setup/database.ts'],
    pool: 'forks',
    maxWorkers: 2,
  },
});
