import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { slugOfText } from '@/lib/dossier/format/claim-id'
import { parseDossierText } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { portableJson } from '@/lib/notes/export/export-dossier'
import { fingerprintOf, readPack, sayFingerprint, writePack } from '@/lib/dossiers/data/pack'
import { readFileOrStdin } from '@/tools/shared/file-bytes'
import { createFile, writeFileWhole } from '@/tools/shared/folder-files'
import { toSafeLine } from '@/tools/shared/problem-words'
import { Refusal } from '@/tools/shared/command'
import { loadDossierOrRefuse } from './run-check'

/**
 * `keygen`: writes a new Ed25519 key as PEM (PKCS #8), readable by its owner alone.
 *
 * @throws Refusal when the file is there already
 */
export async function writeKey(path: string): Promise<void> {
  if (existsSync(path)) throw new Refusal(`${path} is there already: a key is not overwritten`)
  const { privateKey } = generateKeyPairSync('ed25519')
  createFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  console.log(`${path}: a new key. Keep it secret, and keep a copy of it.`)
  console.log(`fingerprint ${sayFingerprint(await fingerprintOf(publicBytes(privateKey)))}`)
}

/**
 * `pack`: writes a dossier folder as one signed file.
 *
 * @param out path of the file; by default subject and version in the present folder
 * @throws Refusal when nothing was written
 */
export async function packFolder(folder: string, keyPath: string, out: string | undefined): Promise<void> {
  const { dossier } = loadDossierOrRefuse(folder)
  const { version, asOf } = dossier
  const subject = dossier.subject.name
  const path = out ?? `${slugOfText(subject) || 'dossier'}-${slugOfText(version) || '0'}.dossier.json`
  const { text, by } = await signedText(dossier, keyPath)
  writeFileWhole(path, text)
  console.log(toSafeLine(`${path}: ${subject}, version ${version}, as of ${asOf}, ${dossier.claims.length} claims`))
  console.log(`signed by ${sayFingerprint(by)}`)
}

/** Signs a dossier. @returns the signed file and the fingerprint of the key. @throws Refusal when the key is invalid */
export async function signedText(dossier: Dossier, keyPath: string): Promise<{ text: string; by: string }> {
  const key = await readKey(keyPath)
  const { version, asOf } = dossier
  const content = { subject: dossier.subject.name, version, asOf, dossier: portableJson(dossier) }
  const publicKey = publicBytes(key)
  const text = await writePack(content, { key: publicKey, sign: (bytes) => sign(null, bytes, key) })
  return { text, by: await fingerprintOf(publicKey) }
}

/** `verify`: prints the content and the signer of a signed file. @throws Refusal when the signature is not valid */
export async function verifyPack(path: string): Promise<void> {
  const bytes = await readFileOrStdin(path)
  if (typeof bytes === 'string') throw new Refusal(`${path}: ${bytes}`)
  const result = await readPack({ name: basename(path), bytes })
  if (!result.ok) throw new Refusal(`${path}: ${result.reason}`, 1)
  const { subject, version, asOf, signedBy, file } = result.pack
  const loaded = parseDossierText(new TextDecoder().decode(file.bytes))
  if (!loaded.ok) throw new Refusal(`${path}: the signature is right, but the dossier is not: ${loaded.reason}`, 1)
  const { dossier } = loaded
  if (dossier.subject.name !== subject || dossier.version !== version || dossier.asOf !== asOf)
    throw new Refusal(`${path}: the signature is right, but the head of the file is not that of its dossier`, 1)
  console.log(toSafeLine(`${path}: ${subject}, version ${version}, as of ${asOf}, ${dossier.claims.length} claims`))
  console.log(`signed by ${sayFingerprint(signedBy)}`)
}

async function readKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path)
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Error messages of Node for invalid keys do not help users.
  }
  throw new Refusal(`${path} is no Ed25519 key in PEM form`)
}

/** The last 32 bytes of the DER form are the raw key. */
function publicBytes(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32))
}
