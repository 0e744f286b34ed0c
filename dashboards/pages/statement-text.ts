import type { Position, Statement } from '../../db/model/statement.ts';

/** The proposition of a statement in Vietnamese; its id where the statement is no longer there. */
export const statementTitle = (statements: readonly Statement[] | undefined, id: string): string =>
  statements?.find((statement) => statement.id === id)?.proposition.vi ?? id;

/** Whose word it is: an officer must know what is contested. */
export const POSITION_WORDS: Readonly<Record<Position, string>> = {
  vietnam: 'Lập trường đã công bố của Việt Nam (bên khác có quan điểm khác)',
  treaty: 'Hai bên đã thỏa thuận bằng văn bản',
  award: 'Phán quyết của tòa trọng tài',
  fact: 'Số liệu, sự kiện đã công bố',
};
