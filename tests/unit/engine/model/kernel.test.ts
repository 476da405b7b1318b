import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Matrix } from '@/lib/engine/model/arena'
import { loadIntegerLayer, type PackedIntegerLayer } from '@/lib/engine/model/integer-weights'
import { type Kernel, cellColumns, FOUND_COLUMNS, COSINES_OF_PAIR, HEADS } from '@/lib/engine/model/kernel'
import { createWasmKernel } from '@/lib/engine/model/wasm-kernel'
import { createPlainKernel } from './plain-kernel'

const wasm = createWasmKernel()
const plain = createPlainKernel(1 << 22)

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the WebAssembly kernel gives the same numbers as the plain one', () => {
  test.each([
    { rows: 1, inner: 1, columns: 1 },
    { rows: 2, inner: 5, columns: 3 },
    { rows: 3, inner: 80, columns: 4 },
    { rows: 4, inner: 15, columns: 8 },
    { rows: 7, inner: 338, columns: 80 },
    { rows: 9, inner: 13, columns: 23 },
    { rows: 0, inner: 4, columns: 8 },
  ])('for products of $rows × $inner and $inner × $columns', ({ rows, inner, columns }) => {
    for (const starts of [0, 1, 2])
      same(({ arena, multiply }, make) => {
        const out = arena.matrix(rows, columns)
        multiply(make(rows, inner), make(inner, columns), starts ? make(starts, columns) : null, out)
        return [out]
      })
  })

  test('for products that are added in place, and for matrices with a stride', () => {
    same(({ multiply }, make) => {
      const all = make(5, 30)
      const every = { data: all.data.subarray(10), rows: 3, columns: 10, stride: 30 }
      const sum = make(5, 10)
      multiply(make(5, 3), every, sum, sum)
      return [sum, all]
    })
  })

  test('for products that must not change the columns after the last one', () => {
    same(({ multiply }, make) => {
      const all = make(6, 11)
      multiply(make(6, 4), make(4, 3), null, { ...all, columns: 3 })
      return [all]
    })
  })

  test('for norms, convolutions, gates and units', () => {
    for (const places of [1, 3, 5])
      same(({ arena, normalise, convolve, gate, gelu }, make) => {
        const x = make(12, 20)
        const [normal, sums] = [arena.matrix(12, 20), arena.matrix(12, 20)]
        normalise(x, make(1, 20), make(1, 20), normal)
        convolve(normal, 4, make(places, 20), sums)
        gate(x, make(12, 40))
        const unit = make(3, 8)
        gelu(unit)
        return [normal, sums, x, unit]
      })
  })

  test('for gates and units of numbers far from zero', () => {
    same(({ arena, gate, gelu }) => {
      const far = [-1e6, -1000, -90, -20, -1e-6, 0, 1e-6, 20, 90, 1000, 1e6, -0]
      const [x, valuesAndGates, unit] = [arena.matrix(1, 12), arena.matrix(1, 24), arena.matrix(1, 12)]
      x.data.fill(1)
      valuesAndGates.data.fill(2, 0, 12)
      valuesAndGates.data.set(far, 12)
      unit.data.set(far)
      gate(x, valuesAndGates)
      gelu(unit)
      return [x, unit]
    })
  })

  test.each([0, 1, 2, 50])('for the attention to a claim of %i words', (claimWords) => {
    const [words, heads, head] = [7, 6, 12]
    same((kernel, make) => {
      const { arena } = kernel
      const bits = arena.bytes(words * claimWords)
      for (let i = 0; i < bits.length; i++) bits[i] = (i * 37) & 255
      const bitRows = arena.matrix(256, 8)
      for (let i = 0; i < 256 * 8; i++) bitRows.data[i] = ((i >> 3) >> (i & 7)) & 1
      const cells = arena.matrix(words, cellColumns(heads, head))
      const found = arena.matrix(claimWords, FOUND_COLUMNS)
      const aligned = arena.ints(words)
      const [queries, keys] = [make(words, head * HEADS), make(claimWords, head * HEADS)]
      const pairLogits = make(257 + COSINES_OF_PAIR, HEADS)
      for (const { data } of [queries, keys, pairLogits]) withoutHeads(data, heads)
      const values = make(claimWords, heads * head)
      const nearness = make(claimWords, words * COSINES_OF_PAIR)
      const written = { cells, found, aligned }
      const read = { queries, keys, values, nearness, bits, bitsStride: claimWords, pairLogits, bitRows }
      kernel.attend({ heads, head, ...read, ...written })
      withoutHeads(found.data, heads, FOUND_COLUMNS)
      return [cells, found, { data: Float32Array.from(aligned) }]
    })
  })

  test.each([1, 2, 5, 9])('for products of %i rows with whole numbers, and for a row of zeros', (rows) => {
    same(({ arena, multiplyIntegers }, make) => {
      const x = make(rows, 32)
      x.data.fill(0, 0, 32)
      const place = arena.bytes(2 * 32 * 16)
      const weights = new Int16Array(place.buffer, place.byteOffset, 32 * 16)
      for (let i = 0; i < weights.length; i++) weights[i] = ((i * 37) % 255) - 127
      const out = arena.matrix(rows, 16)
      multiplyIntegers(x, { weights, scales: make(1, 16), bias: make(1, 16), form: 'wide', sums: null }, out)
      return [out]
    }, 1e-4)
  })

  test.each([1, 2, 5, 9])('for narrow products of %i rows', (rows) => {
    const weights = new Uint8Array(64 * 16).map((_, i) => ((i * 37) % 255) - 127)
    const numbers = (count: number) =>
      new Uint8Array(Float32Array.from({ length: count }, (_, i) => i / 9 - 0.5).buffer)
    const run = (kernel: Kernel): number[] => {
      const layer = loadIntegerLayer(
        { shape: [64, 16], weights, scales: numbers(16), bias: numbers(16) },
        kernel.arena,
        'narrow',
      )
      const [x, out] = [kernel.arena.matrix(rows, 64), kernel.arena.matrix(rows, 16)]
      // The first row has zeros, the second nothing below zero.
      x.data.set(x.data.map((_, i) => (i < 64 ? 0 : ((i * 7919) % 10007) / 5003 - Number(i >= 128))))
      kernel.multiplyIntegers(x, layer, out)
      return [...out.data]
    }
    const expected = run(plain)
    run(wasm).forEach((n, i) => expect(n).toBeCloseTo(expected[i]!, 2))
  })

  test.each([1, 3, 4, 17])('for the attention of %i rows to each other', (rows) => {
    same(({ arena, selfAttend }, make) => {
      const out = arena.matrix(rows, 24)
      selfAttend(make(rows, 72), 8, null, out)
      return [out]
    })
  })

  test.each([1, 3, 4, 17])('for the attention of %i rows with what each head adds for a distance', (rows) => {
    same(({ arena, selfAttend }, make) => {
      const out = arena.matrix(rows, 24)
      selfAttend(make(rows, 72), 8, make(3, 2 * 20 + 1), out)
      return [out]
    })
  })

  test('for rows wider than the sums of the largest whole numbers allow', () => {
    same(({ arena, multiplyIntegers }, make) => {
      const x = make(2, 4096)
      const place = arena.bytes(2 * 4096 * 8)
      const weights = new Int16Array(place.buffer, place.byteOffset, 4096 * 8)
      for (let i = 0; i < weights.length; i++) weights[i] = ((i * 37) % 255) - 127
      const out = arena.matrix(2, 8)
      multiplyIntegers(x, { weights, scales: make(1, 8), bias: make(1, 8), form: 'wide', sums: null }, out)
      return [out]
    }, 1)
  })
})

