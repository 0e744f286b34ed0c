import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** Lines handled at a time: enough for the model's batches, few enough to keep memory flat. */
const WINDOW = 32;

const idOf = z.object({ id: z.union([z.string(), z.number()]) });

/**
 * Answers each line of `input` with one line on `output`, in order. A line that is no JSON, does not fit
 * `schema`, or whose handler throws is answered with `{"id", "error"}`, and the run goes on.
 * @returns how many lines were read, and how many of them failed
 */
export async function mapJsonLines<T extends { readonly id: string | number }>(
  input: Readable,
  output: Writable,
  schema: z.ZodType<T>,
  answer: (line: T) => Promise<object> | object,
): Promise<{ readonly lines: number; readonly failed: number }> {
  const count = { lines: 0, failed: 0 };
  let window: string[] = [];
  const flush = async () => {
    const lines = window;
    window = [];
    const answers = await Promise.all(lines.map((line) => answerLine(line, schema, answer)));
    for (const result of answers) {
      if ('error' in result) count.failed += 1;
      if (!output.write(`${JSON.stringify(result)}\n`)) await once(output, 'drain');
    }
  };
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    count.lines += 1;
    window.push(line);
    if (window.length === WINDOW) await flush();
  }
  await flush();
  return count;
}

async function answerLine<T extends { readonly id: string | number }>(
  line: string,
  schema: z.ZodType<T>,
  answer: (line: T) => Promise<object> | object,
): Promise<object> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${(error as Error).message}` };
  }
  const id = idOf.safeParse(value).data?.id ?? null;
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { id, error: z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' ') };
  try {
    return { id, ...(await answer(parsed.data)) };
  } catch (error) {
    return { id, error: (error as Error).message };
  }
}

/** A line's id, a string or a number. */
export const lineId = z.union([z.string(), z.number()]);
