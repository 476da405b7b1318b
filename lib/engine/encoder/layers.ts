import type { Matrix } from '@/lib/engine/model/arena'
import { float32ArrayOf, loadIntegerLayer, loadRow } from '@/lib/engine/model/integer-weights'
import type { Kernel } from '@/lib/engine/model/kernel'
import type { WeightAndBias } from '@/lib/engine/model/layers'
import type { PackedNorm, PackedRows, PackedTransformer } from '@/lib/engine/model/packed-encoder'

/** Returns the states of the pieces of a text after the last layer; `afterLayer` gets those after each, from 1. */
type RunLayers = (ids: readonly number[], afterLayer?: (layer: number, states: Matrix) => void) => Matrix

/**
 * Opens the layers of a transformer with the architecture of BERT, or of MPNet where heads have biases by distance: one layer
 * a step. A narrow one rounds what a layer multiplies to 128 steps.
 */
export function* openLayersInSteps(
  packed: PackedTransformer,
  kernel: Kernel,
  isNarrow: boolean,
): Generator<void, RunLayers, undefined> {
  const { arena } = kernel
  const { width, head } = packed
  const narrowForm = kernel.multipliesBytes ? 'bytes' : 'narrow'
  const form = isNarrow ? narrowForm : 'wide'
  const norm = ({ weight, bias }: PackedNorm): WeightAndBias => ({
    weight: loadRow(weight, arena),
    bias: loadRow(bias, arena),
  })
  const pieces = rowReader(packed.pieces, width)
  const places = rowReader(packed.places, width)
  yield
  const first = norm(packed.norm)
  const openLayer = (layer: PackedTransformer['layers'][number]) => ({
    attend: loadIntegerLayer(layer.attend, arena, form),
    out: loadIntegerLayer(layer.out, arena, form),
    norm: norm(layer.norm),
    up: loadIntegerLayer(layer.up, arena, form),
    down: loadIntegerLayer(layer.down, arena, form),
    last: norm(layer.last),
  })
  const layers: ReturnType<typeof openLayer>[] = []
  for (const layer of packed.layers) {
    layers.push(openLayer(layer))
    yield
  }
  const bias = packed.distances ? loadDistances(packed.distances, width / head, kernel) : null

  /** Normalises a + b into a. */
  function addNormalised(a: Matrix, b: Matrix, { weight, bias }: WeightAndBias): void {
    for (let i = 0; i < a.data.length; i++) b.data[i]! += a.data[i]!
    kernel.normalise(b, weight, bias, a)
  }

  return (ids, afterLayer) => {
    const x = arena.matrix(ids.length, width)
    const sums = arena.matrix(ids.length, width)
    for (const [t, id] of ids.entries()) {
      const row = sums.data.subarray(t * width, (t + 1) * width).fill(0)
      pieces(id, row)
      places(t, row)
    }
    kernel.normalise(sums, first.weight, first.bias, x)
    const attended = arena.matrix(ids.length, 3 * width)
    const inner = arena.matrix(ids.length, layers[0]?.up.scales.columns ?? 0)
    const out = arena.matrix(ids.length, width)
    for (const [n, layer] of layers.entries()) {
      kernel.multiplyIntegers(x, layer.attend, attended)
      kernel.selfAttend(attended, head, bias, sums)
      kernel.multiplyIntegers(sums, layer.out, out)
      addNormalised(x, out, layer.norm)
      kernel.multiplyIntegers(x, layer.up, inner)
      kernel.gelu(inner)
      kernel.multiplyIntegers(inner, layer.down, out)
      addNormalised(x, out, layer.last)
      afterLayer?.(n + 1, x)
    }
    return x
  }
}

function loadDistances(packed: Uint8Array<ArrayBuffer>, heads: number, { arena }: Kernel): Matrix {
  const numbers = float32ArrayOf(packed)
  const matrix = arena.matrix(heads, numbers.length / heads)
  matrix.data.set(numbers)
  return matrix
}

/** Returns a function that adds a stored row to `out`: bytes, or numbers from -31 to 31, of which three bytes hold four. */
function rowReader({ weights, scales }: PackedRows, width: number): (row: number, out: Float32Array) => void {
  const factors = float32ArrayOf(scales)
  if (weights.length === factors.length * width) {
    const bytes = new Int8Array(weights.buffer, weights.byteOffset, weights.length)
    return (row, out) => {
      const factor = factors[row] ?? 0
      for (let i = 0; i < width; i++) out[i]! += bytes[row * width + i]! * factor
    }
  }
  return (row, out) => {
    const factor = factors[row] ?? 0
    for (let i = 0, at = (row * width * 3) / 4; i < width; at += 3) {
      const four = weights[at]! | (weights[at + 1]! << 8) | (weights[at + 2]! << 16)
      for (let shift = 0; shift < 24; shift += 6) out[i++]! += (((four >> shift) & 63) - 32) * factor
    }
  }
}
