import { int8Of } from '@/lib/text/bytes'
import { range } from '@/lib/text/lists'
import type { Matrix } from './arena'
import type { Kernel } from './kernel'
import type { GatedLayer, WeightAndBias } from './layers'

/** Stored weights: integers from -127 to 127, as bytes or in base64, with one factor per row. */
export type PackedWeights = Record<
  string,
  { shape: number[]; scales: number[]; data: string | Uint8Array<ArrayBuffer> }
>

/** Indices of the inputs or outputs of a stored layer that are used, in order; -1 adds one that is always zero. */
interface PickedIndices {
  inputs?: readonly number[]
  outputs?: readonly number[]
}

export interface Weights {
  /** The stored integers times the factor of their row, row by row. */
  raw: (name: string) => Float32Array
  matrix: (name: string) => Matrix
  /** A dense layer; it is stored with one row for each output. */
  linear: (name: string, picked?: PickedIndices) => WeightAndBias
  norm: (name: string) => WeightAndBias
  gated: (name: string) => GatedLayer
}

/** Opens packed weights in the arena of a kernel. An unknown name throws. */
export function openWeights(packed: PackedWeights, { arena }: Kernel): Weights {
  const shapeOf = (name: string): [number, number] => {
    const found = packed[name]
    if (!found) throw new Error(`no weights named ${name}`)
    const [rows = 1, columns] = found.shape
    return columns === undefined ? [1, rows] : [rows, columns]
  }
  const raw = (name: string): Float32Array => {
    const [rows, columns] = shapeOf(name)
    const { data, scales } = packed[name] ?? { data: '', scales: [] }
    const bytes = int8Of(data)
    const out = new Float32Array(rows * columns)
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) out[r * columns + c] = (bytes[r * columns + c] ?? 0) * (scales[r] ?? 0)
    return out
  }
  const matrix = (name: string): Matrix => {
    const [rows, columns] = shapeOf(name)
    const out = arena.matrix(rows, columns)
    out.data.set(raw(name))
    return out
  }
  /** Returns all values as one row; they are stored one per row. */
  const row = (name: string): Matrix => {
    const numbers = raw(name)
    const out = arena.matrix(1, numbers.length)
    out.data.set(numbers)
    return out
  }
  const linear: Weights['linear'] = (name, picked = {}) => {
    const [stored, columns] = shapeOf(`${name}.weight`)
    const inputs = picked.inputs ?? firstIndices(columns)
    const outputs = picked.outputs ?? firstIndices(stored)
    const from = raw(`${name}.weight`)
    const bias = raw(`${name}.bias`)
    const layer = { weight: arena.matrix(inputs.length, outputs.length), bias: arena.matrix(1, outputs.length) }
    for (const [o, output] of outputs.entries()) {
      layer.bias.data[o] = output < 0 ? 0 : bias[output]!
      for (const [i, input] of inputs.entries())
        layer.weight.data[i * outputs.length + o] = output < 0 || input < 0 ? 0 : from[output * columns + input]!
    }
    return layer
  }
  const norm = (name: string): WeightAndBias => ({ weight: row(`${name}.weight`), bias: row(`${name}.bias`) })
  const gated = (name: string): GatedLayer => {
    const depth = matrix(`${name}.depth`)
    if (depth.columns % 4 !== 0) throw new Error(`${name} must be a multiple of four wide`)
    return { norm: norm(`${name}.norm`), depth, mix: linear(`${name}.mix`) }
  }
  return { raw, matrix, linear, norm, gated }
}

const firstIndices = (count: number): number[] => range(0, count)
