import { afterEach, expect, test, vi } from 'vitest'
import { readPacked } from '@/lib/platform/large-data-files'
import { packData } from '@/tools/shared/pack-data'

afterEach(() => vi.unstubAllGlobals())

test('what is packed is read as it was, with bytes in the place of base64', async () => {
  const file = packData(
    { words: 'é ü', table: { data: 'AH+A', scales: [0.5] }, none: { data: '' } },
    (key) => key === 'data',
  )
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Uint8Array(file))))
  expect(await readPacked('/data/any.bin')).toEqual({
    words: 'é ü',
    table: { data: new Uint8Array([0, 127, 128]), scales: [0.5] },
    none: { data: new Uint8Array() },
  })
})
