import { base64Bytes } from '@/lib/text/base64-bytes'
import { createArena, type Matrix } from './arena'
import type { Kernel } from './kernel'
import { wasmBytes } from './wasm-bytes'

/** Exports of kernel/assembly.ts; pointers and strides are in bytes. */
interface Exports {
  memory: WebAssembly.Memory
  multiply: (...args: number[]) => void
  normalise: (...args: number[]) => void
  convolve: (...args: number[]) => void
  gate: (...args: number[]) => void
  gelu: (...args: number[]) => void
  attend: (...args: number[]) => void
  quantise: (...args: number[]) => void
  multiplyIntegers: (...args: number[]) => void
  selfAttend: (...args: number[]) => void
}

/**
 * Creates the kernel in WebAssembly with SIMD. Throws where a content security policy forbids WebAssembly.
 *
 * @param megabytes size of its memory, 16 to 64
 */
export function createWasmKernel(megabytes = 16): Kernel {
  const module = new WebAssembly.Module(base64Bytes(wasmBytes))
  const { memory, ...wasm } = new WebAssembly.Instance(module).exports as unknown as Exports
  if (megabytes > 16) memory.grow((megabytes - 16) * 16)
  const arena = createArena(memory.buffer)
  return {
    arena,
    multiply: (x, weight, start, out) => {
      wasm.multiply(
        at(x),
        4 * x.stride,
        x.rows,
        x.columns,
        at(weight),
        4 * weight.stride,
        weight.columns,
        start ? at(start) : 0,
        start ? 4 * start.stride : 0,
        start ? start.rows : 1,
        at(out),
        4 * out.stride,
      )
    },
    normalise: (x, weight, bias, out) => {
      wasm.normalise(at(x), x.rows, x.columns, at(weight), at(bias), at(out))
    },
    convolve: (x, stretch, depth, out) => {
      wasm.convolve(at(x), x.rows, stretch, x.columns, at(depth), depth.rows, at(out))
    },
    gate: (x, mixed) => {
      wasm.gate(at(x), x.rows, x.columns, at(mixed))
    },
    gelu: (x) => {
      wasm.gelu(at(x), x.data.length)
    },
    attend: (a) => {
      const { queries, keys, nearness, cells, found } = a
      const mark = arena.mark()
      const scratch = arena.matrix(keys.rows, 9)
      wasm.attend(
        queries.rows,
        keys.rows,
        a.heads,
        a.head,
        at(queries),
        at(keys),
        at(a.values),
        at(nearness),
        4 * nearness.stride,
        a.bits.byteOffset,
        a.bitsStride,
        at(a.pairLogits),
        at(a.bitRows),
        at(cells),
        4 * cells.stride,
        at(found),
        4 * found.stride,
        a.aligned.byteOffset,
        at(scratch),
      )
      arena.release(mark)
    },
    multiplyIntegers: (x, { weights, scales, bias }, out) => {
      const mark = arena.mark()
      const rounded = arena.bytes(2 * x.data.length).byteOffset
      const factors = at(arena.matrix(1, x.rows))
      wasm.quantise(at(x), x.rows, x.columns, rounded, factors)
      wasm.multiplyIntegers(
        ...[rounded, factors, x.rows, x.columns],
        ...[weights.byteOffset, at(scales), at(bias), scales.columns, at(out)],
      )
      arena.release(mark)
    },
    selfAttend: (x, head, out) => {
      const mark = arena.mark()
      wasm.selfAttend(at(x), x.rows, out.columns, head, at(arena.matrix(1, x.rows + 3)), at(out))
      arena.release(mark)
    },
  }
}

const at = (matrix: Matrix): number => matrix.data.byteOffset
