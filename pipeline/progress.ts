import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Shows how far each step is: bars on a terminal, one line at the end of a step elsewhere. Standard error only. */
export interface Progress {
  /** Sets a step's count; `total` may grow. */
  update(step: string, done: number, total: number): void;
  /** A step is over, with what it came to. */
  finish(step: string, result: string): void;
  close(): void;
}

export function openProgress(interactive: boolean): Progress {
  return interactive ? bars() : lines();
}

function lines(): Progress {
  return {
    update: () => undefined,
    finish: (step, result) => process.stderr.write(`${step}: ${result}\n`),
    close: () => undefined,
  };
}

function bars(): Progress {
  const multi = new MultiBar(
    {
      format: '{step} |{bar}| {value}/{total} {result}',
      hideCursor: true,
      clearOnComplete: false,
      barsize: 24,
      stream: process.stderr,
    },
    Presets.rect,
  );
  const known = new Map<string, SingleBar>();
  const barOf = (step: string) => {
    const bar = known.get(step) ?? multi.create(0, 0, { step: step.padEnd(10), result: '' });
    known.set(step, bar);
    return bar;
  };
  return {
    update: (step, done, total) => {
      const bar = barOf(step);
      bar.setTotal(Math.max(total, done));
      bar.update(done);
    },
    finish: (step, result) => {
      const bar = barOf(step);
      bar.update(bar.getTotal(), { result });
    },
    close: () => multi.stop(),
  };
}
