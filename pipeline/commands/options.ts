import { isLocalDate } from '../../db/model/calendar.ts';
import { UsageError } from './failure.ts';

/** A calendar day of an option, `YYYY-MM-DD`. @throws UsageError */
export function dayOption(text: string): string {
  if (!isLocalDate(text)) throw new UsageError(`"${text}" is no day; write it as 2026-11-21`);
  return text;
}

/** One of the allowed words of an option. @throws UsageError that lists them */
export function choiceOption<T extends string>(name: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new UsageError(`${name} is one of ${choices.join(', ')}, not "${text}"`);
  return found;
}

/** A TCP port of an option. @throws UsageError */
export function portOption(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}
