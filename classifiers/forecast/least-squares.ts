/**
 * Weights of a weighted ridge regression: minimises Σ w (y − x·b)² + ridge Σ b², the first column (the
 * intercept) not shrunk. Rows are few columns wide: the normal equations are solved by Gaussian elimination.
 */
export function weightedRidge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  weights: readonly number[],
  ridge: number,
): number[] {
  const width = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: width }, (_, index) => {
    const line = new Array<number>(width + 1).fill(0);
    line[index] = index === 0 ? 1e-9 : ridge;
    return line;
  });
  rows.forEach((row, at) => {
    const weight = weights[at] ?? 1;
    for (let i = 0; i < width; i += 1) {
      const scaled = weight * row[i]!;
      if (scaled === 0) continue;
      const line = matrix[i]!;
      for (let j = 0; j < width; j += 1) line[j]! += scaled * row[j]!;
      line[width]! += scaled * targets[at]!;
    }
  });
  return solve(matrix, width);
}

/** Solves an augmented matrix with partial pivoting; an empty column gets weight zero. */
function solve(matrix: number[][], width: number): number[] {
  for (let column = 0; column < width; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < width; row += 1) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    const lead = matrix[column]![column]!;
    if (Math.abs(lead) < 1e-12) continue;
    for (let row = 0; row < width; row += 1) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / lead;
      for (let at = column; at <= width; at += 1) matrix[row]![at]! -= factor * matrix[column]![at]!;
    }
  }
  return matrix.map((row, index) => (Math.abs(row[index]!) < 1e-12 ? 0 : row[width]! / row[index]!));
}
