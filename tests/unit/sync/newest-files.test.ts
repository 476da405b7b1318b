import { expect, test } from 'vitest'
import { newestFiles, type FilePosition } from '@/lib/sync/types'

const file = (device: string, segment: number, last: number): FilePosition => ({
  path: `${device}/${segment}.ndjson`,
  at: 0,
  line: 1,
  device,
  segment,
  salt: '',
  name: device,
  last,
})

test('the newest file of each other device counts, and none of this device', () => {
  const files = [file('a', 1, 10), file('b', 1, 20), file('b', 2, 30), file('c', 1, 40), file('c', 0, 50)]
  expect(newestFiles(files, 'a').map(({ path }) => path)).toEqual(['c/1.ndjson', 'b/2.ndjson'])
})
