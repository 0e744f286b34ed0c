/** So many at once, the others in the order in which they came. `enter` resolves to the way out. */
export function createSlots(count: number): { enter(): Promise<() => void> } {
  const waiting: (() => void)[] = [];
  let free = count;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async enter() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return leave;
    },
  };
}
