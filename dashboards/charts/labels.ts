/** A mark that wants a name beside it. */
export interface Marked {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of a letter at 13 units, on average, in the charts' font. */
const LETTER = 6.4;
const LINE = 14;

/**
 * Places names above, below, right or left of their marks, the first ones first, where they cover no name that
 * stands already and stay on the drawing; a name without room is left out.
 */
export function labelsOf(
  marks: readonly Marked[],
  area: { readonly width: number; readonly height: number },
): Label[] {
  const taken: Box[] = [];
  return marks.flatMap((mark) => {
    const found = candidates(mark).find(
      (candidate) =>
        inside(candidate.box, area) &&
        !taken.some((box) => overlap(box, candidate.box)) &&
        !marks.some((other) => other !== mark && covers(candidate.box, other)),
    );
    if (!found) return [];
    taken.push(found.box);
    return [found.label];
  });
}

function candidates({ text, x, y, radius }: Marked): { readonly label: Label; readonly box: Box }[] {
  const width = text.length * LETTER;
  const middle = (baseline: number) => ({
    label: { text, x, y: baseline, anchor: 'middle' as const },
    box: { left: x - width / 2, right: x + width / 2, top: baseline - LINE + 3, bottom: baseline + 3 },
  });
  const side = (from: number, anchor: 'start' | 'end') => ({
    label: { text, x: from, y: y + 4, anchor },
    box: {
      left: anchor === 'start' ? from : from - width,
      right: anchor === 'start' ? from + width : from,
      top: y - LINE / 2,
      bottom: y + LINE / 2,
    },
  });
  return [
    middle(y - radius - 4),
    middle(y + radius + LINE),
    side(x + radius + 4, 'start'),
    side(x - radius - 4, 'end'),
  ];
}

const inside = (box: Box, { width, height }: { readonly width: number; readonly height: number }): boolean =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a name would stand on another mark's middle. */
const covers = (box: Box, { x, y }: Marked): boolean =>
  x > box.left && x < box.right && y > box.top && y < box.bottom;
