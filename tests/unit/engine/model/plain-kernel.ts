import { createArena, type Matrix } from '@/lib/engine/model/arena'
import type { IntegerLayer } from '@/lib/engine/model/integer-weights'
import { type Kernel, COSINES_OF_PAIR, HEADS, PAIR_SIZE } from '@/lib/engine/model/kernel'
import { softmax } from '@/lib/engine/model/tensor'

/** Implements the net's kernel in TypeScript, with which tests compare assets/kernel/assembly.ts. */
export function createPlainKernel(bytes: number): Kernel {
  const arena = createArena(new ArrayBuffer(bytes))
  return {
    arena,
    multipliesBytes: false,
    multiply,
    normalise,
    convolve,
    gate,
    gelu,
    attend,
    multiplyIntegers,
    selfAttend,
  }
}

/** Multiplies two rows and four columns at a time; for an odd number of rows, the last row is computed twice. */
function multiply(x: Matrix, weight: Matrix, start: Matrix | null, out: Matrix): void {
  const { data: w, stride, columns } = weight
  for (let r = 0; r < x.rows; r += 2) {
    const second = Math.min(r + 1, x.rows - 1)
    const [outA, outB] = [r * out.stride, second * out.stride]
    const startA = start ? (r % start.rows) * start.stride : 0
    const startB = start ? (second % start.rows) * start.stride : 0
    const end = r * x.stride + x.columns
    let c = 0
    for (; c + 3 < columns; c += 4) {
      let a0 = 0
      let a1 = 0
      let a2 = 0
      let a3 = 0
      let b0 = 0
      let b1 = 0
      let b2 = 0
      let b3 = 0
      let p = c
      for (let i = r * x.stride, j = second * x.stride; i < end; i++, j++, p += stride) {
        const a = x.data[i]!
        const b = x.data[j]!
        const w0 = w[p]!
        const w1 = w[p + 1]!
        const w2 = w[p + 2]!
        const w3 = w[p + 3]!
        a0 += a * w0
        a1 += a * w1
        a2 += a * w2
        a3 += a * w3
        b0 += b * w0
        b1 += b * w1
        b2 += b * w2
        b3 += b * w3
      }
      // Read before anything is written: `start` and `out` may be one matrix.
      if (start) {
        a0 += start.data[startA + c]!
        a1 += start.data[startA + c + 1]!
        a2 += start.data[startA + c + 2]!
        a3 += start.data[startA + c + 3]!
        b0 += start.data[startB + c]!
        b1 += start.data[startB + c + 1]!
        b2 += start.data[startB + c + 2]!
        b3 += start.data[startB + c + 3]!
      }
      out.data[outA + c] = a0
      out.data[outA + c + 1] = a1
      out.data[outA + c + 2] = a2
      out.data[outA + c + 3] = a3
      out.data[outB + c] = b0
      out.data[outB + c + 1] = b1
      out.data[outB + c + 2] = b2
      out.data[outB + c + 3] = b3
    }
    for (; c < columns; c++) {
      let a = start ? start.data[startA + c]! : 0
      let b = start ? start.data[startB + c]! : 0
      let p = c
      for (let i = r * x.stride, j = second * x.stride; i < end; i++, j++, p += stride) {
        a += x.data[i]! * w[p]!
        b += x.data[j]! * w[p]!
      }
      out.data[outA + c] = a
      out.data[outB + c] = b
    }
  }
}

function normalise({ data: x, rows, columns }: Matrix, weight: Matrix, bias: Matrix, out: Matrix): void {
  for (let r = 0; r < rows; r++) {
    const at = r * columns
    let mean = 0
    for (let i = 0; i < columns; i++) mean += x[at + i]!
    mean /= columns
    let variance = 0
    for (let i = 0; i < columns; i++) variance += (x[at + i]! - mean) ** 2
    const scale = 1 / Math.sqrt(variance / columns + 1e-5)
    for (let i = 0; i < columns; i++) out.data[at + i] = (x[at + i]! - mean) * scale * weight.data[i]! + bias.data[i]!
  }
}

function convolve({ data: x, rows, columns }: Matrix, stretch: number, depth: Matrix, out: Matrix): void {
  const half = depth.rows >> 1
  out.data.fill(0)
  for (let r = 0; r < rows; r++) {
    const place = r % stretch
    for (let k = 0; k < depth.rows; k++) {
      const from = place + k - half
      if (from < 0 || from >= stretch) continue
      const at = (r + k - half) * columns
      for (let i = 0; i < columns; i++) out.data[r * columns + i]! += x[at + i]! * depth.data[k * columns + i]!
    }
  }
}

function gate({ data: x, rows, columns }: Matrix, { data: mixed }: Matrix): void {
  for (let r = 0; r < rows; r++) {
    const at = r * columns
    for (let i = 0; i < columns; i++) x[at + i]! += mixed[2 * at + i]! / (1 + Math.exp(-mixed[2 * at + columns + i]!))
  }
}

function gelu({ data: x }: Matrix): void {
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!
    x[i] = 0.5 * v * (1 + erf(v * Math.SQRT1_2))
  }
}

