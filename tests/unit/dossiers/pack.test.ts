import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, isPack, readPack, sayFingerprint, writePack } from '@/lib/dossiers/data/pack'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
const content = { subject: 'Ada Byrne', version: '2', asOf: '2025-06', dossier: '{"subject":"Ada Byrne — ☃"}' }
const text = await writePack(content, { key, sign: (bytes) => sign(null, bytes, privateKey) })
const read = (changed: string) => readPack({ name: 'ada.dossier.json', bytes: new TextEncoder().encode(changed) })

describe('a signed dossier', () => {
  test('gives the signed content and the fingerprint of the key', async () => {
    expect(isPack(new TextEncoder().encode(text))).toBe(true)
    const result = await read(text)
    if (!result.ok) throw new Error(result.reason)
    expect(new TextDecoder().decode(result.pack.file.bytes)).toBe(content.dossier)
    expect(result.pack).toMatchObject({
      subject: 'Ada Byrne',
      version: '2',
      asOf: '2025-06',
      file: { name: 'ada.json' },
    })
    expect(result.pack.signedBy).toBe(await fingerprintOf(key))
    expect(sayFingerprint(result.pack.signedBy)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
  })

  test('is refused when any signed part was changed', async () => {
    for (const [from, to] of [
      ['Ada Byrne — ☃', 'Ada Burne — ☃'],
      ['"version": "2"', '"version": "3"'],
      ['"asOf": "2025-06"', '"asOf": "2026-06"'],
      ['"subject": "Ada Byrne"', '"subject": "Eda Byrne"'],
    ]) {
      expect(text).toContain(from)
      expect(await read(text.replace(from!, to!))).toMatchObject({ ok: false, code: 'bad-signature' })
    }
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const stolen = text.replace(/"key": "[^"]+"/, `"key": "${other.toString('base64')}"`)
    expect(await read(stolen)).toMatchObject({ ok: false, code: 'bad-signature' })
  })

  test('in a newer format is refused with that reason', async () => {
    expect(await read(text.replace('"formatVersion": 1', '"formatVersion": 2'))).toMatchObject({
      ok: false,
      reason: 'formatVersion: a form of another version of Claimlight',
    })
  })

  test('with a key of another length is refused with the place', async () => {
    expect(await read(text.replace(/"key": "..../, '"key": "'))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^key: /) as string,
    })
  })

  test('is refused when the file is broken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.integer({ min: 0, max: 255 }), async (at, letter) => {
        const changed = text.slice(0, at) + String.fromCharCode(letter) + text.slice(at + 1)
        const result = await read(changed)
        if (result.ok) expect(new TextDecoder().decode(result.pack.file.bytes)).toBe(content.dossier)
      }),
    )
    expect(await read('')).toMatchObject({ ok: false, code: 'broken' })
    expect(await read('{"format":"claimlight-dossier"}')).toMatchObject({ ok: false, code: 'broken' })
    expect(await read(text.replace('"version"', '"__proto__"'))).toMatchObject({ ok: false, code: 'broken' })
  })
})
