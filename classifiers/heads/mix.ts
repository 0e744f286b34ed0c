import type { Head } from './head.ts';

/**
 * One head whose logits are those of `first` plus `gain` times those of `second`. Both name the same labels in
 * the same order; only one of them may have a lexical part. Views are joined, each once.
 */
export function mixHeads(first: Head, second: Head, gain: number): Head {
  if (first.labels.join('\n') !== second.labels.join('\n'))
    throw new Error('the heads name different labels');
  if (first.lexical && second.lexical) throw new Error('only one of two mixed heads may count pieces');
  const views = [...new Set([...first.views, ...second.views])];
  const count = first.labels.length;
  const width = first.views.length ? first.dense.length / count / first.views.length : widthOf(second, count);
  const dense = new Float32Array(count * views.length * width);
  for (const [head, weight] of [
    [first, 1],
    [second, gain],
  ] as const)
    for (let c = 0; c < count; c++)
      head.views.forEach((view, from) => {
        const to = (c * views.length + views.indexOf(view)) * width;
        const at = (c * head.views.length + from) * width;
        for (let d = 0; d < width; d++) dense[to + d]! += weight * head.dense[at + d]!;
      });
  const lexical = first.lexical ?? second.lexical;
  const scale = first.lexical ? 1 : gain;
  return {
    ...first,
    views,
    dense,
    bias: first.bias.map((b, c) => b + gain * second.bias[c]!),
    lexical: lexical && { ...lexical, scale: lexical.scale.map((s) => s * scale) },
  };
}

const widthOf = (head: Head, count: number): number =>
  head.views.length ? head.dense.length / count / head.views.length : 0;
