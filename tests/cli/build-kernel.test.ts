import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the WebAssembly that is committed is what its source gives', { timeout: 180_000 }, async () => {
  const run = promisify(execFile)(process.execPath, ['scripts/build-kernel.mjs', '--check'])
  await expect(run).resolves.toMatchObject({ stderr: '' })
})