test('a policy that refuses WebAssembly is an error of the check', () => {
  vi.stubGlobal('WebAssembly', {
    Module: function () {
      throw new Error('refused')
    },
  })
  expect(() => createWasmKernel()).toThrow('refused')
})

test('a full arena throws an error', () => {
  const { arena } = createPlainKernel(1024)
  expect(() => arena.matrix(100, 100)).toThrow('more than')
})

type Make = (rows: number, columns: number) => Matrix

/** Runs the same operation on both kernels with the same numbers, and compares the results. */
function same(run: (kernel: Kernel, make: Make) => { data: Float32Array }[], tolerance = 1e-5): void {
  const [expected = [], got = []] = [plain, wasm].map((kernel) => {
    const mark = kernel.arena.mark()
    let state = 1
    const results = run(kernel, (rows, columns) => {
      const matrix = kernel.arena.matrix(rows, columns)
      for (let i = 0; i < matrix.data.length; i++) {
        state = (state * 16807) % 2147483647
        matrix.data[i] = (state / 2147483647) * 2 - 1
      }
      return matrix
    }).map(({ data }) => [...data])
    kernel.arena.release(mark)
    return results
  })
  expect(got.map((numbers) => numbers.length)).toEqual(expected.map((numbers) => numbers.length))
  const apart = expected.flatMap((numbers, i) =>
    numbers.map((n, j) => Math.abs(n - got[i]![j]!) / Math.max(1, Math.abs(n))),
  )
  expect(Math.max(0, ...apart)).toBeLessThan(tolerance)
  expect(apart.some(Number.isNaN)).toBe(false)
}

/** Sets the unused lanes to zero in the first `HEADS` numbers of each row. */
function withoutHeads(data: Float32Array, heads: number, stride = HEADS): void {
  for (let i = 0; i < data.length; i++) if (i % stride >= heads && i % stride < HEADS) data[i] = 0
}

test.each(['wide', 'narrow'] as const)(
  'a %s layer of weights in four bits is that of their products with the bytes of their groups',
  (form) => {
    const whole = Array.from({ length: 64 * 8 }, (_, i) => ((i * 5) % 15) - 7)
    const groups = new Uint8Array(16).map((_, group) => 3 * group + 1)
    const halves = whole.map((number) => number & 15)
    const pairs = new Uint8Array(whole.length / 2).map((_, at) => halves[2 * at]! | (halves[2 * at + 1]! << 4))
    const bytes = new Uint8Array(whole.map((number, i) => (number * groups[Math.floor(i / 32)]!) / 2))
    const numbers = new Uint8Array(32)
    const weightsOf = (stored: Pick<PackedIntegerLayer, 'weights' | 'groups'>) =>
      loadIntegerLayer({ shape: [64, 8], scales: numbers, bias: numbers, ...stored }, plain.arena, form).weights
    expect(weightsOf({ weights: pairs, groups })).toEqual(weightsOf({ weights: bytes }))
  },
)
