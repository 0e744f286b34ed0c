import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRobotsCases } from '../testing/robots-cases.ts';
import { crawlDelay, isAllowed, sitemapsOf } from './robots.ts';

const DATA = '../shared/data/robots';

describe.skipIf(!existsSync(DATA))('the published robots.txt cases', () => {
  for (const file of existsSync(DATA) ? readdirSync(DATA) : []) {
    it(file, () => {
      const cases = readRobotsCases(readFileSync(`${DATA}/${file}`, 'utf8'));
      expect(cases.length).toBeGreaterThan(0);
      for (const { robots, agent, url, allowed } of cases) {
        expect({ robots, agent, url, allowed: isAllowed(robots, agent, url) }).toEqual({
          robots,
          agent,
          url,
          allowed,
        });
      }
    });
  }
});

describe('isAllowed', () => {
  it('takes the longest match, and allows on a tie', () => {
    const robots = 'User-agent: *\nDisallow: /tin\nAllow: /tin/cong-khai\nDisallow: /a\nAllow: /a';
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/tin/mat')).toBe(false);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/tin/cong-khai/1')).toBe(true);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/a')).toBe(true);
  });

  it('obeys its own group alone, wherever its parts stand', () => {
    const robots =
      'User-agent: *\nDisallow: /\n\nUser-agent: diembao\nDisallow: /x\n\nUser-agent: DIEMBAO\nDisallow: /y';
    expect(isAllowed(robots, 'DiemBao/0.1 (+mailto:a@b.vn)', 'https://bao.example/')).toBe(true);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/x')).toBe(false);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/y')).toBe(false);
  });

  it('is not led astray by a fragment or a missing path', () => {
    const robots = 'User-agent: *\nDisallow: /$\n';
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example')).toBe(false);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/#/x')).toBe(false);
    expect(isAllowed(robots, 'DiemBao', 'https://bao.example/x#/')).toBe(true);
  });

  it('stays fast on a pattern made to be slow', () => {
    const robots = `User-agent: *\nDisallow: /${'*a'.repeat(4000)}b\n`;
    const before = performance.now();
    expect(isAllowed(robots, 'DiemBao', `https://bao.example/${'a'.repeat(20_000)}`)).toBe(true);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it('agrees with a regular expression on any pattern', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '.');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        fc.boolean(),
        fc.array(fc.constantFrom('a', 'b', '/', '.'), { maxLength: 12 }),
        (pattern, end, path) => {
          const rule = `/${pattern.join('')}`;
          const expression = new RegExp(
            `^${rule.replace(/[.]/g, '\\.').replace(/\*+/g, '.*')}${end ? '$' : ''}`,
            's',
          );
          const robots = `User-agent: *\nDisallow: ${rule}${end ? '$' : ''}`;
          expect(isAllowed(robots, 'x', `http://h.example/${path.join('')}`)).toBe(
            !expression.test(`/${path.join('')}`),
          );
        },
      ),
    );
  });
});

describe('crawlDelay and sitemapsOf', () => {
  it('reads the delay of the group that applies', () => {
    const robots =
      'User-agent: *\nCrawl-delay: 7\nDisallow: /x\n\nUser-agent: Other\nCrawl-delay: 2.5\nAllow: /';
    expect(crawlDelay(robots, 'DiemBao')).toBe(7);
    expect(crawlDelay(robots, 'Other')).toBe(2.5);
    expect(crawlDelay('User-agent: *\nCrawl-delay: soon', 'DiemBao')).toBeUndefined();
  });
  it('lists sitemaps of every group', () => {
    expect(
      sitemapsOf('Sitemap: https://a.example/s.xml\nUser-agent: *\nsitemap:https://a.example/t.xml'),
    ).toEqual(['https://a.example/s.xml', 'https://a.example/t.xml']);
  });
});
