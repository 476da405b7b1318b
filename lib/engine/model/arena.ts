/** Rows of numbers that lie in an arena. */
export interface Matrix {
  data: Float32Array
  rows: number
  columns: number
  /** Numbers from the start of one row to the start of the next. */
  stride: number
}

/**
 * Allocates parts of one buffer in sequence and releases them together: no garbage per sentence, and accessible to
 * WebAssembly. Memory is not cleared.
 */
export interface Arena {
  matrix: (rows: number, columns: number) => Matrix
  bytes: (count: number) => Uint8Array<ArrayBuffer>
  ints: (count: number) => Int32Array<ArrayBuffer>
  /** Position of the next allocation. */
  mark: () => number
  /** Releases all allocations after the mark. */
  release: (mark: number) => void
}

/** An arena in `buffer`. Its last 64 bytes stay free: a kernel may read beyond the end of a row. */
export function createArena(buffer: ArrayBuffer): Arena {
  const end = buffer.byteLength - 64
  let nextByte = 64
  const allocate = (bytes: number): number => {
    const at = nextByte
    nextByte += (bytes + 15) & ~15
    if (nextByte > end) throw new Error(`The net needs more than the ${String(end)} bytes it has.`)
    return at
  }
  return {
    matrix: (rows, columns) => ({
      data: new Float32Array(buffer, allocate(rows * columns * 4), rows * columns),
      rows,
      columns,
      stride: columns,
    }),
    bytes: (count) => new Uint8Array(buffer, allocate(count), count),
    ints: (count) => new Int32Array(buffer, allocate(count * 4), count),
    mark: () => nextByte,
    release: (mark) => {
      nextByte = mark
    },
  }
}

/** The rows from `from` to `to`; the numbers are shared. */
export function matrixRows({ data, columns, stride }: Matrix, from: number, to: number): Matrix {
  return { data: data.subarray(from * stride, to * stride), rows: to - from, columns, stride }
}