/** Multiplies with activations rounded to 14 bits, or to 128 steps; the weights lie as `loadIntegerLayer` places them. */
function multiplyIntegers(x: Matrix, { weights, scales, bias, form }: IntegerLayer, out: Matrix): void {
  for (let r = 0; r < x.rows; r++) {
    const row = x.data.subarray(r * x.columns, (r + 1) * x.columns)
    const [least, most] = [Math.min(0, ...row), Math.max(0, ...row)]
    const step = form === 'narrow' ? (most - least) / 127 : Math.max(most, -least) / 8191
    for (let c = 0; c < out.columns; c++) {
      let sum = 0
      for (const [i, n] of row.entries()) {
        const at = (c >> 3) * x.columns * 8 + (i >> 1) * 16 + (c & 7) * 2 + (i & 1)
        sum += Math.round(n / step || 0) * weights[at]!
      }
      out.data[r * out.columns + c] = sum * step * scales.data[c]! + bias.data[c]!
    }
  }
}

function selfAttend(x: Matrix, head: number, bias: Matrix | null, out: Matrix): void {
  const width = out.columns
  const reach = bias ? (bias.columns - 1) / 2 : 0
  const at = (row: number, part: number, i: number): number => x.data[row * x.columns + part * width + i]!
  for (let start = 0; start < width; start += head)
    for (let t = 0; t < x.rows; t++) {
      const shares = Float32Array.from({ length: x.rows }, (_, j) => {
        let sum = 0
        for (let i = start; i < start + head; i++) sum += at(t, 0, i) * at(j, 1, i)
        return sum + (bias?.data[(start / head) * bias.columns + reach + j - t] ?? 0)
      })
      softmax(shares, 0, shares.length)
      for (let i = start; i < start + head; i++)
        out.data[t * width + i] = shares.reduce((sum, share, j) => sum + share * at(j, 2, i), 0)
    }
}

/** Approximates the error function by Abramowitz and Stegun 7.1.26, with an error below 2e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const y =
    1 -
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x)
  return x < 0 ? -y : y
}

function attend(attention: Parameters<Kernel['attend']>[0]): void {
  const { heads, head, queries, keys, values, nearness, bits, bitsStride, pairLogits, cells, found, aligned } =
    attention
  const m = keys.rows
  const logits = new Float32Array(heads * (m + 1))
  found.data.fill(0)
  aligned.fill(-1)
  for (let t = 0; t < queries.rows; t++) {
    const cell = cells.data.subarray(t * cells.stride, (t + 1) * cells.stride).fill(0)
    const pairs = heads * head
    const all = pairs + heads * PAIR_SIZE + heads
    for (let j = 0; j < m; j++) {
      const near = nearness.data.subarray(
        j * nearness.stride + t * COSINES_OF_PAIR,
        j * nearness.stride + (t + 1) * COSINES_OF_PAIR,
      )
      const set = bits[t * bitsStride + j]!
      for (let h = 0; h < heads; h++) {
        let logit = pairLogits.data[set * HEADS + h]!
        for (const [n, cosine] of near.entries()) logit += cosine * pairLogits.data[(256 + n) * HEADS + h]!
        for (let i = h; i < head * HEADS; i += HEADS)
          logit += queries.data[t * queries.stride + i]! * keys.data[j * keys.stride + i]!
        logits[h * (m + 1) + j] = logit
      }
      const own = j * found.stride + HEADS
      for (let b = 0; b < 8; b++) if ((set >> b) & 1) cell[all + b] = found.data[own + b] = 1
      for (const [n, cosine] of near.entries()) {
        cell[all + 8 + n] = Math.max(cell[all + 8 + n]!, cosine)
        found.data[own + 8 + n] = Math.max(found.data[own + 8 + n]!, cosine)
      }
    }
    let strongest = 0
    for (let h = 0; h < heads; h++) {
      const at = h * (m + 1)
      logits[at + m] = pairLogits.data[(256 + COSINES_OF_PAIR) * HEADS + h]!
      softmax(logits, at, m + 1)
      cell[pairs + heads * PAIR_SIZE + h] = logits[at + m]!
      for (let j = 0; j < m; j++) {
        const a = logits[at + j]!
        const most = j * found.stride + h
        found.data[most] = Math.max(found.data[most]!, a)
        if (a < 1e-5) continue
        if (a > strongest) {
          strongest = a
          aligned[t] = j
        }
        const value = j * values.stride + h * head
        for (let i = 0; i < head; i++) cell[h * head + i]! += a * values.data[value + i]!
        const set = bits[t * bitsStride + j]!
        for (let b = 0; b < 8; b++) if ((set >> b) & 1) cell[pairs + h * PAIR_SIZE + b]! += a
        for (let n = 0; n < COSINES_OF_PAIR; n++)
          cell[pairs + h * PAIR_SIZE + 8 + n]! += a * nearness.data[j * nearness.stride + t * COSINES_OF_PAIR + n]!
      }
    }
  }
}
