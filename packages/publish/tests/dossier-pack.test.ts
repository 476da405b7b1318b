import { spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writePack } from '@/lib/dossiers/data/pack'
import { tempFolder } from '@/tests/temp-folder'
import { dossier } from './dossier-command'

const root = tempFolder()

const FOLDER = 'dossier/karpathy'
const key = join(root, 'key.pem')
const pack = join(root, 'karpathy.dossier.json')

describe('the packing of a dossier', () => {
  test('uses a new key file that only its owner can read, and never overwrites it', async () => {
    const made = await dossier('keygen', key)
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/fingerprint( [0-9a-f]{4}){8}/)])
    expect(statSync(key).mode & 0o077).toBe(0)
    const before = readFileSync(key, 'utf8')
    expect(await dossier('keygen', key)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('not overwritten'),
    })
    expect(readFileSync(key, 'utf8')).toBe(before)
  })

  test('writes one file with version, date and key, which can be verified', async () => {
    const packed = await dossier('pack', FOLDER, '--key', key, '--out', pack)
    expect(packed.stderr).toBe('')
    expect(packed.status).toBe(0)
    const { subject, version, asOf } = JSON.parse(readFileSync(pack, 'utf8')) as Record<string, string>
    expect(subject).toBe('Andrej Karpathy')
    const verified = await dossier('verify', pack)
    expect(verified.status).toBe(0)
    expect(verified.stdout).toContain(`version ${version}, as of ${asOf}`)
    expect(verified.stdout.match(/signed by .*/)).toEqual(packed.stdout.match(/signed by .*/))
  })

  test('makes a file that is refused after a change', async () => {
    const changed = join(root, 'changed.dossier.json')
    writeFileSync(changed, readFileSync(pack, 'utf8').replace('Eureka Labs', 'Eureka Lads'))
    expect(await dossier('verify', changed)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('signature does not fit'),
    })
    expect(await dossier('import', changed, '--out', join(root, 'out'))).toMatchObject({ status: 2 })
  })

  test('needs a key', async () => {
    expect(await dossier('pack', FOLDER)).toMatchObject({ status: 2 })
    const bad = join(root, 'bad.pem')
    writeFileSync(bad, 'no key')
    expect(await dossier('pack', FOLDER, '--key', bad, '--out', join(root, 'x'))).toMatchObject({ status: 2 })
    expect(await dossier('verify', bad)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('not a signed dossier'),
    })
  })

  test('says nothing of a head that is not that of its dossier, and writes no control signs', async () => {
    const pem = createPrivateKey(readFileSync(key, 'utf8'))
    const raw = createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32)
    const { dossier: content, asOf, subject } = JSON.parse(readFileSync(pack, 'utf8')) as Record<string, string>
    const version = '1\nsigned by aaaa bbbb\u001b[8m'
    const forged = await writePack(
      { subject: subject!, version, asOf: asOf!, dossier: content! },
      { key: new Uint8Array(raw), sign: (bytes) => sign(null, bytes, pem) },
    )
    const path = join(root, 'forged.dossier.json')
    writeFileSync(path, forged)
    const { status, stdout, stderr } = await dossier('verify', path)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('not that of its dossier')
    expect(stderr).not.toContain('\u001b')
  })

  test('does not wait for a pipe', async () => {
    const pipe = join(root, 'pipe')
    spawnSync('mkfifo', [pipe])
    for (const command of ['import', 'verify']) expect(await dossier(command, pipe)).toMatchObject({ status: 2 })
  })
})
