import { expect, test } from 'vitest';
import { figuresOfCard } from './model-card.ts';

const CARD = `# small

| size | 47 MB |
|---|---|
| of the box | 1 |

## Figures

Read on held-out texts.

| set | figure | baseline | reach | measured |
|---|---|---|---|---|
| headlines | accuracy | 0.9 | ≥ 0.95 | 0.931 (ECE 0.02) |

| language | F1 |
|:--|--:|
| vi | 0.71 |

## Limits

| never | read |
|---|---|
| a | b |
`;

test('figures are the rows of the tables below their heading', () => {
  expect(figuresOfCard(CARD)).toEqual([
    { what: 'headlines, accuracy', value: '0.931 (ECE 0.02)', kind: 'measured' },
    { what: 'vi', value: '0.71', kind: 'measured' },
  ]);
  expect(figuresOfCard(CARD.slice(0, CARD.indexOf('## Limits')))).toHaveLength(2);
});

test('a card without the section has none', () => {
  expect(figuresOfCard('# small\n\n| a | b |\n|---|---|\n| 1 | 2 |\n')).toEqual([]);
});
